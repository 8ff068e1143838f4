import { LIMITS, type JsonObject, type Message, type ThreadStatus, type ThreadTarget } from 'livechat-core/protocol';
import type { EventFact } from '../../ccaas/to-webhook-event.js';
import { mergeContext } from '../merge-context.js';
import { threadClosed, threadNotFound, tooManyThreads } from '../refusals.js';
import type { ContextAdded, ContextAddition, CustomerPost, CustomerPosted } from '../thread-store.js';
import { attachFiles, requireAttachments, withKnownFiles } from './attached-files.js';
import { noteEvent } from './event-notes.js';
import { recordEvents } from './events.js';
import { insertMessage } from './messages.js';
import { CUSTOMER_SENDER, SELECT_MESSAGE, SELECT_OWN_THREAD, toCustomer, toMessage, toThread } from './rows.js';
import type { MessageRow, OwnThreadRow } from './rows.js';
import type { WriteScope } from './scope.js';
import { holdSession, type SessionRow } from './session-rows.js';

interface ThreadHead {
  readonly id: string;
  readonly status: ThreadStatus;
  readonly is_on_hold: number;
}

const SELECT_HEAD = 'SELECT t.id, t.status, t.is_on_hold FROM threads t';

/** A message that was stored, now or before. */
interface StoredPost {
  readonly message: Message;
  readonly note?: Message;
}

const NOTHING_NEW: readonly EventFact[] = [];
const METADATA_UPDATED = { type: 'CONVERSATION_METADATA_UPDATED' } as const;

/** Stores a customer's message and the contextual data that rides with it. */
export async function postMessage(scope: WriteScope, post: CustomerPost): Promise<CustomerPosted> {
  const session = await holdSession(scope, post.session);
  const repeated = await findRepeat(scope, post);
  const { facts, ...stored } =
    repeated === undefined ? await store(scope, session, post) : { message: repeated, facts: NOTHING_NEW };
  const { message } = stored;
  const context = post.context;
  const contextChanged =
    context !== undefined &&
    (
      await mergeOnce(
        scope,
        { personId: session.person_id, requestId: context.requestId, data: context.data },
        async () => [message.threadId],
      )
    ).outcome === 'STORED';
  await recordEvents(scope, message.threadId, [
    ...facts,
    // Nobody hears of a first message before the data that came with it.
    ...(contextChanged ? [METADATA_UPDATED] : []),
    ...(repeated === undefined ? [{ type: 'INBOUND_MESSAGE', message } as const] : []),
  ]);
  return {
    ...stored,
    thread: await readThread(scope, message.threadId),
    outcome: repeated === undefined ? 'STORED' : 'REPEATED',
    ...(context === undefined ? {} : { contextRequestId: context.requestId }),
    contextChanged,
  };
}

/** Merges contextual data into conversations. */
export async function addContext(scope: WriteScope, addition: ContextAddition): Promise<ContextAdded> {
  const { target, requestId, data } = addition;
  const personId = (await holdSession(scope, addition.session)).person_id;
  const added = await mergeOnce(scope, { personId, requestId, data }, async () => {
    if (!('all' in target)) return [requireWritable(await findThread(scope, personId, target.threadId)).id];
    return holdOpenThreads(scope, personId);
  });
  if (added.outcome === 'STORED') {
    for (const id of added.threadIds) await recordEvents(scope, id, [METADATA_UPDATED]);
  }
  return added;
}

/**
 * Every thread that is open at one moment. Holding them may take until others are done, who close one
 * and open another meanwhile: so it is looked again until all that are open are held.
 */
async function holdOpenThreads({ sql }: WriteScope, personId: string): Promise<readonly string[]> {
  const holding = sql.dialect.holding('t');
  const list = async (ending: string): Promise<readonly string[]> => {
    const rows = await sql.all<{ id: string }>(
      `SELECT t.id FROM threads t WHERE t.person_id = ? AND t.status <> 'CLOSED' ORDER BY ${ending}`,
      personId,
    );
    return rows.map(({ id }) => id);
  };
  const listOpen = (): Promise<readonly string[]> => list('t.created_at, t.id');
  // One writer at a time holds everything.
  if (holding === '') return listOpen();
  for (;;) {
    const held = new Set(await list(`t.id${holding}`));
    const open = await listOpen();
    if (open.every((id) => held.has(id))) return open;
  }
}

async function mergeOnce(
  { sql, clock }: WriteScope,
  request: { readonly personId: string; readonly requestId: string; readonly data: JsonObject },
  targets: () => Promise<readonly string[]>,
): Promise<ContextAdded> {
  const first = await sql.get<{ thread_ids: string }>(
    'SELECT thread_ids FROM context_requests WHERE person_id = ? AND request_id = ?',
    request.personId,
    request.requestId,
  );
  if (first !== undefined) return { threadIds: JSON.parse(first.thread_ids) as string[], outcome: 'REPEATED' };
  const threadIds = await targets();
  // Only what was stored is remembered: data that found no conversation comes again with the next one.
  if (threadIds.length === 0) return { threadIds, outcome: 'STORED' };
  for (const id of threadIds) {
    const row = await sql.get<{ context: string }>(
      `SELECT t.context FROM threads t WHERE t.id = ?${sql.dialect.holding('t')}`,
      id,
    );
    const merged = mergeContext(JSON.parse(row?.context ?? '{}') as JsonObject, request.data);
    await sql.run('UPDATE threads SET context = ? WHERE id = ?', JSON.stringify(merged), id);
  }
  await sql.run(
    'INSERT INTO context_requests (person_id, request_id, thread_ids, created_at) VALUES (?, ?, ?, ?)',
    request.personId,
    request.requestId,
    JSON.stringify(threadIds),
    clock(),
  );
  return { threadIds, outcome: 'STORED' };
}

/**
 * A post that opened a thread may have ended in another one than its client id says: a single-thread
 * widget has its one. So it is looked for in all of the person's threads.
 */
async function findRepeat({ sql }: WriteScope, post: CustomerPost): Promise<Message | undefined> {
  const { session, target, clientMessageId } = post;
  const inThread = 'threadId' in target ? ' AND m.thread_id = ?' : '';
  const row = await sql.get<MessageRow>(
    `${SELECT_MESSAGE}
      WHERE t.person_id = ? AND m.sender_key = '${CUSTOMER_SENDER}' AND m.client_message_id = ?${inThread}`,
    session.personId,
    clientMessageId,
    ...('threadId' in target ? [target.threadId] : []),
  );
  return row === undefined ? undefined : toMessage(row);
}

async function store(
  scope: WriteScope,
  session: SessionRow,
  post: CustomerPost,
): Promise<StoredPost & { readonly facts: readonly EventFact[] }> {
  if (post.content.type === 'FILES') await requireAttachments(scope, session.widget_id);
  const content = await withKnownFiles(scope, `person:${session.person_id}`, post.content);
  const thread = await threadFor(scope, session, post.target);
  const { id: threadId, status } = thread;
  const note = status === 'SOLVED' ? await noteEvent(scope, { threadId, event: 'CONVERSATION_REOPENED' }) : undefined;
  const message = await insertMessage(scope, {
    threadId,
    senderKey: CUSTOMER_SENDER,
    clientMessageId: post.clientMessageId,
    author: toCustomer(session),
    content,
  });
  await attachFiles(scope, message);
  return { message, ...(note === undefined ? {} : { note }), facts: factsOf(thread, message) };
}

/** What the thread became by a message. */
function factsOf(before: ThreadHead, { seq }: Message): readonly EventFact[] {
  if (seq === 1) return [{ type: 'CONVERSATION_CREATED' }];
  const wasOpen = before.status === 'OPEN' && before.is_on_hold === 0;
  return wasOpen ? NOTHING_NEW : [{ type: 'CONVERSATION_STATUS_UPDATED' }];
}

async function threadFor(scope: WriteScope, session: SessionRow, target: ThreadTarget): Promise<ThreadHead> {
  const { sql, newId } = scope;
  const { holding } = sql.dialect;
  const personId = session.person_id;
  if ('threadId' in target) return requireWritable(await findThread(scope, personId, target.threadId));
  const known = await sql.get<ThreadHead>(
    `${SELECT_HEAD} WHERE t.person_id = ? AND t.client_thread_id = ?${holding('t')}`,
    personId,
    target.clientThreadId,
  );
  if (session.multi_thread === 1) {
    if (known !== undefined) return requireWritable(known);
    return openThread(scope, session, target.clientThreadId);
  }
  const current = await sql.get<ThreadHead>(
    `${SELECT_HEAD} WHERE t.person_id = ? AND t.status <> 'CLOSED'
      ORDER BY t.updated_at DESC, t.id LIMIT 1${holding('t')}`,
    personId,
  );
  return current ?? openThread(scope, session, known === undefined ? target.clientThreadId : newId());
}

async function openThread(scope: WriteScope, session: SessionRow, clientThreadId: string): Promise<ThreadHead> {
  const { sql, clock, newId } = scope;
  const open = await sql.get<{ threads: number }>(
    "SELECT count(*) AS threads FROM threads WHERE person_id = ? AND status <> 'CLOSED'",
    session.person_id,
  );
  if ((open?.threads ?? 0) >= LIMITS.openThreads) throw tooManyThreads();
  const id = newId();
  const openedAt = clock();
  await sql.run(
    `INSERT INTO threads (id, conversation_id, widget_id, person_id, client_thread_id, status, top_seq,
        customer_delivered, customer_seen, team_delivered, team_seen, context, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, 'OPEN', 0, 0, 0, 0, 0, '{}', ?, ?)`,
    id,
    newId(),
    session.widget_id,
    session.person_id,
    clientThreadId,
    openedAt,
    openedAt,
  );
  return { id, status: 'OPEN', is_on_hold: 0 };
}

function findThread({ sql }: WriteScope, personId: string, threadId: string): Promise<ThreadHead | undefined> {
  return sql.get<ThreadHead>(
    `${SELECT_HEAD} WHERE t.id = ? AND t.person_id = ?${sql.dialect.holding('t')}`,
    threadId,
    personId,
  );
}

function requireWritable(thread: ThreadHead | undefined): ThreadHead {
  if (thread === undefined) throw threadNotFound();
  if (thread.status === 'CLOSED') throw threadClosed();
  return thread;
}

async function readThread({ sql }: WriteScope, threadId: string) {
  const row = await sql.get<OwnThreadRow>(`${SELECT_OWN_THREAD} WHERE t.id = ?`, threadId);
  if (row === undefined) throw threadNotFound();
  return toThread(row);
}
