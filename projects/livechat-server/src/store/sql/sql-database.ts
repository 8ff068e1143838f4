import type { Dialect } from './dialect.js';

/** What a column or a parameter may hold. Numbers are integers below 2^53. */
export type SqlValue = string | number | null;

/**
 * Reads rows. Parameters are `?` in their order, whatever the engine calls them. Statements of one
 * transaction are carried out in the order in which they are asked; those that do not need the answers
 * of others are best asked together, and go to the database at once.
 */
export interface SqlReader {
  readonly dialect: Dialect;
  /** The first row. The caller names the row's shape: the columns' types vouch for it. */
  get<Row>(sql: string, ...values: readonly SqlValue[]): Promise<Row | undefined>;
  all<Row>(sql: string, ...values: readonly SqlValue[]): Promise<readonly Row[]>;
}

/** Reads and writes inside one transaction. */
export interface SqlTransaction extends SqlReader {
  /** Gives how many rows changed. */
  run(sql: string, ...values: readonly SqlValue[]): Promise<number>;
  /** Writes new rows, in whatever way is the engine's fastest. */
  insertAll(rows: NewRows): Promise<void>;
  /**
   * Leaves what a write answers to the commit, which fails with it: so both may go to the database
   * together. For the last writes of a transaction.
   *
   * @example
   * ```ts
   * sql.leave(sql.run('UPDATE threads SET topic = ? WHERE id = ?', topic, id));
   * ```
   */
  leave(write: Promise<unknown>): void;
  /** Runs statements that take no values. */
  script(sql: string): Promise<void>;
}

/** Rows for one table. */
export interface NewRows {
  readonly table: string;
  readonly columns: readonly string[];
  /** Each with its values in the order of the columns. */
  readonly rows: readonly (readonly SqlValue[])[];
}

/**
 * A database of one engine. The work of a transaction awaits nothing but its own statements, and may
 * run more than once: it changes nothing outside of the transaction.
 *
 * Where writers run side by side, rows that a decision rests on are read with `Dialect.holding`, in
 * this order: a session, its person, threads. So no two transactions wait for each other.
 */
export interface SqlDatabase {
  /** Statements by themselves; each sees everything that was committed before. */
  readonly reader: SqlReader;
  /** Several statements that see one moment. */
  snapshot<T>(work: (sql: SqlReader) => Promise<T>): Promise<T>;
  /** Runs `work` as a whole or, when it is rejected, not at all. Fulfilled when the commit is on the disk. */
  transact<T>(work: (sql: SqlTransaction) => Promise<T>): Promise<T>;
  /** How many transactions wait for their turn. */
  waiting(): number;
  /** Fulfilled when the database can answer; rejected soon when it cannot. */
  check(): Promise<void>;
  /** Finishes what was begun. Everything later is refused. */
  close(): Promise<void>;
}
