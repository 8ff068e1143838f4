import type { Author, Content, Message, Receipts } from 'livechat-core/protocol';
import { threadNotFound } from '../refusals.js';
import type { HistoryRange } from '../thread-store.js';
import { SELECT_MESSAGE, toMessage, type MessageRow } from './rows.js';
import type { ReadScope, WriteScope } from './scope.js';
import type { SqlValue } from './sql-database.js';

/** A message that is not stored yet. */
export interface NewMessage {
  readonly threadId: string;
  readonly senderKey: string;
  readonly clientMessageId: string;
  readonly author: Author;
  readonly content: Content;
}

/** In the order in which {@link messageValues} gives them. */
export const MESSAGE_COLUMNS = [
  'thread_id',
  'seq',
  'id',
  'sender_key',
  'client_message_id',
  'author_type',
  'author_id',
  'author_name',
  'content',
  'created_at',
] as const;

const INSERT_MESSAGE = `INSERT INTO messages (${MESSAGE_COLUMNS.join(', ')})
  VALUES (${MESSAGE_COLUMNS.map(() => '?').join(', ')})`;

const ENDS_WAIT = ', waiting_since = NULL';

/** What a message changes of its thread, by who wrote it. */
const CHANGES: Readonly<Record<Author['type'], string>> = {
  CUSTOMER: ", status = 'OPEN', is_on_hold = 0, waiting_since = coalesce(waiting_since, ?)",
  AGENT: ENDS_WAIT,
  BOT: ENDS_WAIT,
  SYSTEM: '',
};

/**
 * Gives a message the next `seq` of its thread. A customer's message reopens a solved thread and
 * starts the wait for an answer; one of the team ends it.
 *
 * @throws LiveChatError `THREAD_NOT_FOUND`
 */
export async function insertMessage(scope: WriteScope, message: NewMessage): Promise<Message> {
  const { sql, clock, newId } = scope;
  const { threadId, senderKey, clientMessageId, author, content } = message;
  const createdAt = clock();
  const isCustomer = author.type === 'CUSTOMER';
  const thread = await sql.get<{ top_seq: number }>(
    `UPDATE threads SET top_seq = top_seq + 1, updated_at = ${sql.dialect.greatest}(updated_at, ?)${CHANGES[author.type]}
      WHERE id = ? RETURNING top_seq`,
    createdAt,
    ...(isCustomer ? [createdAt] : []),
    threadId,
  );
  if (thread === undefined) throw threadNotFound();
  const id = newId();
  const seq = thread.top_seq;
  const stored: Message = { id, threadId, seq, clientMessageId, author, content, createdAt };
  await sql.run(INSERT_MESSAGE, ...messageValues(stored, senderKey));
  return stored;
}

/** The row of a message. */
export function messageValues(message: Message, senderKey: string): readonly SqlValue[] {
  const { threadId, seq, id, clientMessageId, author, content, createdAt } = message;
  const isCustomer = author.type === 'CUSTOMER';
  return [
    threadId,
    seq,
    id,
    senderKey,
    clientMessageId,
    author.type,
    // A customer is known by the thread, which may get another one.
    isCustomer ? null : author.id,
    isCustomer ? null : (author.name ?? null),
    JSON.stringify(content),
    createdAt,
  ];
}

/** A part of a thread's messages, ascending. */
export async function readRange(
  { sql }: ReadScope,
  threadId: string,
  range: HistoryRange,
): Promise<readonly Message[]> {
  const { after = 0, before = Number.MAX_SAFE_INTEGER, limit } = range;
  const order = range.after === undefined ? 'DESC' : 'ASC';
  const rows = await sql.all<MessageRow>(
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
export async function raiseReceipts(
  { sql }: WriteScope,
  side: 'customer' | 'team',
  thread: { readonly id: string; readonly receipts: Receipts },
): Promise<boolean> {
  const { greatest, least } = sql.dialect;
  const { seen } = thread.receipts;
  const delivered = Math.max(thread.receipts.delivered, seen);
  const changed = await sql.run(
    `UPDATE threads SET
        ${side}_seen = ${greatest}(${side}_seen, ${least}(?, top_seq)),
        ${side}_delivered = ${greatest}(${side}_delivered, ${least}(?, top_seq))
      WHERE id = ? AND (${side}_seen < ${least}(?, top_seq) OR ${side}_delivered < ${least}(?, top_seq))`,
    seen,
    delivered,
    thread.id,
    seen,
    delivered,
  );
  return changed > 0;
}
