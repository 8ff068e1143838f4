import { openSqlStore, type OpenStore, type StoreOptions } from '../sql/sql-store.js';
import { openPostgresDatabase } from './postgres-database.js';

export interface PostgresStoreOptions extends StoreOptions {
  /** `postgres://user:password@host:port/database`, with the parameters of `pg`, such as `sslmode`. */
  readonly url: string;
}

/**
 * Opens the store in a PostgreSQL database and brings it to the newest version. Many servers may have
 * it open at once.
 *
 * @throws LiveChatError `UNAVAILABLE` when the database does not answer, or a newer release has written it
 *
 * @example
 * ```ts
 * const store = await openPostgresStore({ url: process.env['DATABASE_URL'] ?? '', clock: systemClock, newId, report });
 * ```
 */
export function openPostgresStore(options: PostgresStoreOptions): Promise<OpenStore> {
  return openSqlStore(openPostgresDatabase(options.url), options);
}
