import { openSqlStore, type OpenStore, type StoreOptions } from '../sql/sql-store.js';
import { cannotOpen } from './cannot-open.js';
import { ClusterWatch, clusterMark } from './cluster-mark.js';
import { openPostgresDatabase } from './postgres-database.js';

export interface PostgresStoreOptions extends StoreOptions {
  /** `postgres://user:password@host:port/database`, with the parameters of `pg`, such as `sslmode`. */
  readonly url: string;
}

/**
 * Opens the store in a PostgreSQL database and brings it to the newest version. Many servers may have
 * it open at once.
 *
 * @throws LiveChatError `UNAVAILABLE` when the database does not answer or does not let this user in, or a newer
 *   release has written it
 *
 * @example
 * ```ts
 * const store = await openPostgresStore({ url, clock: systemClock, newId, report, role: 'server' });
 * ```
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<OpenStore> {
  const watch = new ClusterWatch();
  const database = openPostgresDatabase(options.url, (cluster) => watch.meet(cluster));
  try {
    return await openSqlStore({ database, witness: clusterMark(watch) }, options);
  } catch (error) {
    throw cannotOpen(error);
  }
}
