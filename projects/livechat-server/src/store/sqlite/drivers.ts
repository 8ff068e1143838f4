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

/** A connection whose commits wait for the disk on another thread. */
export interface WritingDriver {
  readonly inTransaction: boolean;
  prepare(sql: string): Promise<Statement & { all(values: readonly SqlValue[]): Promise<unknown[]> }>;
  exec(sql: string): Promise<unknown>;
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

/** How long a reader waits while another process recovers the log after a crash. */
const RECOVERY_MS = 1_000;

export function openForWriting(path: string): WritingDriver {
  // The package's own types know neither its promises nor `inTransaction`.
  return new AsyncDatabase(path, {}) as unknown as WritingDriver;
}

export function openForReading(path: string): ReadingDriver {
  return new Database(path, { timeout: RECOVERY_MS });
}

/** The code of SQLite's own errors, such as `SQLITE_BUSY`. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined;
}
