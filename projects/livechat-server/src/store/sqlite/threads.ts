import { LIMITS } from 'livechat-core/protocol';
import { threadNotFound } from '../refusals.js';
import type { ThreadStore } from '../thread-store.js';
import type { SqliteDeps } from './deps.js';
import { raiseReceipts, readRange } from './messages.js';
import { addContext, postMessage } from './posts.js';
import { SELECT_THREAD, toThread, type ThreadRow } from './rows.js';
import { requireSession } from './session-rows.js';

/** Open threads are bounded by their limit; of the closed ones the newest are enough for a list. */
const LISTED_THREADS = LIMITS.openThreads * 2;

/** Open threads first, so that the bound never cuts one off. */
const LISTED = `t.person_id = ? ORDER BY t.status = 'CLOSED', t.updated_at DESC, t.id LIMIT ${LISTED_THREADS}`;

/** The threads of customers in SQLite. */
export function sqliteThreads(deps: SqliteDeps): ThreadStore {
  const { connection } = deps;

  const ownThread = (personId: string, threadId: string): string => {
    const row = connection.get<{ id: string }>(
      'SELECT id FROM threads WHERE id = ? AND person_id = ?',
      threadId,
      personId,
    );
    if (row === undefined) throw threadNotFound();
    return row.id;
  };

  return {
    async listThreads(personId) {
      const threads = connection.all<ThreadRow>(`${SELECT_THREAD} WHERE ${LISTED}`, personId).map(toThread);
      return threads.sort((a, b) => b.updatedAt - a.updatedAt);
    },

    async findThread(personId, threadId) {
      const row = connection.get<ThreadRow>(`${SELECT_THREAD} WHERE t.id = ? AND t.person_id = ?`, threadId, personId);
      return row === undefined ? undefined : toThread(row);
    },

    async listTops(personId) {
      const rows = connection.all<{ id: string; top_seq: number }>(
        `SELECT t.id, t.top_seq FROM threads t WHERE ${LISTED}`,
        personId,
      );
      return Object.fromEntries(rows.map((row) => [row.id, row.top_seq]));
    },

    async postMessage(post) {
      return connection.transaction(() => postMessage(deps, post));
    },

    async addContext(addition) {
      return connection.transaction(() => addContext(deps, addition));
    },

    async readHistory({ session, threadId, range }) {
      requireSession(deps, session);
      return readRange(deps, ownThread(session.personId, threadId), range);
    },

    async recordCustomerReceipts({ session, threadId, receipts }) {
      return connection.transaction(() => {
        requireSession(deps, session);
        return raiseReceipts(deps, 'customer', { id: ownThread(session.personId, threadId), receipts });
      });
    },
  };
}
