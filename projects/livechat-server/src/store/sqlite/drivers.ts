import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import type { SqlValue } from '../sql/sql-database.js';

/**
 * A prepared statement that runs at once, where a row is a few microseconds away. Values come as one
 * list: the driver takes a single `null` by itself for an object with names.
 */
export interface Statement {
  get(values: readonly SqlValue[]): unknown;
  run(values: readonly SqlValue[]): { readonly changes: number };
}

/** A connection that answers at once, and whose scripts, commits among them, wait for the disk on another thread. */
export interface WritingDriver {
  readonly inTransaction: boolean;
  prepare(sql: string): Statement & { all(values: readonly SqlValue[]): unknown[] };
  exec(sql: string): Promise<unknown>;
  close(): void;
}

/** How a log is folded into the file: as far as nobody is in the way, or as a whole and cut to nothing after. */
export type FoldMode = 'PASSIVE' | 'TRUNCATE';

/** How far the log was folded, in pages. */
export interface Folded {
  /** 1 where another process folds it, or a reader keeps it from being cut. */
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

/** A connection that folds the log into the file, and waits for the disk on another thread. */
export interface FoldingDriver {
  fold(mode: FoldMode): Promise<Folded>;
  close(): void;
}

/** A connection that answers at once. */
export interface ReadingDriver {
  prepare(sql: string): {
    get(values: readonly (SqlValue | Uint8Array)[]): unknown;
    all(values: readonly SqlValue[]): unknown[];
  };
  exec(sql: string): unknown;
  pragma(sql: string): unknown;
  close(): void;
}

const NOT_FOLDED: Folded = { busy: 1, log: 0, checkpointed: 0 };

/** The half of the package that works on another thread. */
interface Promises {
  exec(sql: string): Promise<unknown>;
  prepare(sql: string): Promise<{ all(): Promise<unknown[]> }>;
}

/** How long a reader waits while another process recovers the log after a crash. */
const RECOVERY_MS = 1_000;

/**
 * The package has a class whose every answer comes at once, and one that reads rows and runs scripts on
 * another thread; both stand on the same kind of connection. To read a row costs a fraction of the way
 * to another thread and back, to commit costs far more: so each does what it is good for.
 */
export function openForWriting(path: string): WritingDriver {
  const driver = new Database(path, {});
  const scripts = promisesOf(driver);
  return {
    get inTransaction() {
      return driver.inTransaction;
    },
    prepare: (sql) => driver.prepare(sql),
    exec: (sql) => scripts.exec(sql),
    close: () => void driver.close(),
  };
}

export function openForFolding(path: string): FoldingDriver {
  const driver = new Database(path, {});
  driver.pragma('synchronous = FULL');
  const scripts = promisesOf(driver);
  return {
    async fold(mode) {
      const statement = await scripts.prepare(`PRAGMA wal_checkpoint(${mode})`);
      const [folded] = (await statement.all()) as Folded[];
      return folded ?? NOT_FOLDED;
    },
    close: () => void driver.close(),
  };
}

/** The package's own types know neither its promises nor the connection. */
function promisesOf(driver: Database.Database): Promises {
  const connection = { db: { value: Reflect.get(driver, 'db') as unknown } };
  return Object.create(AsyncDatabase.prototype, connection) as Promises;
}

export function openForReading(path: string): ReadingDriver {
  return new Database(path, { timeout: RECOVERY_MS });
}

/** The code of SQLite's own errors, such as `SQLITE_BUSY`. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}
