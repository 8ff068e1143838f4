import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestStatus } from '@stryker-mutator/api/test-runner';
import { runSpecs } from './run-specs.mjs';

/** The globals that `run-specs.mjs` gives to the files with the tests. */
const jest = globalThis;

function declare() {
  jest.describe('a number', () => {
    jest.it('is itself', () => jest.expect(1).toBe(1));
    jest.it.each([2, 3])('is not %i', (other) => jest.expect(1).toBe(other));
  });
}

const statuses = (results) => Object.fromEntries(results.map(({ name, status }) => [name, status]));

test('tells of each test by its full name whether it succeeded, every time anew', async () => {
  const expected = {
    'a number is itself': TestStatus.Success,
    'a number is not 2': TestStatus.Failed,
    'a number is not 3': TestStatus.Failed,
  };
  assert.deepEqual(statuses(await runSpecs(declare, {})), expected);
  assert.deepEqual(statuses(await runSpecs(declare, {})), expected);
});

test('runs only what was asked for, and ends at a failure where one is enough', async () => {
  assert.deepEqual(statuses(await runSpecs(declare, { only: ['a number is itself'] })), {
    'a number is itself': TestStatus.Success,
    'a number is not 2': TestStatus.Skipped,
    'a number is not 3': TestStatus.Skipped,
  });
  assert.deepEqual(statuses(await runSpecs(declare, { endsAtFailure: true })), {
    'a number is itself': TestStatus.Success,
    'a number is not 2': TestStatus.Failed,
    'a number is not 3': TestStatus.Skipped,
  });
});

test('counts what fails while the tests are declared', async () => {
  const results = await runSpecs(() => {
    throw new Error('no state to begin with');
  }, {});
  assert.deepEqual(statuses(results), { 'what prepares the tests': TestStatus.Failed });
});
