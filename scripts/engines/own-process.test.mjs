import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endProgram, signalFamily, startProgram } from './own-process.mjs';

test('a program that has ended is signalled without a complaint, so that those beside it are still ended', async () => {
  const { child } = startProgram(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  signalFamily(child.pid, 'SIGCONT');
  await endProgram(child, 'SIGTERM');
  assert.equal(child.signalCode, 'SIGTERM');
  assert.doesNotThrow(() => signalFamily(child.pid, 'SIGCONT'));
});
