import type { Conversation, Message, NoteEvent } from 'livechat-core/protocol';
import type { ConversationStore } from '../conversation-store.js';
import { threadClosed } from '../refusals.js';
import { attachFiles, withKnownFiles } from './attached-files.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { isFirstOf, noteEvent } from './event-notes.js';
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
import type { ReadScope, SqlScopes, WriteScope } from './scope.js';

interface ConversationHead {
  readonly id: string;
  readonly person_id: string;
  readonly status: Conversation['status'];
  readonly context: string;
}

/** What is noted when a conversation changes to a status. */
const EVENT_OF_STATUS: Readonly<Record<Conversation['status'], NoteEvent>> = {
  OPEN: 'CONVERSATION_REOPENED',
  SOLVED: 'CONVERSATION_SOLVED',
  CLOSED: 'CONVERSATION_CLOSED',
};

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

    async findConversation(conversationId) {
      const row = await read(now, 'conversation_id', conversationId);
      return row === undefined ? undefined : toConversation(row);
    },

    async findConversationOfThread(threadId) {
      const row = await read(now, 'id', threadId);
      return row === undefined ? undefined : toConversation(row);
    },

    readConversation: (conversationId, messages) =>
      snapshot(async (scope) => {
        const row = await read(scope, 'conversation_id', conversationId);
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
        const sender = { threadId: found.id, senderKey: `agent:${agent.id}`, clientMessageId };
        const repeated = await findReply(scope, sender);
        if (repeated !== undefined) return { message: repeated, personId: found.person_id, outcome: 'REPEATED' };
        if (found.status === 'CLOSED') throw threadClosed();
        const known = await withKnownFiles(scope, `agent:${agent.id}`, content);
        const note = (await isFirstOf(scope, sender))
          ? await noteEvent(scope, { threadId: found.id, event: 'AGENT_JOINED', name: agent.name })
          : undefined;
        const message = await insertMessage(scope, {
          ...sender,
          author: { type: 'AGENT', id: agent.id, name: agent.name },
          content: known,
        });
        await attachFiles(scope, message);
        return { message, ...(note === undefined ? {} : { note }), personId: found.person_id, outcome: 'STORED' };
      }),

    setStatus: (conversationId, status) =>
      transact(async (scope) => {
        const { sql, clock } = scope;
        const found = await holdHead(scope, conversationId);
        if (found === undefined) return undefined;
        const changed = found.status !== status;
        if (changed) {
          await sql.run(
            `UPDATE threads SET status = ?, updated_at = ${sql.dialect.greatest}(updated_at, ?)
                ${status === 'OPEN' ? '' : ', waiting_since = NULL'}
              WHERE id = ?`,
            status,
            clock(),
            found.id,
          );
          await noteEvent(scope, { threadId: found.id, event: EVENT_OF_STATUS[status] });
        }
        const row = await read(scope, 'id', found.id);
        return row === undefined ? undefined : { conversation: toConversation(row), changed };
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

const SELECT_HEAD = 'SELECT t.id, t.person_id, t.status, t.context FROM threads t WHERE t.conversation_id = ?';

function findHead({ sql }: ReadScope, conversationId: string): Promise<ConversationHead | undefined> {
  return sql.get<ConversationHead>(SELECT_HEAD, conversationId);
}

/** The conversation stays what it is until the transaction ends. */
function holdHead({ sql }: WriteScope, conversationId: string): Promise<ConversationHead | undefined> {
  return sql.get<ConversationHead>(`${SELECT_HEAD}${sql.dialect.holding('t')}`, conversationId);
}

function read({ sql }: ReadScope, column: 'id' | 'conversation_id', id: string): Promise<ThreadRow | undefined> {
  return sql.get<ThreadRow>(`${SELECT_THREAD} WHERE t.${column} = ?`, id);
}

async function findReply(
  { sql }: ReadScope,
  sender: { readonly threadId: string; readonly senderKey: string; readonly clientMessageId: string },
): Promise<Message | undefined> {
  const row = await sql.get<MessageRow>(
    `${SELECT_MESSAGE} WHERE m.thread_id = ? AND m.sender_key = ? AND m.client_message_id = ?`,
    sender.threadId,
    sender.senderKey,
    sender.clientMessageId,
  );
  return row === undefined ? undefined : toMessage(row);
}
