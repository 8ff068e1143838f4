import { LiveChatError } from 'livechat-core/protocol';
import { stat } from 'node:fs/promises';
import { dataFolder } from '../data-folder.js';
import { cannotOpen } from '../store/postgres/cannot-open.js';
import { openPostgresDatabase } from '../store/postgres/postgres-database.js';
import {
  CopyDiffersError,
  copyTables,
  filledTables,
  sharedTables,
  type CopiedTable,
} from '../store/sql/copy-tables.js';
import { migrate } from '../store/sql/migrate.js';
import { MIGRATIONS } from '../store/sql/migrations.js';
import type { SqlDatabase, SqlReader, SqlTransaction } from '../store/sql/sql-database.js';
import { SqliteReader } from '../store/sqlite/sqlite-reader.js';
import { damageOf } from './backup-file.js';
import { holdStore } from './hold-store.js';

/** From where a store goes where. */
export interface StoreMove {
  /** The data folder of the embedded store. */
  readonly from: string;
  /** `postgres://user:password@host:port/database`, a database without any conversation. */
  readonly to: string;
}

/**
 * Copies the embedded store into an empty PostgreSQL database, in one transaction: everything arrives,
 * or nothing. Both sides are held meanwhile, and what arrived is read back and compared before the
 * commit. The store that is copied from is not changed. Clients find another epoch, and read
 * everything anew; so they would on the way back.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` when there is no store, it is of another version, or the database is not
 *   empty; `UNAVAILABLE` while a server uses the store, when it is damaged, when the database does not answer, or
 *   when it does not hold what was written to it
 */
export async function migrateStore({ from, to }: StoreMove): Promise<readonly CopiedTable[]> {
  const { store } = dataFolder(from);
  await requireStore(store);
  const held = holdStore(store);
  try {
    const damage = damageOf(held);
    if (damage.length > 0) throw damaged(damage);
    const source = new SqliteReader(held);
    await requireThisVersion(source);
    const database = openPostgresDatabase(to);
    try {
      return await fill(database, source);
    } catch (error) {
      throw cannotOpen(error);
    } finally {
      await database.close();
    }
  } finally {
    held.close();
  }
}

async function fill(database: SqlDatabase, source: SqlReader): Promise<readonly CopiedTable[]> {
  await migrate(database, MIGRATIONS);
  return database.transact(async (sql) => {
    try {
      const tables = await sharedTables(source, sql);
      await holdTables(
        sql,
        tables.map(({ name }) => name),
      );
      const filled = await filledTables(sql, tables);
      if (filled.length > 0) throw notEmpty(filled);
      const copied = await copyTables(source, sql, tables);
      // The database plans by what it knows of its tables, and knows nothing of new rows for a minute.
      await sql.script('ANALYZE');
      return copied;
    } catch (error) {
      throw error instanceof CopyDiffersError ? differs(error) : error;
    }
  });
}

/** Nobody writes meanwhile. A large store takes longer than a statement of a server may. */
function holdTables(sql: SqlTransaction, names: readonly string[]): Promise<void> {
  return sql.script(
    `SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '5s'; LOCK TABLE ${names.join(', ')} IN EXCLUSIVE MODE`,
  );
}

async function requireStore(path: string): Promise<void> {
  const isThere = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isThere) return;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `There is no store at ${path}.`,
    remedy: 'Name the data folder of the store.',
    field: 'from',
  });
}

async function requireThisVersion(source: SqlReader): Promise<void> {
  const row = await source.get<{ version: number | null }>('SELECT max(version) AS version FROM migrations');
  const version = row?.version ?? 0;
  if (version === MIGRATIONS.length) return;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `The store has version ${version}, this release ${MIGRATIONS.length}.`,
    remedy:
      version < MIGRATIONS.length
        ? 'Back it up, run "livechat-server migrate" on it, then try again.'
        : 'Use the release that wrote it, or a newer one.',
    field: 'from',
  });
}

function damaged(damage: readonly string[]): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The store is damaged: ${damage.join('; ')}.`,
    remedy: 'Put the newest sound back-up back with "restore", then try again; nothing was copied.',
    field: 'from',
  });
}

function notEmpty(tables: readonly string[]): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `The database is not empty: there are rows in ${tables.join(', ')}.`,
    remedy: 'Create another database and name it; two stores are never mixed. Nothing was changed.',
    field: 'to',
  });
}

function differs(cause: CopyDiffersError): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: cause.message,
    remedy:
      'Nothing was kept. Check that the database is of this release, with triggers of nobody else, and try again.',
    field: 'to',
    cause,
  });
}
