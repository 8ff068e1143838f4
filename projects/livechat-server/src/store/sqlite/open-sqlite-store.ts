import { openSqlStore, type OpenStore, type StoreOptions } from '../sql/sql-store.js';
import { markFile } from './mark-file.js';
import { openSqliteDatabase } from './sqlite-database.js';

export interface SqliteStoreOptions extends StoreOptions {
  /** The file; it is made when it does not exist. */
  readonly path: string;
}

/**
 * Opens the embedded store and brings it to the newest version.
 *
 * @throws LiveChatError `UNAVAILABLE` when the file is no store, or a newer release has written it
 *
 * @example
 * ```ts
 * const store = await openSqliteStore({ path: '.data/livechat.db', clock: systemClock, newId, report, role: 'server' });
 * ```
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<OpenStore> {
  const { path, newId } = options;
  return openSqlStore({ database: await openSqliteDatabase(path), witness: markFile(path, newId) }, options);
}
