import { createInterface } from 'node:readline';
import { findNats, findPostgres } from './find-engines.mjs';
import { startNats } from './nats.mjs';
import { startPostgresPair } from './postgres-pair.mjs';
import { startPostgres } from './postgres.mjs';

/**
 * Holds an engine for another process: `node hold.mjs postgres`. The first line says where it is;
 * each line that comes in names something that the engine does (`pause`, `resume`), and is answered with a line when
 * that is done. When the other process ends in whatever way, the input ends, and the engine with it.
 *
 * `node hold.mjs missing` lists the engines that are not installed.
 */
const ENGINES = {
  postgres: { find: findPostgres, start: startPostgres },
  'synchronous-pair': { find: findPostgres, start: () => startPostgresPair('synchronous') },
  'asynchronous-pair': { find: findPostgres, start: () => startPostgresPair('asynchronous') },
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
      await engine[line]();
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
