import { execFile, spawn } from 'node:child_process';
import { on } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { endProgram } from '../scripts/engines/own-process.mjs';
import { build } from '../scripts/lib/build-all.mjs';
import { requireNode } from '../scripts/lib/node-version.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';
import { report, write } from './report.mjs';
import { closeAll, openVisitors } from './server/crowd.mjs';
import { pace, percentile } from './server/load.mjs';

const BIN = `${ROOT}projects/livechat-server/bin/livechat-server.js`;
const PROBE = new URL('server/loop-probe.mjs', import.meta.url).href;

/** Other work never waits for longer than so many milliseconds of the server's own. */
const AIM_MS = 20;

const VISITORS = 300;
const LOADS = [
  { perSecond: 200, seconds: 10 },
  { perSecond: 500, seconds: 10 },
];

/** A server in a process of its own that tells how its event loop fared since the last question. */
async function startServer(env) {
  const child = spawn(process.execPath, ['--import', PROBE, BIN, 'serve', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line);
    if (url !== undefined) return { url, turns: () => turnsOf(child), stop: () => endProgram(child, 'SIGTERM') };
  }
  throw new Error('The server ended before it listened.');
}

async function turnsOf(child) {
  const answers = on(child, 'message');
  child.send('turns');
  for await (const [message] of answers) return message.answer;
}

async function createWidget(env) {
  const args = [BIN, 'widget', 'create', '--title', 'Bench', '--multi-thread', '--json'];
  return JSON.parse((await promisify(execFile)(process.execPath, args, { env })).stdout).id;
}

const ascending = (values) => values.toSorted((a, b) => a - b);
const ms = (value) => `${value.toFixed(1)} ms`;

async function main() {
  requireNode();
  if (!(await build(['livechat-core', 'livechat-server']))) return false;
  const folder = await mkdtemp(join(tmpdir(), 'livechat-loop-'));
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'error',
    VISITORS_PER_MINUTE: '1000000',
    SOCKETS_PER_ADDRESS: '100000',
  };
  const widgetId = await createWidget(env);
  const server = await startServer(env);
  let isMet = true;
  try {
    const visitors = await openVisitors([server.url], widgetId, VISITORS);
    // What is compiled and opened once is not load.
    await pace(visitors, { perSecond: 200, seconds: 5 });
    write(`\n${loadavg()[0].toFixed(1)} processes waited for a processor in the last minute\n`);
    for (const load of LOADS) {
      await server.turns();
      const { waits } = await pace(visitors, load);
      const turns = await server.turns();
      const worked = ascending(turns.map((turn) => turn.worked));
      const late = ascending(turns.map((turn) => turn.late));
      isMet &&= worked.at(-1) <= AIM_MS;
      report({
        name: `${load.perSecond} durable messages a second`,
        figure: `worked ${ms(percentile(worked, 0.99))} p99, ${ms(worked.at(-1))} at most`,
        aim: `at most ${AIM_MS} ms`,
        isMet: worked.at(-1) <= AIM_MS,
      });
      report({
        name: '  with what other processes and threads took',
        figure: `${ms(percentile(late, 0.99))} p99, ${ms(late.at(-1))} at most`,
      });
      report({
        name: '  acknowledged',
        figure: `after ${ms(percentile(waits, 0.5))} p50, ${ms(percentile(waits, 0.99))} p99`,
      });
    }
    await closeAll(visitors.map(({ socket }) => socket));
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return isMet || !process.argv.includes('--check');
}

process.exitCode = (await main()) ? 0 : 1;
