import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Loaded into a server before anything else (`node --import`): answers, over the channel to the
 * process that started it, how much memory is in use after a full collection, and for how long its
 * event loop was blocked at most, and how long it worked since the last question.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const EVERY_MS = 5;
const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
delay.enable();
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
    delay.reset();
    return { blockedMs };
  },
};

// Over a channel of its own the server would hear messages that are not meant for it; it listens to none.
process.on('message', (question) => {
  if (question in ANSWERS) process.send?.({ question, answer: ANSWERS[question]() });
});
process.channel?.unref();
