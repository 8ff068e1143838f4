import type { Clock } from '../../clock.js';
import type { Store } from '../store.js';
import { sqlAgents } from './agents.js';
import { sqlConversations } from './conversations.js';
import { openEpoch } from './epoch.js';
import { migrate, type Migrated } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
import { sqlPresence } from './presence.js';
import { sqlScopes } from './scope.js';
import { sqlSessions } from './sessions.js';
import type { SqlDatabase } from './sql-database.js';
import { sqlThreads } from './threads.js';
import { sqlUploads } from './uploads.js';
import { sqlWidgets } from './widgets.js';
import { watchAvailability, type AvailabilityReport } from './watch-availability.js';

/** What a store needs beside its database. */
export interface StoreOptions {
  readonly clock: Clock;
  /** Makes ids of 128 random bits. */
  readonly newId: () => string;
  /** Hears when the store cannot be used, and when it can again. */
  readonly report: AvailabilityReport;
}

/** A store that was brought to the newest version. */
export type OpenStore = Store & { readonly migrated: Migrated };

/**
 * The store on a database of any engine. When it cannot be opened, the database is closed.
 *
 * @throws LiveChatError `UNAVAILABLE` when a newer release has written it
 */
export async function openSqlStore(engine: SqlDatabase, options: StoreOptions): Promise<OpenStore> {
  const database = watchAvailability(engine, options.report);
  try {
    const migrated = await migrate(database, MIGRATIONS);
    const scopes = sqlScopes(database, options);
    const epoch = await openEpoch(scopes);
    return {
      migrated,
      ...sqlWidgets(scopes),
      ...sqlSessions(scopes),
      ...sqlThreads(scopes),
      ...sqlConversations(scopes),
      ...sqlAgents(scopes),
      ...sqlUploads(scopes),
      ...sqlPresence(scopes),
      epoch: async () => epoch,
      check: () => database.check(),
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
