import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatSeconds } from './format-time.mjs';

test('durations read as people say them', () => {
  assert.equal(formatSeconds(0.04), '0.0 s');
  assert.equal(formatSeconds(9.94), '9.9 s');
  assert.equal(formatSeconds(12.3), '12 s');
  assert.equal(formatSeconds(59.6), '1 min 0 s');
  assert.equal(formatSeconds(125), '2 min 5 s');
});
