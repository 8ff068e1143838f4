import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINES_REMEDY, findNats, findPostgres } from './engines/find-engines.mjs';
import { startNats } from './engines/nats.mjs';
import { endProgram, startProgram, waitUntil } from './engines/own-process.mjs';
import { startPostgres } from './engines/postgres.mjs';
import { startProxy } from './engines/proxy.mjs';
import { buildAll } from './lib/build-all.mjs';
import { requireNode } from './lib/node-version.mjs';
import { ROOT } from './lib/paths.mjs';

/**
 * `npm run cluster`: the demo on three servers that share a PostgreSQL and a NATS broker, behind a
 * small proxy that gives each connection to the next server. Both engines are this script's own, and
 * nothing is left behind when it ends.
 */
const NODES = 3;
const PORT = Number(process.env.PORT || 4300);

const say = (text) => process.stdout.write(`${text}\n`);

/** Starts a server of the demo and waits until it says where it is. */
async function startNode(environment) {
  const { child, said } = startProgram(process.execPath, [`${ROOT}projects/demo/dist/server/main.js`], {
    cwd: ROOT,
    env: { ...process.env, ...environment, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn' },
  });
  const urlOf = () => /http:\/\/127\.0\.0\.1:\d+/.exec(said())?.[0];
  await waitUntil(
    () => {
      if (child.exitCode !== null) throw new Error(`A server ended:\n${said()}`);
      return urlOf() !== undefined;
    },
    { what: 'A server', seconds: 60 },
  );
  return { child, url: urlOf(), said };
}

async function main() {
  requireNode();
  if (findPostgres() === null || findNats() === null) {
    process.stderr.write(ENGINES_REMEDY);
    return 1;
  }
  if (!(await buildAll())) return 1;
  const stopped = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
  const ends = [];
  try {
    const folder = await mkdtemp(join(tmpdir(), 'livechat-cluster-'));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    const database = await startPostgres();
    ends.push(() => database.stop());
    const broker = await startNats();
    ends.push(() => broker.stop());
    const nodes = [];
    // One after the other: the first one makes the tables and the demo's widget.
    for (let count = 0; count < NODES; count += 1) {
      const node = await startNode({ DATA_DIR: folder, DATABASE_URL: database.url, NATS_URL: broker.url });
      ends.push(() => endProgram(node.child, 'SIGTERM'));
      nodes.push(node);
    }
    const proxy = await startProxy(PORT, () =>
      nodes.filter(({ child }) => child.exitCode === null && child.signalCode === null).map(({ url }) => url),
    );
    ends.push(() => proxy.close());
    say(nodes[0].said().replaceAll(nodes[0].url, proxy.url));
    say(`The demo runs on ${NODES} servers behind ${proxy.url}:`);
    nodes.forEach(({ child, url }, index) => say(`  server ${index + 1}: ${url}, process ${child.pid}`));
    say('Kill one of the processes, and the others go on. Stop all with Ctrl+C.');
    await stopped;
    return 0;
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

process.exitCode = await main();
