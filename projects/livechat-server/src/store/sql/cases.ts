import { LiveChatError, type JsonObject } from 'livechat-core/protocol';
import type { EventFact } from '../../ccaas/to-webhook-event.js';
import { TAGS_PER_CONVERSATION, type CaseChange, type CaseChanges, type CaseStore, type Place } from '../case-store.js';
import { mergeContext } from '../merge-context.js';
import {
  changeState,
  findThreadRow,
  holdHead,
  holdOpenHead,
  readHeld,
  storeTeamMessage,
  type ConversationHead,
} from './conversation-rows.js';
import { recordEvents } from './events.js';
import { moveToQueue } from './queues.js';
import { SELECT_MESSAGE, toConversation, toMessage, type MessageRow } from './rows.js';
import type { SqlScopes, WriteScope } from './scope.js';
import { searchConversations } from './search-conversations.js';
import type { SqlReader } from './sql-database.js';

/** What back offices and bots do. */
export function sqlCases({ snapshot, transact }: SqlScopes): CaseStore {
  /** Runs a change of a conversation that is not closed; `work` tells what it has to tell, or nothing. */
  const change = (conversationId: string, work: (scope: WriteScope, head: ConversationHead) => Promise<Changed>) =>
    transact(async (scope): Promise<CaseChange | undefined> => {
      const head = await holdOpenHead(scope, conversationId);
      if (head === undefined) return undefined;
      const { changed, facts = [] } = await work(scope, head);
      await recordEvents(scope, head.id, facts);
      return { conversation: await readHeld(scope, head.id), changed };
    });

  return {
    searchConversations: (search) => snapshot((scope) => searchConversations(scope, search)),

    pageMessages: (conversationId, place) =>
      snapshot(async (scope) => {
        const { sql } = scope;
        const thread = await findThreadRow(scope, 'conversation_id', conversationId);
        if (thread === undefined) return undefined;
        const rows = await sql.all<MessageRow>(
          `${SELECT_MESSAGE} WHERE m.thread_id = ? ORDER BY m.seq ${place.direction} LIMIT ? OFFSET ?`,
          thread.id,
          place.limit,
          offsetOf(place),
        );
        const totalItems = await count(sql, 'SELECT count(*) AS n FROM messages WHERE thread_id = ?', [thread.id]);
        return { conversation: toConversation(thread), messages: rows.map(toMessage), totalItems };
      }),

    postAsTeam: ({ conversationId, ...post }) =>
      transact(async (scope) => {
        // A repeat is answered also when the conversation was closed since.
        const head = await holdHead(scope, conversationId);
        if (head === undefined) return undefined;
        const posted = await storeTeamMessage(scope, head, post);
        return { ...posted, conversation: await readHeld(scope, head.id) };
      }),

    updateCase: (conversationId, changes) =>
      change(conversationId, async (scope, head) => {
        const described = await describe(scope, head.id, changes);
        const moved = changes.state !== undefined && (await changeState(scope, head, changes.state));
        const isQueued = changes.queueId !== undefined && (await moveToQueue(scope, head.id, changes.queueId));
        return {
          changed: described || moved || isQueued,
          facts: isQueued ? [{ type: 'CONVERSATION_ASSIGNMENT_UPDATED' }] : [],
        };
      }),

    assign: (conversationId, agentId) =>
      change(conversationId, async ({ sql, clock }, { id }) => {
        if (agentId !== null && (await sql.get('SELECT id FROM agents WHERE id = ?', agentId)) === undefined) {
          throw noAgent();
        }
        const changed = await sql.run(
          `UPDATE threads SET assignee_id = ?, updated_at = ${sql.dialect.greatest}(updated_at, ?)
            WHERE id = ? AND coalesce(assignee_id, '') <> ?`,
          agentId,
          clock(),
          id,
          agentId ?? '',
        );
        return { changed: changed > 0, facts: changed > 0 ? [{ type: 'CONVERSATION_ASSIGNMENT_UPDATED' }] : [] };
      }),

    addTag: (conversationId, tagName) =>
      change(conversationId, async (scope, { id }) => {
        const { sql } = scope;
        const added = await sql.run(
          'INSERT INTO thread_tags (thread_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING',
          id,
          tagName,
        );
        if (added === 0) return { changed: false };
        const tags = await count(sql, 'SELECT count(*) AS n FROM thread_tags WHERE thread_id = ?', [id]);
        if (tags > TAGS_PER_CONVERSATION) throw tooManyTags();
        await touch(scope, id);
        return { changed: true, facts: [{ type: 'CONVERSATION_TAG_ADDED', tagName }] };
      }),

    removeTag: (conversationId, tagName) =>
      change(conversationId, async (scope, { id }) => {
        const removed = await scope.sql.run('DELETE FROM thread_tags WHERE thread_id = ? AND name = ?', id, tagName);
        if (removed > 0) await touch(scope, id);
        return { changed: removed > 0 };
      }),

    changeMetadata: (conversationId, { mode, data }) =>
      transact(async (scope) => {
        const head = await holdOpenHead(scope, conversationId);
        if (head === undefined) return undefined;
        const held = JSON.parse(head.context) as JsonObject;
        const metadata = mergeContext(mode === 'merge' ? held : {}, data);
        const text = JSON.stringify(metadata);
        const changed = text !== head.context;
        if (changed) {
          await scope.sql.run('UPDATE threads SET context = ? WHERE id = ?', text, head.id);
          await recordEvents(scope, head.id, [{ type: 'CONVERSATION_METADATA_UPDATED' }]);
        }
        return { conversation: await readHeld(scope, head.id), changed, metadata };
      }),
  };
}

interface Changed {
  readonly changed: boolean;
  readonly facts?: readonly EventFact[];
}

/** Sets priority, topic and summary as far as they are given; whether one of them was another. */
async function describe({ sql, clock }: WriteScope, threadId: string, changes: CaseChanges): Promise<boolean> {
  const columns = (['priority', 'topic', 'summary'] as const).filter((column) => changes[column] !== undefined);
  if (columns.length === 0) return false;
  const values = columns.map((column) => changes[column] ?? null);
  const changed = await sql.run(
    `UPDATE threads SET ${columns.map((column) => `${column} = ?`).join(', ')},
        updated_at = ${sql.dialect.greatest}(updated_at, ?)
      WHERE id = ? AND (${columns.map((column) => `coalesce(${column}, '') <> ?`).join(' OR ')})`,
    ...values,
    clock(),
    threadId,
    ...values.map((value) => value ?? ''),
  );
  return changed > 0;
}

/** Moves the time of the last change on, by which an earlier account of a conversation is told from a later one. */
async function touch({ sql, clock }: WriteScope, threadId: string): Promise<void> {
  await sql.run(
    `UPDATE threads SET updated_at = ${sql.dialect.greatest}(updated_at, ?) WHERE id = ?`,
    clock(),
    threadId,
  );
}

async function count(sql: SqlReader, select: string, values: readonly (string | number)[]): Promise<number> {
  return (await sql.get<{ n: number }>(select, ...values))?.n ?? 0;
}

function offsetOf({ page, limit }: Place): number {
  return page * limit;
}

function noAgent(): LiveChatError {
  return new LiveChatError({
    code: 'NOT_FOUND',
    message: 'There is no such agent.',
    remedy: 'Use the id of an agent of the list.',
    field: 'agentId',
  });
}

function tooManyTags(): LiveChatError {
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `The conversation already has ${TAGS_PER_CONVERSATION} tags, which is the limit.`,
    remedy: 'Remove one first.',
    field: 'tagName',
  });
}
