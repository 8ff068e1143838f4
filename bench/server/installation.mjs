import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findNats, findPostgres } from '../../scripts/engines/find-engines.mjs';
import { startNats } from '../../scripts/engines/nats.mjs';
import { startPostgres } from '../../scripts/engines/postgres.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { limitsOfPostgres, limitsOfSqlite } from './engine-limits.mjs';
import { startMeasured } from './measured-process.mjs';

const BIN = `${ROOT}projects/livechat-server/bin/livechat-server.js`;

/** Everybody comes from one address here. */
const SETTINGS = {
  PORT: '0',
  LOG_LEVEL: 'error',
  VISITORS_PER_MINUTE: '1000000',
  SOCKETS_PER_ADDRESS: '100000',
  REQUESTS_PER_SECOND: '100000',
};

/**
 * The installations that are measured, with what they need beside this repository.
 *
 * @type {Readonly<Record<string, { title: string, nodes: number, engine: 'sqlite' | 'postgres', isInstalled: () => boolean }>>}
 */
export const INSTALLATIONS = {
  sqlite: { title: 'One node, SQLite', nodes: 1, engine: 'sqlite', isInstalled: () => true },
  postgres: { title: 'One node, PostgreSQL', nodes: 1, engine: 'postgres', isInstalled: () => findPostgres() !== null },
  cluster: {
    title: 'Three nodes, PostgreSQL and NATS',
    nodes: 3,
    engine: 'postgres',
    isInstalled: () => findPostgres() !== null && findNats() !== null,
  },
};

/** Starts an installation with one widget, in a folder of its own that is gone afterwards. */
export async function startInstallation({ nodes, engine }) {
  const ends = [];
  const stop = async () => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'livechat-bench-'));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    const env = { ...SETTINGS, DATA_DIR: join(folder, 'data') };
    let limits = () => limitsOfSqlite(folder);
    if (engine === 'postgres') {
      const database = await startPostgres();
      ends.push(() => database.stop());
      env.DATABASE_URL = database.url;
      limits = () => limitsOfPostgres(database.url);
    }
    if (nodes > 1) {
      const broker = await startNats();
      ends.push(() => broker.stop());
      env.NATS_URL = broker.url;
    }
    const { id: widgetId } = await createWidget(env);
    const servers = [];
    for (let count = 0; count < nodes; count += 1) {
      const server = await startMeasured(BIN, ['serve', '--json'], env);
      ends.push(() => server.stop());
      servers.push(server);
    }
    return { widgetId, servers, urls: servers.map(({ url }) => url), limits, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createWidget(env) {
  const args = [BIN, 'widget', 'create', '--title', 'Bench', '--multi-thread', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  return JSON.parse(stdout);
}
