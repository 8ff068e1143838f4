import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runGraph } from './run-graph.mjs';

const step = (name, ...after) => ({ name, after });

test('a step starts when all before it have ended, and no more than the width run at a time', async () => {
  const steps = [step('d', 'b', 'c'), step('b', 'a'), step('c', 'a'), step('a'), step('e')];
  const ended = [];
  let running = 0;
  let most = 0;
  const result = await runGraph(steps, 2, async ({ name, after }) => {
    assert.ok(after.every((before) => ended.includes(before)));
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    ended.push(name);
    return true;
  });
  assert.deepEqual(result, { failed: [], skipped: [] });
  assert.deepEqual([...ended].sort(), ['a', 'b', 'c', 'd', 'e']);
  assert.equal(most, 2);
});

test('what depends on a failed step is left out, also further down, and the rest runs', async () => {
  const steps = [step('a'), step('b', 'a'), step('c', 'b'), step('d')];
  const ran = [];
  const result = await runGraph(steps, 1, ({ name }) => {
    ran.push(name);
    return Promise.resolve(name !== 'a');
  });
  assert.deepEqual(result, { failed: ['a'], skipped: ['b', 'c'] });
  assert.deepEqual(ran, ['a', 'd']);
});
