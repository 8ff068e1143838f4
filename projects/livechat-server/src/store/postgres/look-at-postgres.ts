import pg from 'pg';
import type { SqlTransaction } from '../sql/sql-database.js';
import { postgresFailure } from './failures.js';
import { PostgresConnection } from './postgres-connection.js';
import { Statements } from './statements.js';
import { VALUE_TYPES } from './value-types.js';

/** How long a connection may take, in milliseconds. */
const CONNECT_MS = 5_000;

/**
 * Runs `work` on a connection of its own, in a transaction that is undone in the end. It may take as long as it
 * needs: who reads everything is not done within the patience of a server.
 *
 * @throws LiveChatError `UNAVAILABLE` when the database does not answer
 */
export async function lookAtPostgres<T>(url: string, work: (sql: SqlTransaction) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'livechat-server doctor',
    types: VALUE_TYPES,
  });
  // Without a listener a connection that breaks would end the process; the statement under way is rejected.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw postgresFailure(error);
  }
  const connection = new PostgresConnection(client, new Statements());
  try {
    connection.begin('BEGIN');
    await connection.script('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    return await work(connection);
  } finally {
    await client.end();
  }
}
