import { LiveChatError } from 'livechat-core/protocol';
import { dataFolder } from '../data-folder.js';
import type { FileStore } from '../files/file-store.js';
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
import type { Table } from '../store/sql/tables.js';
import { damageOf } from './backup-file.js';
import { copyFiles, type CopiedFiles, type FilesToCopy } from './copy-files.js';
import { expectedFiles } from './examine-files.js';
import { holdStore } from './hold-store.js';
import { hiddenStore, obstacleTo } from './obstacle.js';
import { rootCauseOf } from './root-cause.js';

/** From where a store goes where. */
export interface StoreMove {
  /** The data folder of the embedded store. */
  readonly from: string;
  /** `postgres://user:password@host:port/database`, a database without any conversation. */
  readonly to: string;
  /** Where the bytes of its files go; without it they stay in the data folder. */
  readonly files?: FileStore | undefined;
}

/** What a move has done. */
export interface MovedStore {
  /** What both stores hold. */
  readonly tables: readonly CopiedTable[];
  /** What became of the files, where they were to go anywhere. */
  readonly files?: CopiedFiles;
}

/**
 * Copies the embedded store into an empty PostgreSQL database, in one transaction: everything arrives,
 * or nothing. Both sides are held meanwhile, and what arrived is read back and compared before the
 * commit. The files go first, so that the database never names one that is not there. A move that breaks off is
 * begun anew. The store that is copied from is not changed. Clients find another epoch, and read
 * everything anew; so they would on the way back.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` when there is no store, it is of another version, or the database is not
 *   empty; `UNAVAILABLE` while a server uses the store, when it is damaged, when the database or the place for
 *   the files does not answer, or when the database does not hold what was written to it
 */
export async function migrateStore({ from, to, files: into }: StoreMove): Promise<MovedStore> {
  const { store, files: folder } = dataFolder(from);
  await requireStore(store);
  const held = holdStore(store);
  try {
    const damage = damageOf(held);
    if (damage.length > 0) throw damaged(damage);
    const source = new SqliteReader(held);
    await requireThisVersion(source);
    const database = openPostgresDatabase(to);
    try {
      await prepare(database, source);
      const files = into === undefined ? undefined : await copyAll({ folder, keys: await expectedFiles(source), into });
      return { tables: await fill(database, source), ...(files === undefined ? {} : { files }) };
    } catch (error) {
      throw cannotOpen(error);
    } finally {
      await database.close();
    }
  } finally {
    held.close();
  }
}

/** Finds out that a database cannot be filled before the files are copied, which takes long. */
async function prepare(database: SqlDatabase, source: SqlReader): Promise<void> {
  await migrate(database, MIGRATIONS);
  await database.transact((sql) => emptyTables(source, sql));
}

function fill(database: SqlDatabase, source: SqlReader): Promise<readonly CopiedTable[]> {
  return database.transact(async (sql) => {
    const tables = await emptyTables(source, sql);
    const copied = await copyTables(source, sql, tables).catch((error: unknown) => {
      throw error instanceof CopyDiffersError ? differs(error) : error;
    });
    // The database plans by what it knows of its tables, and knows nothing of new rows for a minute.
    await sql.script('ANALYZE');
    return copied;
  });
}

/** The tables of both, held so that nobody else writes into them. */
async function emptyTables(source: SqlReader, sql: SqlTransaction): Promise<readonly Table[]> {
  const tables = await sharedTables(source, sql).catch((error: unknown) => {
    throw error instanceof CopyDiffersError ? differs(error) : error;
  });
  await holdTables(
    sql,
    tables.map(({ name }) => name),
  );
  const filled = await filledTables(sql, tables);
  if (filled.length > 0) throw notEmpty(filled);
  return tables;
}

function copyAll(files: FilesToCopy): Promise<CopiedFiles> {
  return copyFiles(files).catch((cause: unknown) => {
    throw cannotKeep(cause);
  });
}

/** Nobody writes meanwhile. A large store takes longer than a statement of a server may. */
function holdTables(sql: SqlTransaction, names: readonly string[]): Promise<void> {
  return sql.script(
    `SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '5s'; LOCK TABLE ${names.join(', ')} IN EXCLUSIVE MODE`,
  );
}

async function requireStore(path: string): Promise<void> {
  const obstacle = await obstacleTo(path);
  if (obstacle === undefined) return;
  if (obstacle.kind === 'HIDDEN') throw hiddenStore(obstacle.cause);
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

function cannotKeep(cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The files cannot be copied: ${rootCauseOf(cause)}`,
    remedy: 'Check the bucket with "livechat-server doctor", then run this again; the database was not changed.',
    field: 'files',
    cause,
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
