import { setTimeout } from 'node:timers/promises';
import { TestStatus } from '@stryker-mutator/api/test-runner';
import { expect } from 'expect';
import {
  addEventHandler,
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  getState,
  it,
  removeEventHandler,
  resetState,
  run,
  test,
} from 'jest-circus';
import { fn } from 'jest-mock';

Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, jest: { fn } });

/** Later than timers that are due at once. */
const LATE_MS = 2;

/**
 * Declares and runs tests with what jest itself runs them with.
 *
 * @param {() => void} declare evaluates the files with the tests
 * @param {object} options
 * @param {readonly string[]} [options.only] the ids of the tests to run; all of them without it
 * @param {boolean} [options.endsAtFailure] whether one test that fails is enough
 * @param {(id: string) => void} [options.onStart] hears of each test before it runs
 * @returns what Stryker wants to know of each test
 */
export async function runSpecs(declare, { only, endsAtFailure = false, onStart }) {
  resetState();
  const escaped = [];
  const note = (error) => escaped.push(error);
  process.on('uncaughtException', note).on('unhandledRejection', note);
  const hear = ({ name, test: current }) => {
    if (name === 'test_start') onStart?.(idOf(current));
    if (name === 'test_fn_failure' && endsAtFailure) skipTests(() => true);
  };
  addEventHandler(hear);
  try {
    declare();
    if (only !== undefined) {
      const wanted = new Set(only);
      skipTests((current) => !wanted.has(idOf(current)));
    }
    const { testResults, unhandledErrors } = await run();
    // What a test has left behind is still its own failure, and none of the next run: RxJS throws what nobody catches
    // with the next timer.
    await setTimeout(LATE_MS);
    return [...testResults.map(toResult), ...[...unhandledErrors, ...escaped].map(toFailure)];
  } catch (error) {
    return [toFailure(error)];
  } finally {
    removeEventHandler(hear);
    process.off('uncaughtException', note).off('unhandledRejection', note);
  }
}

function testsIn(block) {
  return block.children.flatMap((child) => (child.type === 'test' ? [child] : testsIn(child)));
}

function skipTests(isUnwanted) {
  for (const current of testsIn(getState().rootDescribeBlock)) if (isUnwanted(current)) current.mode = 'skip';
}

function idOf(current) {
  const names = [current.name];
  for (let block = current.parent; block.parent !== undefined; block = block.parent) names.unshift(block.name);
  return names.join(' ');
}

function toResult({ testPath, status, duration, errors }) {
  const id = testPath.slice(1).join(' ');
  const result = { id, name: id, timeSpentMs: duration ?? 0 };
  if (errors.length > 0) return { ...result, status: TestStatus.Failed, failureMessage: errors.join('\n') };
  return { ...result, status: status === 'done' ? TestStatus.Success : TestStatus.Skipped };
}

/** An error outside of any test: the change is noticed by what prepares the tests. */
function toFailure(error) {
  const id = 'what prepares the tests';
  return { id, name: id, timeSpentMs: 0, status: TestStatus.Failed, failureMessage: String(error) };
}
