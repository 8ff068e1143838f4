import type { Clock } from '../../clock.js';
import type { Store } from '../store.js';
import { sqlAgents } from './agents.js';
import { sqlCases } from './cases.js';
import { sqlConversations } from './conversations.js';
import { readEpoch, type EpochWitness } from './epoch.js';
import { gatherPosts, type PostGathering } from './gather-posts.js';
import { keepEpoch, type KeptEpoch } from './keep-epoch.js';
import { migrate, type Migrated } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
import { sqlPresence } from './presence.js';
import { sqlPrivacy } from './privacy.js';
import { sqlRetention } from './retention.js';
import { sqlScopes, type SqlScopes } from './scope.js';
import { sqlSessions } from './sessions.js';
import { sqlSignIns } from './sign-ins.js';
import { sqlNotes } from './notes.js';
import { sqlQueues } from './queues.js';
import type { SqlDatabase } from './sql-database.js';
import { sqlThreads } from './threads.js';
import { sqlUploads } from './uploads.js';
import { sqlWebhooks } from './webhooks.js';
import { sqlWidgets } from './widgets.js';
import { watchAvailability, type AvailabilityReport } from './watch-availability.js';

/** What a store needs beside its database. */
export interface StoreOptions {
  readonly clock: Clock;
  /** Makes ids that nobody can guess. */
  readonly newId: () => string;
  /** Hears when the store cannot be used, and when it can again. */
  readonly report: AvailabilityReport;
  /** A server looks whether the store was replaced by an older copy; a tool beside it does not. */
  readonly role: 'server' | 'tool';
}

/** What an engine brings to the store. */
export interface Engine {
  readonly database: SqlDatabase;
  readonly witness: EpochWitness;
}

/** A store that was brought to the newest version. */
export type OpenStore = Store & {
  readonly migrated: Migrated;
  /** How many transactions, and messages, wait for their turn. */
  waitingWrites(): number;
  /** Tells one listener that the tables are others than before, although they were in use: there is another epoch. */
  whenReplaced(listener: () => void): void;
};

/** What a store does with what it holds. */
export type StoreOperations = Omit<Store, 'epoch' | 'check' | 'close'>;

/** All operations, by the ways into a database. */
export function sqlOperations(scopes: SqlScopes, posts: PostGathering): StoreOperations {
  return {
    ...sqlWidgets(scopes),
    ...sqlSessions(scopes),
    ...sqlThreads(scopes, posts),
    ...sqlConversations(scopes),
    ...sqlCases(scopes),
    ...sqlNotes(scopes),
    ...sqlQueues(scopes),
    ...sqlWebhooks(scopes),
    ...sqlAgents(scopes),
    ...sqlSignIns(scopes),
    ...sqlUploads(scopes),
    ...sqlPresence(scopes),
    ...sqlPrivacy(scopes),
    ...sqlRetention(scopes),
  };
}

/**
 * The store on a database of any engine. When it cannot be opened, the database is closed.
 *
 * @throws LiveChatError `UNAVAILABLE` when a newer release has written it
 */
export async function openSqlStore(engine: Engine, options: StoreOptions): Promise<OpenStore> {
  const { witness } = engine;
  const database = watchAvailability(engine.database, options.report);
  try {
    const migrated = await migrate(database, MIGRATIONS);
    const scopes = sqlScopes(database, options);
    const posts = gatherPosts(scopes);
    const epoch = options.role === 'server' ? await keepEpoch(scopes, witness) : fixed(await readEpoch(scopes));
    return {
      migrated,
      ...sqlOperations(scopes, posts),
      epoch: async () => epoch.current(),
      whenReplaced: (listener) => epoch.whenChanged(listener),
      check: () => database.check(),
      waitingWrites: () => database.waiting() + posts.waiting(),
      async close() {
        await epoch.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function fixed(epoch: string): KeptEpoch {
  return { current: () => epoch, whenChanged: () => undefined, stop: async () => undefined };
}
