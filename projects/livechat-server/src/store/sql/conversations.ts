import type { ConversationCounts, ConversationStatus, ThreadStatus } from 'livechat-core/protocol';
import type { ConversationStore, InboxFilter } from '../conversation-store.js';
import { behindChange, byLastChange } from './last-change.js';
import { onPageByActivity } from './by-activity.js';
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
import { readNotes } from './notes.js';
import { SELECT_THREAD, toConversation, toMetadata, type ThreadRow } from './rows.js';
import type { SqlScopes } from './scope.js';
import { isAmongFew, joined, searchParts, THREAD_STATUSES, type SearchPart } from './search.js';

/** The team's side. */
export function sqlConversations({ now, snapshot, transact }: SqlScopes): ConversationStore {
  return {
    async listConversations({ limit, cursor, ...filter }) {
      const from = cursor === undefined ? undefined : decodeCursor(cursor);
      const wanted = [...inboxParts(filter), ...(from === undefined ? [] : [behindChange(from, 'DESC')])];
      const page = { direction: 'DESC', limit: limit + 1, offset: 0 } as const;
      const statuses = filter.status === undefined ? THREAD_STATUSES : [filter.status];
      const { condition, values } = joined(
        isAmongFew(filter) ? wanted : [onPageByActivity(now.sql.dialect, { ...page, parts: wanted, statuses })],
      );
      const rows = await now.sql.all<ThreadRow>(
        `${SELECT_THREAD} ${condition} ORDER BY ${byLastChange('t', 'DESC')} LIMIT ?`,
        ...values,
        page.limit,
      );
      const listed = rows.slice(0, limit);
      const last = listed.at(-1);
      return {
        conversations: listed.map(toConversation),
        ...(rows.length > limit && last !== undefined
          ? { cursor: encodeCursor({ moment: last.updated_at, id: last.id }) }
          : {}),
      };
    },

    async countConversations({ counterId, ...filter }) {
      const { condition, values } = joined(inboxParts(filter));
      const counts = await now.sql.get<ConversationCounts>(
        `SELECT count(*) AS "all", count(CASE WHEN t.assignee_id = ? THEN 1 END) AS mine,
            count(CASE WHEN t.assignee_id IS NULL THEN 1 END) AS unassigned
          FROM threads t ${condition}`,
        counterId,
        ...values,
      );
      const { all = 0, mine = 0, unassigned = 0 } = counts ?? {};
      return { all, mine, unassigned };
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
          notes: [...(await readNotes(scope, row.id))],
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
        const changed = await changeState(scope, found, stateOf(status));
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

function inboxParts({ status, ...filter }: InboxFilter): readonly SearchPart[] {
  return [...(status === undefined ? [] : [['t.status = ?', status] as const]), ...searchParts(filter)];
}

function stateOf(status: ConversationStatus): { readonly status: ThreadStatus; readonly isOnHold: boolean } {
  return status === 'WAITING' ? { status: 'OPEN', isOnHold: true } : { status, isOnHold: false };
}
