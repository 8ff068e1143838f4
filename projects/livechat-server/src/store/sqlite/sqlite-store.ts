import type { Clock } from '../../clock.js';
import type { Store } from '../store.js';
import { sqliteAgents } from './agents.js';
import { SqliteConnection } from './connection.js';
import { sqliteConversations } from './conversations.js';
import { migrate, type Migrated } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
import { sqliteSessions } from './sessions.js';
import { sqliteThreads } from './threads.js';
import { sqliteWidgets } from './widgets.js';

export interface SqliteStoreOptions {
  /** The file; it is made when it does not exist. */
  readonly path: string;
  readonly clock: Clock;
  /** Makes ids of 128 random bits. */
  readonly newId: () => string;
}

/**
 * Opens the embedded store and brings it to the newest version.
 *
 * @throws LiveChatError `UNAVAILABLE` when a newer release has written the file
 *
 * @example
 * ```ts
 * const store = await openSqliteStore({ path: '.data/livechat.db', clock: systemClock, newId });
 * ```
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store & { readonly migrated: Migrated }> {
  const { clock, newId } = options;
  const connection = new SqliteConnection(options.path);
  try {
    const migrated = migrate(connection, MIGRATIONS);
    const epoch = ensureEpoch(connection, newId);
    const deps = { connection, clock, newId };
    return {
      migrated,
      ...sqliteWidgets(deps),
      ...sqliteSessions(deps),
      ...sqliteThreads(deps),
      ...sqliteConversations(deps),
      ...sqliteAgents(deps),
      async epoch() {
        return epoch;
      },
      async check() {
        connection.get('SELECT 1 FROM meta');
      },
      async close() {
        connection.close();
      },
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

function ensureEpoch(connection: SqliteConnection, newId: () => string): string {
  connection.run("INSERT INTO meta (key, value) VALUES ('epoch', ?) ON CONFLICT DO NOTHING", newId());
  const row = connection.get<{ value: string }>("SELECT value FROM meta WHERE key = 'epoch'");
  if (row === undefined) throw new Error('The store lost its epoch.');
  return row.value;
}
