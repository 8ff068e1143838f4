import type { ConversationStore } from '../conversation-store.js';
import {
  changeState,
  findConversation,
  findHead,
  findThreadRow,
  holdHead,
  readHeld,
  storeTeamMessage,
} from './conversation-rows.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { raiseReceipts, readRange } from './messages.js';
import { SELECT_THREAD, toConversation, toMetadata, type ThreadRow } from './rows.js';
import type { SqlScopes } from './scope.js';

/** The team's side. */
export function sqlConversations({ now, snapshot, transact }: SqlScopes): ConversationStore {
  return {
    async listConversations({ status, limit, cursor }) {
      const from = cursor === undefined ? undefined : decodeCursor(cursor);
      const conditions = [
        ...(status === undefined ? [] : ['t.status = ?']),
        ...(from === undefined ? [] : ['(t.updated_at, t.id) < (?, ?)']),
      ];
      const rows = await now.sql.all<ThreadRow>(
        `${SELECT_THREAD} ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
          ORDER BY t.updated_at DESC, t.id DESC LIMIT ?`,
        ...(status === undefined ? [] : [status]),
        ...(from === undefined ? [] : [from.updatedAt, from.id]),
        limit + 1,
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        conversations: page.map(toConversation),
        ...(rows.length > limit && last !== undefined
          ? { cursor: encodeCursor({ updatedAt: last.updated_at, id: last.id }) }
          : {}),
      };
    },

    findConversation: (conversationId) => findConversation(now, conversationId),

    async findConversationOfThread(threadId) {
      const row = await findThreadRow(now, 'id', threadId);
      return row === undefined ? undefined : toConversation(row);
    },

    readConversation: (conversationId, messages) =>
      snapshot(async (scope) => {
        const row = await findThreadRow(scope, 'conversation_id', conversationId);
        if (row === undefined) return undefined;
        return {
          conversation: toConversation(row),
          context: toMetadata(row),
          messages: [...(await readRange(scope, row.id, { limit: messages }))],
        };
      }),

    async readMessages(conversationId, range) {
      const found = await findHead(now, conversationId);
      return found === undefined ? undefined : readRange(now, found.id, range);
    },

    async readMetadata(conversationId) {
      const found = await findHead(now, conversationId);
      return found === undefined ? undefined : toMetadata(found);
    },

    replyAsAgent: ({ conversationId, agent, clientMessageId, content }) =>
      transact(async (scope) => {
        const found = await holdHead(scope, conversationId);
        if (found === undefined) return undefined;
        const posted = await storeTeamMessage(scope, found, {
          author: { type: 'AGENT', id: agent.id, name: agent.name },
          clientMessageId,
          content,
          uploader: `agent:${agent.id}`,
        });
        return { ...posted, personId: found.person_id };
      }),

    setStatus: (conversationId, status) =>
      transact(async (scope) => {
        const found = await holdHead(scope, conversationId);
        if (found === undefined) return undefined;
        const changed = await changeState(scope, found, { status, isOnHold: false });
        return { conversation: await readHeld(scope, found.id), changed };
      }),

    recordTeamReceipts: (conversationId, receipts) =>
      transact(async (scope) => {
        const found = await holdHead(scope, conversationId);
        if (found === undefined) return undefined;
        const changed = await raiseReceipts(scope, 'team', { id: found.id, receipts });
        return { threadId: found.id, personId: found.person_id, changed };
      }),
  };
}
