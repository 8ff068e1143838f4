import { sqlOperations, type OpenStore, type StoreOperations } from '../../sql/sql-store.js';
import { gatherPosts } from '../../sql/gather-posts.js';
import type { SqlScopes } from '../../sql/scope.js';
import { openForReading } from '../drivers.js';
import { SqliteReader } from '../sqlite-reader.js';
import { StoreCaller, type StoreCallerOptions } from './store-caller.js';

/**
 * What frames and requests ask all the time and a connection answers at once: to ask the other
 * thread would cost more than to read.
 */
const READ_HERE = [
  'countConversations',
  'findAgentOfSession',
  'findApiKey',
  'findConversation',
  'findConversationOfThread',
  'findSession',
  'findSessionByToken',
  'findThread',
  'findWidget',
  'listConversations',
  'listNotes',
  'listThreads',
  'listTops',
  'listWidgetKeys',
  'readConversation',
  'readHistory',
  'readMessages',
  'readMetadata',
] as const satisfies readonly (keyof StoreOperations)[];

/**
 * Opens the embedded store for a server: everything that is written is written by another thread, so
 * that neither a statement nor a commit holds up a socket.
 *
 * @throws LiveChatError `UNAVAILABLE` when the file is no store, or a newer release has written it
 */
export async function openThreadedStore(options: StoreCallerOptions): Promise<OpenStore> {
  const { caller, opened } = await StoreCaller.open(options);
  const reader = new SqliteReader(openForReading(options.path));
  const { clock } = options;
  const scopes: SqlScopes = {
    now: { sql: reader, clock },
    snapshot: (work) => reader.snapshot((sql) => work({ sql, clock })),
    transact: () => Promise.reject(new Error('This connection only reads.')),
  };
  const here = sqlOperations(scopes, gatherPosts(scopes));
  return {
    ...operationsThere(caller, here),
    ...Object.fromEntries(READ_HERE.map((name) => [name, here[name]])),
    migrated: opened.migrated,
    epoch: async () => opened.epoch,
    // What is open stays the file that it is.
    whenReplaced: () => undefined,
    async check() {
      await caller.call('check', []);
    },
    waitingWrites: () => caller.waiting,
    async close() {
      await caller.close();
      reader.close();
    },
  };
}

/** The same operations, carried out by the other thread: all of them take and give plain data. */
function operationsThere(caller: StoreCaller, operations: StoreOperations): StoreOperations {
  const there = Object.keys(operations).map((name) => [name, (...args: readonly unknown[]) => caller.call(name, args)]);
  return Object.fromEntries(there) as StoreOperations;
}
