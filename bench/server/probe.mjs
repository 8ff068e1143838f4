import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setInterval } from 'node:timers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Loaded into a server before anything else (`node --import`): answers, over the channel to the
 * process that started it, how much memory is in use after a full collection, and for how long its
 * event loop was blocked at most, for how much of that its thread had a processor (on Linux; the rest went to other
 * threads and processes), and how long the process worked since the last question.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const EVERY_MS = 5;
const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
delay.enable();

/** For how long this thread has had a processor, in milliseconds. */
const TIMES = '/proc/self/schedstat';
const threadMs = existsSync(TIMES) ? () => Number(readFileSync(TIMES, 'utf8').split(' ')[0]) / 1e6 : () => Number.NaN;
let lastMs = threadMs();
let longestMs = 0;
setInterval(() => {
  const nowMs = threadMs();
  longestMs = Math.max(longestMs, nowMs - lastMs);
  lastMs = nowMs;
}, EVERY_MS).unref();

let since = process.cpuUsage();

const ANSWERS = {
  memory() {
    collect();
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    return { used: heapUsed + external, rss };
  },
  work() {
    const { user, system } = process.cpuUsage(since);
    since = process.cpuUsage();
    return { workedMs: (user + system) / 1000 };
  },
  loop() {
    // Told is the time between two looks.
    const blockedMs = Math.max(0, delay.max / 1e6 - EVERY_MS);
    const workedMs = longestMs;
    delay.reset();
    longestMs = 0;
    return { blockedMs, workedMs };
  },
};

// Over a channel of its own the server would hear messages that are not meant for it; it listens to none.
process.on('message', (question) => {
  if (question in ANSWERS) process.send?.({ question, answer: ANSWERS[question]() });
});
process.channel?.unref();
