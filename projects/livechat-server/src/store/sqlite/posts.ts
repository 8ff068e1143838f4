import { LIMITS, type JsonObject, type Message, type ThreadStatus, type ThreadTarget } from 'livechat-core/protocol';
import { mergeContext } from '../merge-context.js';
import { threadClosed, threadNotFound, tooManyThreads } from '../refusals.js';
import type { ContextAdded, ContextAddition, CustomerPost, CustomerPosted } from '../thread-store.js';
import type { SqliteDeps } from './deps.js';
import { insertMessage } from './messages.js';
import { CUSTOMER_SENDER, SELECT_MESSAGE, SELECT_THREAD, toMessage, toThread } from './rows.js';
import type { MessageRow, ThreadRow } from './rows.js';
import { requireSession, type SessionRow } from './session-rows.js';

interface ThreadHead {
  readonly id: string;
  readonly status: ThreadStatus;
}

/** Stores a customer's message and the contextual data that rides with it; runs inside a transaction. */
export function postMessage(deps: SqliteDeps, post: CustomerPost): CustomerPosted {
  const session = requireSession(deps, post.session);
  const repeated = findRepeat(deps, post);
  const message = repeated ?? store(deps, session, post);
  const context = post.context;
  const contextChanged =
    context !== undefined &&
    mergeOnce(deps, { personId: session.person_id, requestId: context.requestId, data: context.data }, () => [
      message.threadId,
    ]).outcome === 'STORED';
  return {
    message,
    thread: readThread(deps, message.threadId),
    outcome: repeated === undefined ? 'STORED' : 'REPEATED',
    ...(context === undefined ? {} : { contextRequestId: context.requestId }),
    contextChanged,
  };
}

/** Merges contextual data into conversations; runs inside a transaction. */
export function addContext(deps: SqliteDeps, addition: ContextAddition): ContextAdded {
  const { target, requestId, data } = addition;
  const personId = requireSession(deps, addition.session).person_id;
  return mergeOnce(deps, { personId, requestId, data }, () => {
    if ('all' in target) {
      return deps.connection
        .all<{
          id: string;
        }>("SELECT id FROM threads WHERE person_id = ? AND status <> 'CLOSED' ORDER BY created_at, id", personId)
        .map(({ id }) => id);
    }
    return [requireWritable(findThread(deps, personId, target.threadId)).id];
  });
}

function mergeOnce(
  { connection, clock }: SqliteDeps,
  request: { readonly personId: string; readonly requestId: string; readonly data: JsonObject },
  targets: () => readonly string[],
): ContextAdded {
  const first = connection.get<{ thread_ids: string }>(
    'SELECT thread_ids FROM context_requests WHERE person_id = ? AND request_id = ?',
    request.personId,
    request.requestId,
  );
  if (first !== undefined) return { threadIds: JSON.parse(first.thread_ids) as string[], outcome: 'REPEATED' };
  const threadIds = targets();
  // Only what was stored is remembered: data that found no conversation comes again with the next one.
  if (threadIds.length === 0) return { threadIds, outcome: 'STORED' };
  for (const id of threadIds) {
    const row = connection.get<{ context: string }>('SELECT context FROM threads WHERE id = ?', id);
    const merged = mergeContext(JSON.parse(row?.context ?? '{}') as JsonObject, request.data);
    connection.run('UPDATE threads SET context = ? WHERE id = ?', JSON.stringify(merged), id);
  }
  connection.run(
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
function findRepeat({ connection }: SqliteDeps, { session, target, clientMessageId }: CustomerPost) {
  const inThread = 'threadId' in target ? ' AND m.thread_id = ?' : '';
  const values = 'threadId' in target ? [target.threadId] : [];
  const row = connection.get<MessageRow>(
    `${SELECT_MESSAGE}
      WHERE t.person_id = ? AND m.sender_key = '${CUSTOMER_SENDER}' AND m.client_message_id = ?${inThread}`,
    session.personId,
    clientMessageId,
    ...values,
  );
  return row === undefined ? undefined : toMessage(row);
}

function store(deps: SqliteDeps, session: SessionRow, post: CustomerPost): Message {
  const threadId = threadFor(deps, session, post.target);
  return insertMessage(deps, {
    threadId,
    senderKey: CUSTOMER_SENDER,
    clientMessageId: post.clientMessageId,
    author: { type: 'CUSTOMER' },
    content: post.content,
  });
}

function threadFor(deps: SqliteDeps, session: SessionRow, target: ThreadTarget): string {
  const personId = session.person_id;
  if ('threadId' in target) return requireWritable(findThread(deps, personId, target.threadId)).id;
  const { connection, newId } = deps;
  const known = connection.get<ThreadHead>(
    'SELECT id, status FROM threads WHERE person_id = ? AND client_thread_id = ?',
    personId,
    target.clientThreadId,
  );
  if (isMultiThread(deps, session.widget_id)) {
    if (known !== undefined) return requireWritable(known).id;
    return openThread(deps, session, target.clientThreadId);
  }
  const current = connection.get<ThreadHead>(
    "SELECT id, status FROM threads WHERE person_id = ? AND status <> 'CLOSED' ORDER BY updated_at DESC, id LIMIT 1",
    personId,
  );
  return current?.id ?? openThread(deps, session, known === undefined ? target.clientThreadId : newId());
}

function openThread({ connection, clock, newId }: SqliteDeps, session: SessionRow, clientThreadId: string): string {
  const open = connection.get<{ threads: number }>(
    "SELECT count(*) AS threads FROM threads WHERE person_id = ? AND status <> 'CLOSED'",
    session.person_id,
  );
  if ((open?.threads ?? 0) >= LIMITS.openThreads) throw tooManyThreads();
  const id = newId();
  const now = clock();
  connection.run(
    `INSERT INTO threads (id, conversation_id, widget_id, person_id, client_thread_id, status, top_seq,
        customer_delivered, customer_seen, team_delivered, team_seen, context, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, 'OPEN', 0, 0, 0, 0, 0, '{}', ?, ?)`,
    id,
    newId(),
    session.widget_id,
    session.person_id,
    clientThreadId,
    now,
    now,
  );
  return id;
}

function isMultiThread({ connection }: SqliteDeps, widgetId: string): boolean {
  const row = connection.get<{ multi_thread: number }>('SELECT multi_thread FROM widgets WHERE id = ?', widgetId);
  return row?.multi_thread === 1;
}

function findThread({ connection }: SqliteDeps, personId: string, threadId: string): ThreadHead | undefined {
  return connection.get<ThreadHead>(
    'SELECT id, status FROM threads WHERE id = ? AND person_id = ?',
    threadId,
    personId,
  );
}

function requireWritable(thread: ThreadHead | undefined): ThreadHead {
  if (thread === undefined) throw threadNotFound();
  if (thread.status === 'CLOSED') throw threadClosed();
  return thread;
}

function readThread({ connection }: SqliteDeps, threadId: string) {
  const row = connection.get<ThreadRow>(`${SELECT_THREAD} WHERE t.id = ?`, threadId);
  if (row === undefined) throw threadNotFound();
  return toThread(row);
}
