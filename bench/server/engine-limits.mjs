import Database from 'libsql';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';

/** As many as the server puts into one commit. */
const GROUP = 64;

/** As many connections as a server has. */
const CONNECTIONS = 12;

const SECONDS = 1.5;

const TABLE = 'CREATE TABLE rows (id TEXT PRIMARY KEY, thread_id TEXT NOT NULL, text TEXT NOT NULL)';
const INSERT = 'INSERT INTO rows (id, thread_id, text) VALUES';
const TEXT = 'x'.repeat(200);

/**
 * What the disk lets SQLite do: durable rows a second, each in a commit of its own, and 64 in one.
 *
 * @param {string} folder on the disk of the store
 */
export async function limitsOfSqlite(folder) {
  const database = new Database(join(folder, 'limits.db'));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(TABLE);
  const insert = database.prepare(`${INSERT} (?, ?, ?)`);
  const commit = (rows) => async () => {
    database.exec('BEGIN IMMEDIATE');
    for (let row = 0; row < rows; row += 1) insert.run([randomUUID(), randomUUID(), TEXT]);
    database.exec('COMMIT');
    return rows;
  };
  const limits = { single: await rate([commit(1)]), grouped: await rate([commit(GROUP)]) };
  database.close();
  return limits;
}

/**
 * The same of PostgreSQL: one row after the other on one connection; as many side by side as a server
 * has connections, which the engine itself commits in groups.
 */
export async function limitsOfPostgres(url) {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client(url));
  await Promise.all(clients.map((client) => client.connect()));
  const [first] = clients;
  await first.query(TABLE);
  const insertBy = (client) => async () => {
    await client.query({ name: 'insert', text: `${INSERT} ($1, $2, $3)`, values: [randomUUID(), randomUUID(), TEXT] });
    return 1;
  };
  const limits = { single: await rate([insertBy(first)]), grouped: await rate(clients.map(insertBy)) };
  await first.query('DROP TABLE rows');
  await Promise.all(clients.map((client) => client.end()));
  return limits;
}

/** Rows a second of workers that do one commit after the other. */
async function rate(workers) {
  const startedAt = performance.now();
  const endAt = startedAt + SECONDS * 1000;
  let rows = 0;
  await Promise.all(
    workers.map(async (work) => {
      while (performance.now() < endAt) rows += await work();
    }),
  );
  return (rows * 1000) / (performance.now() - startedAt);
}
