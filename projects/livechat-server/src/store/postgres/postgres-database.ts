import { setTimeout as sleep } from 'node:timers/promises';
import pg, { type ClientBase, type Pool, type PoolClient } from 'pg';
import { POSTGRES } from '../sql/dialect.js';
import type { SqlDatabase, SqlReader, SqlTransaction } from '../sql/sql-database.js';
import { CLUSTER } from './cluster-mark.js';
import { databaseClosed, isCollision, isOutdated, postgresFailure, tooManyCollisions } from './failures.js';
import { PostgresConnection } from './postgres-connection.js';
import { Statements } from './statements.js';
import { VALUE_TYPES } from './value-types.js';

/** More than the database has processors does not make it faster; the rest waits here, in order. */
const CONNECTIONS = 12;

/** How long is waited, in milliseconds, before a database counts as not there. */
const PATIENCE = {
  /** For a connection, be it a new one or one that others use. */
  connection: 5_000,
  /** For the database to give up a statement. */
  statement: 8_000,
  /** For an answer, should the database or the way to it stand still. */
  answer: 10_000,
  /** For a node that stands still, before others get the rows that it holds. */
  idleTransaction: 15_000,
  /** For the answer to "are you there?". */
  check: 2_000,
} as const;

/** An acknowledgement says that the commit is on the disk, whatever the cluster's default is. */
const SETTINGS = `
  SET synchronous_commit = on;
  SET statement_timeout = ${PATIENCE.statement};
  SET idle_in_transaction_session_timeout = ${PATIENCE.idleTransaction};`;

/** How often a transaction is begun again after it met another one, and how long it waits at first. */
const RETRY = { attempts: 8, pauseMs: 4 } as const;

const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/**
 * A PostgreSQL database. Transactions run side by side and keep out of each other's way by holding
 * rows; those that collide all the same are begun again. A database that is gone refuses with
 * `UNAVAILABLE` until it is back.
 *
 * @param url `postgres://user:password@host:port/database`, with the parameters of `pg`, such as `sslmode`
 * @param onConnect hears which cluster each new connection has met, before anybody uses it
 */
export function openPostgresDatabase(url: string, onConnect: (cluster: string) => void = () => undefined): SqlDatabase {
  const pool = openPool(url, onConnect);
  const statements = new Statements();
  const single = new PostgresConnection(pool, statements);
  let closing: Promise<void> | undefined;

  /** Runs `work` on a connection between `begin` and COMMIT, once. */
  const attempt = async <T>(begin: string, work: (sql: SqlTransaction) => Promise<T>): Promise<T> => {
    if (closing !== undefined) throw databaseClosed();
    const client = await connect(pool);
    const connection = new PostgresConnection(client, statements);
    try {
      connection.begin(begin);
      const result = await work(connection);
      await connection.commit();
      client.release();
      return result;
    } catch (error) {
      client.release(await isBroken(connection));
      throw error;
    }
  };

  const repeat = async <T>(begin: string, work: (sql: SqlTransaction) => Promise<T>): Promise<T> => {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await attempt(begin, work);
      } catch (error) {
        if (!isCollision(error)) throw error;
        if (attempts >= RETRY.attempts) throw tooManyCollisions(error);
      }
      await sleep(Math.random() * RETRY.pauseMs * 2 ** attempts);
    }
  };

  return {
    reader: {
      dialect: POSTGRES,
      get: (sql, ...values) => askAgain(() => single.get(sql, ...values)),
      all: (sql, ...values) => askAgain(() => single.all(sql, ...values)),
    },

    snapshot: <T>(work: (sql: SqlReader) => Promise<T>) => repeat(SNAPSHOT, work),

    transact: (work) => repeat('BEGIN', work),

    waiting: () => pool.waitingCount,

    async check() {
      const answered = single.command({ text: 'SELECT 1 FROM meta' });
      const late = sleep(PATIENCE.check, undefined, { ref: false }).then(() => {
        throw postgresFailure(new Error(`No answer came within ${PATIENCE.check} ms.`));
      });
      await Promise.race([answered, late]);
    },

    close: () => (closing ??= pool.end()),
  };
}

/** A statement by itself that was prepared for a table as it was is prepared anew the second time. */
async function askAgain<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isOutdated(error)) throw error;
    return ask();
  }
}

function openPool(url: string, onConnect: (cluster: string) => void): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE.connection,
    query_timeout: PATIENCE.answer,
    keepAlive: true,
    // Statements that do not wait for each other are sent together.
    pipeline: true,
    application_name: 'livechat-server',
    // The pool waits for this before anybody gets the connection.
    onConnect: (client): unknown => prepare(client, onConnect),
    types: VALUE_TYPES,
  });
  // Without listeners these would end the process. Whoever uses the connection hears of it by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function prepare(client: ClientBase, onConnect: (cluster: string) => void): Promise<void> {
  const [, met] = await Promise.all([client.query(SETTINGS), client.query<{ cluster: string }>(CLUSTER)]);
  for (const { cluster } of met.rows) onConnect(cluster);
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw postgresFailure(error);
  }
}

/** Whether a connection is of no use any more: it cannot even undo what was begun. */
async function isBroken(connection: PostgresConnection): Promise<boolean> {
  try {
    await connection.command({ text: 'ROLLBACK' });
    return false;
  } catch {
    return true;
  }
}
