import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINES_REMEDY, findNats, findPostgres } from './engines/find-engines.mjs';
import { startNats } from './engines/nats.mjs';
import { endProgram, startProgram, waitUntilRunning } from './engines/own-process.mjs';
import { startPostgres } from './engines/postgres.mjs';
import { startProxy } from './engines/proxy.mjs';
import { buildAll } from './lib/build-all.mjs';
import { requireNode } from './lib/node-version.mjs';
import { ROOT } from './lib/paths.mjs';

/**
 * `npm run cluster`: the demo on three servers that share a PostgreSQL and a NATS broker, behind a
 * small proxy that gives each connection to the next server. Both engines are this script's own, and
 * nothing is left behind when it ends, whenever that is.
 */
const NODES = 3;
const PORT = process.env.PORT || '4300';

const say = (text) => process.stdout.write(`${text}\n`);

/** Starts a server of the demo and waits until it says where it is. */
async function startNode(environment) {
  const { child, said } = startProgram(process.execPath, [`${ROOT}projects/demo/dist/server/main.js`], {
    cwd: ROOT,
    env: { ...process.env, ...environment, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn' },
  });
  const urlOf = () => /http:\/\/127\.0\.0\.1:\d+/.exec(said())?.[0];
  await waitUntilRunning({ child, said, isReady: () => urlOf() !== undefined, what: 'A server', seconds: 60 });
  return { child, url: urlOf(), said };
}

const isRunning = ({ child }) => child.exitCode === null && child.signalCode === null;

/** What somebody who presses Ctrl+C gets instead of what comes next. */
class Stopped extends Error {}

/** Heard from the start on: a signal while something starts ends it as well, when it can be ended. */
function watchSignals() {
  let isStopped = false;
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.on(signal, () => {
        if (!isStopped) say('Stopping …');
        isStopped = true;
        resolve();
      });
    }
  });
  return { stopped, isStopped: () => isStopped };
}

/** Starts everything, one after the other, and puts what ends it into `ends`. */
async function start(ends, isStopped) {
  const begin = async (what, starting, end) => {
    if (isStopped()) throw new Stopped();
    say(`Starting ${what} …`);
    const started = await starting();
    ends.push(() => end(started));
    return started;
  };
  const nodes = [];
  // First of all: a port that is taken is no news after all the rest.
  const proxy = await startProxy(PORT, () => nodes.filter(isRunning).map(({ url }) => url));
  ends.push(() => proxy.close());
  if (!(await buildAll())) return null;
  const folder = await mkdtemp(join(tmpdir(), 'livechat-cluster-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const database = await begin('PostgreSQL', startPostgres, (each) => each.stop());
  const broker = await begin('NATS', startNats, (each) => each.stop());
  const settings = { DATA_DIR: folder, DATABASE_URL: database.url, NATS_URL: broker.url };
  // One after the other: the first one makes the tables and the demo's widget.
  for (let count = 1; count <= NODES; count += 1) {
    const what = `server ${count} of ${NODES}`;
    const end = ({ child }) => endProgram(child, 'SIGTERM');
    nodes.push(await begin(what, () => startNode(settings), end));
  }
  return { proxy, nodes };
}

async function main() {
  requireNode();
  if (findPostgres() === null || findNats() === null) {
    process.stderr.write(ENGINES_REMEDY);
    return 1;
  }
  const { stopped, isStopped } = watchSignals();
  const ends = [];
  try {
    const running = await start(ends, isStopped);
    if (running === null) return 1;
    const { proxy, nodes } = running;
    say(nodes[0].said().replaceAll(nodes[0].url, proxy.url));
    say(`The demo runs on ${NODES} servers behind ${proxy.url}:`);
    nodes.forEach(({ child, url }, index) => say(`  server ${index + 1}: ${url}, process ${child.pid}`));
    say('Kill one of the processes, and the others go on. Stop all with Ctrl+C.');
    await stopped;
    return 0;
  } catch (error) {
    // Ctrl+C reaches what is being started too, which then complains that it was ended.
    if (isStopped()) return 0;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

process.exitCode = await main();
