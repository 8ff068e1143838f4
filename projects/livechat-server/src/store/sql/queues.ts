import { LiveChatError } from 'livechat-core/protocol';
import { MOST_QUEUES, type Queue, type QueueStore } from '../queue-store.js';
import { taken } from '../refusals.js';
import { recordEvents } from './events.js';
import type { SqlScopes, WriteScope } from './scope.js';

interface QueueRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: number;
}

/** The queues of the team. */
export function sqlQueues({ now, transact }: SqlScopes): QueueStore {
  return {
    async listQueues() {
      return (await now.sql.all<QueueRow>('SELECT * FROM queues ORDER BY name, id')).map(toQueue);
    },

    addQueue: (name) =>
      transact(async (scope) => {
        const { sql, clock, newId } = scope;
        await sql.script(sql.dialect.holdingTable('queues'));
        await requireFreeName(scope, name, '');
        const held = await sql.get<{ n: number }>('SELECT count(*) AS n FROM queues');
        if ((held?.n ?? 0) >= MOST_QUEUES) throw tooManyQueues();
        const queue: Queue = { id: newId(), name, createdAt: clock() };
        await sql.run('INSERT INTO queues (id, name, created_at) VALUES (?, ?, ?)', queue.id, name, queue.createdAt);
        return queue;
      }),

    renameQueue: (id, name) =>
      transact(async (scope) => {
        await requireFreeName(scope, name, id);
        const row = await scope.sql.get<QueueRow>('UPDATE queues SET name = ? WHERE id = ? RETURNING *', name, id);
        return row === undefined ? undefined : toQueue(row);
      }),

    removeQueue: (id) =>
      transact(async (scope) => {
        const { sql } = scope;
        const threads = await sql.all<{ id: string; status: string }>(
          `SELECT t.id, t.status FROM threads t WHERE t.queue_id = ? ORDER BY t.id${sql.dialect.holding('t')}`,
          id,
        );
        await sql.run('UPDATE threads SET queue_id = NULL WHERE queue_id = ?', id);
        for (const thread of threads.filter(({ status }) => status !== 'CLOSED')) {
          await recordEvents(scope, thread.id, [{ type: 'CONVERSATION_ASSIGNMENT_UPDATED' }]);
        }
        return (await sql.run('DELETE FROM queues WHERE id = ?', id)) > 0;
      }),
  };
}

/** @throws LiveChatError `NOT_FOUND` when there is no such queue */
export async function moveToQueue(
  { sql, clock }: WriteScope,
  threadId: string,
  queueId: string | null,
): Promise<boolean> {
  if (queueId !== null && (await sql.get('SELECT id FROM queues WHERE id = ?', queueId)) === undefined) throw noQueue();
  const changed = await sql.run(
    `UPDATE threads SET queue_id = ?, updated_at = ${sql.dialect.greatest}(updated_at, ?)
      WHERE id = ? AND coalesce(queue_id, '') <> ?`,
    queueId,
    clock(),
    threadId,
    queueId ?? '',
  );
  return changed > 0;
}

async function requireFreeName({ sql }: WriteScope, name: string, own: string): Promise<void> {
  const other = await sql.get('SELECT id FROM queues WHERE lower(name) = lower(?) AND id <> ?', name, own);
  if (other !== undefined)
    throw taken('name', `There is a queue ${JSON.stringify(name)} already.`, 'Use another name.');
}

function toQueue({ id, name, created_at }: QueueRow): Queue {
  return { id, name, createdAt: created_at };
}

function noQueue(): LiveChatError {
  return new LiveChatError({
    code: 'NOT_FOUND',
    message: 'There is no such queue.',
    remedy: 'Use the id of a queue of the list.',
    field: 'queueId',
  });
}

function tooManyQueues(): LiveChatError {
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `There are ${MOST_QUEUES} queues already, which is the limit.`,
    remedy: 'Remove one first.',
    field: 'name',
  });
}
