import type { Content, Message, Thread } from 'livechat-core/protocol';
import type { CustomerPost, CustomerPosted } from '../thread-store.js';
import { listReceivers, recordInbound, wantInbound } from './events.js';
import { MESSAGE_COLUMNS, messageValues } from './messages.js';
import { CUSTOMER_SENDER, CUSTOMER_UNREAD, PERSON_COLUMNS, toCustomer, type PersonColumns } from './rows.js';
import type { ReadScope, WriteScope } from './scope.js';
import { SESSION_IDLE_MS } from './session-rows.js';

/** A post that has nothing to it but its message, in a thread that is there. */
export interface PlainPost extends CustomerPost {
  readonly target: { readonly threadId: string };
  readonly content: Exclude<Content, { readonly type: 'FILES' }>;
  readonly context?: undefined;
}

/** A thread that such a post goes into, with the person whose it is. */
interface GroupedRow extends PersonColumns {
  /** Which of the posts. */
  readonly place: number;
  readonly id: string;
  readonly conversation_id: string;
  readonly client_thread_id: string;
  readonly top_seq: number;
  readonly team_delivered: number;
  readonly team_seen: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly customer_unread: number;
}

const POST_TYPES = {
  place: 'integer',
  session_id: 'text',
  person_id: 'text',
  thread_id: 'text',
  client_message_id: 'text',
} as const;

/** Whether a post may be one of a group. */
export function isPlain(post: CustomerPost): post is PlainPost {
  return 'threadId' in post.target && post.content.type !== 'FILES' && post.context === undefined;
}

/**
 * Stores several posts by a handful of statements, whatever their number: those that are as usual. A
 * post that is refused, repeats another one or reopens its thread is left out and has to go by itself.
 *
 * @param posts each for another thread
 * @returns what was stored, in the order of the posts; `undefined` for each that was left out
 */
export async function postGroup(
  scope: WriteScope,
  posts: readonly PlainPost[],
): Promise<readonly (CustomerPosted | undefined)[]> {
  const { sql, clock, newId } = scope;
  const outcomes: (CustomerPosted | undefined)[] = posts.map(() => undefined);
  const [, rows, receivers] = await Promise.all([
    holdThreads(scope, posts),
    readGrouped(scope, posts),
    listReceivers(scope),
  ]);
  if (rows.length === 0) return outcomes;
  const now = clock();
  const messages: Message[] = [];
  for (const row of rows) {
    const post = posts[row.place];
    if (post === undefined) continue;
    const { clientMessageId, content } = post;
    const seq = row.top_seq + 1;
    const author = toCustomer(row);
    const message = { id: newId(), threadId: row.id, seq, clientMessageId, author, content, createdAt: now };
    messages.push(message);
    outcomes[row.place] = { message, thread: threadAfter(row, message), outcome: 'STORED', contextChanged: false };
  }
  const writes = Promise.all([
    sql.insertAll({
      table: 'messages',
      columns: MESSAGE_COLUMNS,
      rows: messages.map((message) => messageValues(message, CUSTOMER_SENDER)),
    }),
    sql.run(
      `UPDATE threads SET top_seq = top_seq + 1, updated_at = ${sql.dialect.greatest}(updated_at, ?),
          waiting_since = coalesce(waiting_since, ?)
        WHERE id ${sql.dialect.amongTexts}`,
      now,
      now,
      JSON.stringify(messages.map(({ threadId }) => threadId)),
    ),
  ]);
  const to = wantInbound(receivers);
  if (to.length === 0) {
    sql.leave(writes);
    return outcomes;
  }
  await writes;
  await recordInbound(scope, to, messages);
  return outcomes;
}

/**
 * Where writers run side by side, everything that a post rests on stays what it is with its thread: a
 * login takes it along, an erasure ends it. What is read next is of after that.
 */
async function holdThreads({ sql }: WriteScope, posts: readonly PlainPost[]): Promise<void> {
  const holding = sql.dialect.holding('t');
  if (holding === '') return;
  const ids = JSON.stringify(posts.map(({ target }) => target.threadId));
  await sql.all(`SELECT t.id FROM threads t WHERE t.id ${sql.dialect.amongTexts} ORDER BY t.id${holding}`, ids);
}

/**
 * The threads of those posts that are as usual: of a living session, into an open thread, for the first
 * time. Both engines go from the few posts to what each of them names, however many there are of that: SQLite keeps to the
 * order of a `CROSS JOIN`. What was sent before is a single value and not a join, for which PostgreSQL read all of the thread.
 */
function readGrouped({ sql, clock }: ReadScope, posts: readonly PlainPost[]): Promise<readonly GroupedRow[]> {
  const now = clock();
  const wanted = posts.map(({ session, target, clientMessageId }, place) => ({
    place,
    session_id: session.sessionId,
    person_id: session.personId,
    thread_id: target.threadId,
    client_message_id: clientMessageId,
  }));
  return sql.all<GroupedRow>(
    `SELECT i.place, t.id, t.conversation_id, t.client_thread_id, t.top_seq, t.team_delivered, t.team_seen,
        t.created_at, t.updated_at, ${PERSON_COLUMNS}, ${CUSTOMER_UNREAD}
      FROM ${sql.dialect.rowsOf(POST_TYPES)} i
      ${sql.dialect.lookingUp('sessions', 's', 'id', 'i.session_id')}
      ${sql.dialect.lookingUp('persons', 'p', 'id', 'i.person_id')}
      ${sql.dialect.lookingUp('threads', 't', 'id', 'i.thread_id')}
      WHERE s.id = i.session_id AND s.person_id = i.person_id AND p.id = s.person_id
        AND t.id = i.thread_id AND t.person_id = p.id
        AND s.ended_at IS NULL AND s.last_seen_at > ? AND (s.expires_at IS NULL OR s.expires_at >= ?)
        AND t.status = 'OPEN' AND t.is_on_hold = 0
        AND (SELECT 1 FROM messages m WHERE m.thread_id = t.id AND m.sender_key = '${CUSTOMER_SENDER}'
          AND m.client_message_id = i.client_message_id) IS NULL`,
    JSON.stringify(wanted),
    now - SESSION_IDLE_MS,
    now,
  );
}

/** What the customer sees of a thread that has got this message. */
function threadAfter(row: GroupedRow, message: Message): Thread {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    clientThreadId: row.client_thread_id,
    status: 'OPEN',
    createdAt: row.created_at,
    updatedAt: Math.max(row.updated_at, message.createdAt),
    topSeq: message.seq,
    lastMessage: message,
    unread: row.customer_unread,
    teamReceipts: { delivered: row.team_delivered, seen: row.team_seen },
  };
}
