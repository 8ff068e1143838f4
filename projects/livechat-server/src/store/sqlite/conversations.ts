import { LiveChatError, type Conversation, type Message } from 'livechat-core/protocol';
import type { ConversationStore } from '../conversation-store.js';
import { threadClosed } from '../refusals.js';
import type { SqliteDeps } from './deps.js';
import { insertMessage, raiseReceipts, readRange } from './messages.js';
import {
  SELECT_MESSAGE,
  SELECT_THREAD,
  toConversation,
  toMessage,
  toMetadata,
  type MessageRow,
  type ThreadRow,
} from './rows.js';

interface ConversationHead {
  readonly id: string;
  readonly person_id: string;
  readonly status: Conversation['status'];
  readonly context: string;
}

/** The team's side in SQLite. */
export function sqliteConversations(deps: SqliteDeps): ConversationStore {
  const { connection, clock } = deps;

  const head = (conversationId: string): ConversationHead | undefined =>
    connection.get<ConversationHead>(
      'SELECT id, person_id, status, context FROM threads WHERE conversation_id = ?',
      conversationId,
    );

  const read = (column: 'id' | 'conversation_id', id: string): ThreadRow | undefined =>
    connection.get<ThreadRow>(`${SELECT_THREAD} WHERE t.${column} = ?`, id);

  const findReply = (threadId: string, senderKey: string, clientMessageId: string): Message | undefined => {
    const row = connection.get<MessageRow>(
      `${SELECT_MESSAGE} WHERE m.thread_id = ? AND m.sender_key = ? AND m.client_message_id = ?`,
      threadId,
      senderKey,
      clientMessageId,
    );
    return row === undefined ? undefined : toMessage(row);
  };

  return {
    async listConversations({ status, limit, cursor }) {
      const from = cursor === undefined ? undefined : decodeCursor(cursor);
      const conditions = [
        ...(status === undefined ? [] : ['t.status = ?']),
        ...(from === undefined ? [] : ['(t.updated_at, t.id) < (?, ?)']),
      ];
      const rows = connection.all<ThreadRow>(
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
        ...(rows.length > limit && last !== undefined ? { cursor: encodeCursor(last) } : {}),
      };
    },

    async findConversation(conversationId) {
      const row = read('conversation_id', conversationId);
      return row === undefined ? undefined : toConversation(row);
    },

    async findConversationOfThread(threadId) {
      const row = read('id', threadId);
      return row === undefined ? undefined : toConversation(row);
    },

    async readConversation(conversationId, messages) {
      // Synchronous from here to the end: nobody of this process writes in between; WAL and the
      // transaction keep other processes out of the picture.
      return connection.transaction(() => {
        const row = read('conversation_id', conversationId);
        if (row === undefined) return undefined;
        return {
          conversation: toConversation(row),
          context: toMetadata(row),
          messages: [...readRange(deps, row.id, { limit: messages })],
        };
      });
    },

    async readMessages(conversationId, range) {
      const found = head(conversationId);
      return found === undefined ? undefined : readRange(deps, found.id, range);
    },

    async readMetadata(conversationId) {
      const found = head(conversationId);
      return found === undefined ? undefined : toMetadata(found);
    },

    async replyAsAgent({ conversationId, agent, clientMessageId, text }) {
      return connection.transaction(() => {
        const found = head(conversationId);
        if (found === undefined) return undefined;
        const senderKey = `agent:${agent.id}`;
        const repeated = findReply(found.id, senderKey, clientMessageId);
        if (repeated !== undefined) return { message: repeated, personId: found.person_id, outcome: 'REPEATED' };
        if (found.status === 'CLOSED') throw threadClosed();
        const message = insertMessage(deps, {
          threadId: found.id,
          senderKey,
          clientMessageId,
          author: { type: 'AGENT', id: agent.id, name: agent.name },
          content: { type: 'TEXT', text },
        });
        return { message, personId: found.person_id, outcome: 'STORED' };
      });
    },

    async setStatus(conversationId, status) {
      return connection.transaction(() => {
        const found = head(conversationId);
        if (found === undefined) return undefined;
        const changed = found.status !== status;
        if (changed) {
          connection.run(
            `UPDATE threads SET status = ?1, updated_at = max(updated_at, ?2),
                waiting_since = CASE WHEN ?1 = 'OPEN' THEN waiting_since END
              WHERE id = ?3`,
            status,
            clock(),
            found.id,
          );
        }
        const row = read('id', found.id);
        return row === undefined ? undefined : { conversation: toConversation(row), changed };
      });
    },

    async recordTeamReceipts(conversationId, receipts) {
      return connection.transaction(() => {
        const found = head(conversationId);
        if (found === undefined) return undefined;
        const changed = raiseReceipts(deps, 'team', { id: found.id, receipts });
        return { threadId: found.id, personId: found.person_id, changed };
      });
    },
  };
}

function encodeCursor(row: ThreadRow): string {
  return Buffer.from(JSON.stringify([row.updated_at, row.id])).toString('base64url');
}

function decodeCursor(cursor: string): { readonly updatedAt: number; readonly id: string } {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place) && typeof place[0] === 'number' && typeof place[1] === 'string') {
      return { updatedAt: place[0], id: place[1] };
    }
  } catch {
    // Answered below, with every other cursor that is none.
  }
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'The cursor is not one that a page gave.',
    remedy: 'Pass the cursor of the page before, or none for the first page.',
    field: 'cursor',
  });
}
