import type { Clock } from '../../clock.js';
import type { SqlDatabase, SqlReader, SqlTransaction } from './sql-database.js';

/** What a use case reads by. */
export interface ReadScope {
  readonly sql: SqlReader;
  readonly clock: Clock;
}

/** What a use case writes by, inside one transaction. */
export interface WriteScope extends ReadScope {
  readonly sql: SqlTransaction;
  readonly newId: () => string;
}

/** What the parts of the store share. */
export interface SqlScopes {
  /** Statements by themselves. */
  readonly now: ReadScope;
  /** Several reads of one moment. */
  readonly snapshot: <T>(work: (scope: ReadScope) => Promise<T>) => Promise<T>;
  /** One transaction. */
  readonly transact: <T>(work: (scope: WriteScope) => Promise<T>) => Promise<T>;
}

/** Gives the parts of the store their ways into a database. */
export function sqlScopes(database: SqlDatabase, outside: { clock: Clock; newId: () => string }): SqlScopes {
  const { clock, newId } = outside;
  return {
    now: { sql: database.reader, clock },
    snapshot: (work) => database.snapshot((sql) => work({ sql, clock })),
    transact: (work) => database.transact((sql) => work({ sql, clock, newId })),
  };
}
