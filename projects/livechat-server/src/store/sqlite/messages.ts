import type { Author, Content, Message, Receipts } from 'livechat-core/protocol';
import type { HistoryRange } from '../thread-store.js';
import type { SqliteDeps } from './deps.js';
import { SELECT_MESSAGE, toMessage, type MessageRow } from './rows.js';

/** A message that is not stored yet. A customer is known by the thread. */
export interface NewMessage {
  readonly threadId: string;
  readonly senderKey: string;
  readonly clientMessageId: string;
  readonly author: { readonly type: 'CUSTOMER' } | (Author & { readonly type: 'AGENT' | 'BOT' | 'SYSTEM' });
  readonly content: Content;
}

/**
 * Gives a message the next `seq` of its thread. A customer's message reopens a solved thread and
 * starts the wait for an answer; any other one ends it. Runs inside a transaction.
 */
export function insertMessage(deps: SqliteDeps, message: NewMessage): Message {
  const { connection, clock, newId } = deps;
  const { author } = message;
  const now = clock();
  const changes =
    author.type === 'CUSTOMER'
      ? "status = 'OPEN', waiting_since = coalesce(waiting_since, ?1)"
      : 'waiting_since = NULL';
  connection.run(
    `UPDATE threads SET top_seq = top_seq + 1, updated_at = max(updated_at, ?1), ${changes} WHERE id = ?2`,
    now,
    message.threadId,
  );
  const id = newId();
  connection.run(
    `INSERT INTO messages (thread_id, seq, id, sender_key, client_message_id, author_type, author_id, author_name,
        content, created_at)
      SELECT id, top_seq, ?, ?, ?, ?, ?, ?, ?, ? FROM threads WHERE id = ?`,
    id,
    message.senderKey,
    message.clientMessageId,
    author.type,
    author.type === 'CUSTOMER' ? null : author.id,
    author.type === 'CUSTOMER' ? null : (author.name ?? null),
    JSON.stringify(message.content),
    now,
    message.threadId,
  );
  const row = connection.get<MessageRow>(`${SELECT_MESSAGE} WHERE m.id = ?`, id);
  if (row === undefined) throw new Error(`The thread ${message.threadId} does not exist.`);
  return toMessage(row);
}

/** A part of a thread's messages, ascending. */
export function readRange({ connection }: SqliteDeps, threadId: string, range: HistoryRange): readonly Message[] {
  const { after = 0, before = Number.MAX_SAFE_INTEGER, limit } = range;
  const order = range.after === undefined ? 'DESC' : 'ASC';
  const rows = connection.all<MessageRow>(
    `${SELECT_MESSAGE} WHERE m.thread_id = ? AND m.seq > ? AND m.seq < ? ORDER BY m.seq ${order} LIMIT ?`,
    threadId,
    after,
    before,
    limit,
  );
  const messages = rows.map(toMessage);
  return order === 'DESC' ? messages.reverse() : messages;
}

/** Moves one side's receipts of a thread forward, up to its newest message; whether they moved. */
export function raiseReceipts(
  { connection }: SqliteDeps,
  side: 'customer' | 'team',
  thread: { readonly id: string; readonly receipts: Receipts },
): boolean {
  const { delivered, seen } = thread.receipts;
  const changed = connection.run(
    `UPDATE threads SET
        ${side}_seen = max(${side}_seen, min(?1, top_seq)),
        ${side}_delivered = max(${side}_delivered, min(max(?1, ?2), top_seq))
      WHERE id = ?3 AND (${side}_seen < min(?1, top_seq) OR ${side}_delivered < min(max(?1, ?2), top_seq))`,
    seen,
    delivered,
    thread.id,
  );
  return changed > 0;
}
