import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setInterval } from 'node:timers';

/**
 * Loaded into a server before anything else (`node --import`): measures how long its event loop takes to
 * come round, and for how much of that its thread had a processor. On a machine that does other things
 * as well, the rest is not the server's doing. Linux only.
 */
const EVERY_MS = 2;

/** For how long this thread has had a processor, in milliseconds. */
const workedMs = () => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;

let turns = [];
let last = { at: performance.now(), worked: workedMs() };
setInterval(() => {
  const now = { at: performance.now(), worked: workedMs() };
  turns.push({ late: now.at - last.at - EVERY_MS, worked: now.worked - last.worked });
  last = now;
}, EVERY_MS).unref();

process.on('message', (question) => {
  if (question !== 'turns') return;
  process.send?.({ question, answer: turns });
  turns = [];
});
process.channel?.unref();
