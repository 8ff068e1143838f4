/** The few places where the engines want other words for the same thing. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** The type of integers up to 2^53. */
  readonly integer: string;
  /** An e-mail address that must be unique by itself; a unique index on its lower case says the rest. */
  readonly address: string;
  /** Ends the definition of a table. */
  readonly table: string;
  /** Ends the definition of a table that is only looked up by its primary key. */
  readonly keyedTable: string;
  /** The functions that give the larger and the smaller of two values. */
  readonly greatest: string;
  readonly least: string;
  /** Ends a `SELECT` whose rows nobody else may change before this transaction ends. */
  readonly holding: (...aliases: readonly string[]) => string;
  /** The same, leaving out rows that somebody else holds at the moment. */
  holdingFree(...aliases: readonly string[]): string;
  /** Runs first in a migration, where several servers may start at once. */
  readonly holdMigrations: string;
}

/** One writer at a time: every row is held. */
export const SQLITE: Dialect = {
  name: 'sqlite',
  integer: 'INTEGER',
  address: 'TEXT NOT NULL UNIQUE COLLATE NOCASE',
  table: ' STRICT',
  keyedTable: ' STRICT, WITHOUT ROWID',
  greatest: 'max',
  least: 'min',
  holding: () => '',
  holdingFree: () => '',
  holdMigrations: '',
};

/** The number under which migrations exclude each other; any constant that nobody else uses. */
const MIGRATION_LOCK = 7_241_305_118;

export const POSTGRES: Dialect = {
  name: 'postgres',
  integer: 'BIGINT',
  address: 'TEXT NOT NULL',
  table: '',
  keyedTable: '',
  greatest: 'greatest',
  least: 'least',
  // Keys are never changed, so rows that only refer to a held one need not wait.
  holding: (...aliases) => ` FOR NO KEY UPDATE OF ${aliases.join(', ')}`,
  holdingFree: (...aliases) => ` FOR NO KEY UPDATE OF ${aliases.join(', ')} SKIP LOCKED`,
  holdMigrations: `SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`,
};
