import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { ROOT } from './paths.mjs';
import { readTestArguments } from './test-arguments.mjs';

const read = (...args) => readTestArguments(args, ['lint', 'unit']);

test('takes stages, and what comes after -- for their tool', () => {
  const { wanted, unknown, extraArgs, wantsHelp } = read('unit', '--', 'outbox', '--help');
  assert.deepEqual({ wanted, unknown, extraArgs }, { wanted: ['unit'], unknown: [], extraArgs: ['outbox', '--help'] });
  assert.equal(wantsHelp, false);
});

test('names the stages that do not exist', () => {
  assert.deepEqual(read('lint', 'lunch').unknown, ['lunch']);
});

for (const option of ['--help', '-h']) {
  test(`npm test -- ${option} prints the usage and succeeds`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/test.mjs', option], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    assert.match(stdout, /^Usage: npm test/);
    assert.equal(stderr, '');
  });
}
