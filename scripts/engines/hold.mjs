import { createInterface } from 'node:readline';
import { findNats, findPostgres } from './find-engines.mjs';
import { startNats } from './nats.mjs';
import { startPostgres } from './postgres.mjs';

/**
 * Holds an engine for another process: `node hold.mjs postgres`. The first line says where it is;
 * each line that comes in (`pause`, `resume`) is done and answered with a line. When the other
 * process ends in whatever way, the input ends, and the engine with it.
 *
 * `node hold.mjs missing` lists the engines that are not installed.
 */
const ENGINES = {
  postgres: { find: findPostgres, start: startPostgres },
  nats: { find: findNats, start: startNats },
};

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

async function hold(start) {
  const engine = await start();
  // The signal of a terminal reaches every process at once; the input's end tells when it is time.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  // Who does not read answers any more is about to end the input.
  process.stdout.on('error', () => undefined);
  try {
    say({ url: engine.url });
    for await (const line of createInterface({ input: process.stdin })) {
      if (line === 'pause') await engine.pause();
      if (line === 'resume') await engine.resume();
      say({ done: line });
    }
  } finally {
    await engine.stop();
  }
}

const [wish = ''] = process.argv.slice(2);
if (wish === 'missing') {
  const missing = Object.entries(ENGINES).filter(([, { find }]) => find() === null);
  say(missing.map(([name]) => name));
} else if (wish in ENGINES) {
  await hold(ENGINES[wish].start);
} else {
  throw new Error(`Name an engine: ${Object.keys(ENGINES).join(' or ')}.`);
}
