import { LIMITS } from 'livechat-core/protocol';
import { threadNotFound } from '../refusals.js';
import type { ThreadStore } from '../thread-store.js';
import type { PostGathering } from './gather-posts.js';
import { raiseReceipts, readRange } from './messages.js';
import { addContext } from './posts.js';
import { SELECT_OWN_THREAD, toThread, type OwnThreadRow } from './rows.js';
import type { ReadScope, SqlScopes } from './scope.js';
import { holdSession, requireSession } from './session-rows.js';

/** Open threads are bounded by their limit; of the closed ones the newest are enough for a list. */
const LISTED_THREADS = LIMITS.openThreads * 2;

/** Open threads first, so that the bound never cuts one off. */
const LISTED = `t.person_id = ? ORDER BY t.status = 'CLOSED', t.updated_at DESC, t.id LIMIT ${LISTED_THREADS}`;

/** The threads of customers. */
export function sqlThreads({ now, transact }: SqlScopes, posts: PostGathering): ThreadStore {
  const { sql: read } = now;

  return {
    async listThreads(personId) {
      const rows = await read.all<OwnThreadRow>(`${SELECT_OWN_THREAD} WHERE ${LISTED}`, personId);
      return rows.map(toThread).sort((a, b) => b.updatedAt - a.updatedAt);
    },

    async findThread(personId, threadId) {
      const row = await read.get<OwnThreadRow>(
        `${SELECT_OWN_THREAD} WHERE t.id = ? AND t.person_id = ?`,
        threadId,
        personId,
      );
      return row === undefined ? undefined : toThread(row);
    },

    async listTops(personId) {
      const rows = await read.all<{ id: string; top_seq: number }>(
        `SELECT t.id, t.top_seq FROM threads t WHERE ${LISTED}`,
        personId,
      );
      return Object.fromEntries(rows.map((row) => [row.id, row.top_seq]));
    },

    postMessage: (post) => posts.post(post),

    addContext: (addition) => transact((scope) => addContext(scope, addition)),

    async readHistory({ session, threadId, range }) {
      await requireSession(now, session);
      return readRange(now, await ownThread(now, session.personId, threadId), range);
    },

    recordCustomerReceipts: ({ session, threadId, receipts }) =>
      transact(async (scope) => {
        await holdSession(scope, session);
        return raiseReceipts(scope, 'customer', { id: await ownThread(scope, session.personId, threadId), receipts });
      }),
  };
}

async function ownThread({ sql }: ReadScope, personId: string, threadId: string): Promise<string> {
  const row = await sql.get<{ id: string }>(
    'SELECT id FROM threads WHERE id = ? AND person_id = ?',
    threadId,
    personId,
  );
  if (row === undefined) throw threadNotFound();
  return row.id;
}
