import type { Message } from 'livechat-core/protocol';
import { toWebhookEvent, type EventFact } from '../../ccaas/to-webhook-event.js';
import type { WebhookType } from '../../ccaas/webhook-event.js';
import { SELECT_THREAD, toConversation, toMetadata, type ThreadRow } from './rows.js';
import type { ReadScope, WriteScope } from './scope.js';

/** Who wants to be told, and of what: a list of types as JSON. */
interface Receiver {
  readonly id: string;
  readonly types: string;
}

/**
 * Puts what happened to a thread into the queue of everybody who wants to know, in the transaction in
 * which it happened: an event is stored if, and only if, what it tells is. Called after the change.
 */
export async function recordEvents(scope: WriteScope, threadId: string, facts: readonly EventFact[]): Promise<void> {
  if (facts.length === 0) return;
  const receivers = await listReceivers(scope);
  const wanted = facts
    .map((fact) => ({ fact, to: receivers.filter((receiver) => wants(receiver, fact.type)) }))
    .filter(({ to }) => to.length > 0);
  if (wanted.length === 0) return;
  const thread = await scope.sql.get<ThreadRow>(`${SELECT_THREAD} WHERE t.id = ?`, threadId);
  if (thread === undefined) return;
  for (const { fact, to } of wanted) {
    // The row is held until the end of the transaction: positions are committed in their order.
    const counted = await scope.sql.get<{ event_top: number }>(
      'UPDATE threads SET event_top = event_top + 1 WHERE id = ? RETURNING event_top',
      threadId,
    );
    await insertEvents(scope, [{ thread, position: counted?.event_top ?? 0, fact, to }]);
  }
}

/** Those of them who want to be told what customers write. */
export function wantInbound(receivers: readonly Receiver[]): readonly Receiver[] {
  return receivers.filter((receiver) => wants(receiver, 'INBOUND_MESSAGE'));
}

/** The same for messages of customers, each of another thread, by a handful of statements. */
export async function recordInbound(
  scope: WriteScope,
  to: readonly Receiver[],
  messages: readonly Message[],
): Promise<void> {
  const { sql } = scope;
  const ids = JSON.stringify(messages.map(({ threadId }) => threadId));
  await sql.run(`UPDATE threads SET event_top = event_top + 1 WHERE id ${sql.dialect.amongTexts}`, ids);
  const rows = await sql.all<ThreadRow>(`${SELECT_THREAD} WHERE t.id ${sql.dialect.amongTexts}`, ids);
  const threads = new Map(rows.map((row) => [row.id, row]));
  const events = messages.flatMap((message): NewEvent[] => {
    const thread = threads.get(message.threadId);
    if (thread === undefined) return [];
    return [{ thread, position: thread.event_top, fact: { type: 'INBOUND_MESSAGE', message }, to }];
  });
  await insertEvents(scope, events);
}

/** What happened to a thread, at its place among all that happened to it, and who is to be told. */
interface NewEvent {
  readonly thread: ThreadRow;
  readonly position: number;
  readonly fact: EventFact;
  readonly to: readonly Receiver[];
}

async function insertEvents({ sql, clock, newId }: WriteScope, events: readonly NewEvent[]): Promise<void> {
  const at = clock();
  const recorded = events.map((event) => ({ ...event, id: newId() }));
  await sql.insertAll({
    table: 'webhook_events',
    columns: ['id', 'thread_id', 'position', 'type', 'body', 'created_at'],
    rows: recorded.map(({ id, thread, position, fact }) => [
      id,
      thread.id,
      position,
      fact.type,
      bodyOf(fact, thread, at),
      at,
    ]),
  });
  await sql.insertAll({
    table: 'webhook_deliveries',
    columns: ['id', 'webhook_id', 'event_id', 'thread_id', 'position', 'status', 'attempts', 'due_at', 'created_at'],
    rows: recorded.flatMap(({ id, thread, position, to }) =>
      to.map((receiver) => [newId(), receiver.id, id, thread.id, position, 'PENDING', 0, at, at]),
    ),
  });
}

function bodyOf(fact: EventFact, thread: ThreadRow, at: number): string {
  return JSON.stringify(
    toWebhookEvent(fact, { at, conversation: toConversation(thread), metadata: toMetadata(thread) }),
  );
}

/** Everybody who wants to be told of anything. */
export function listReceivers({ sql }: ReadScope): Promise<readonly Receiver[]> {
  return sql.all<Receiver>('SELECT id, types FROM webhooks');
}

/** A receiver without types wants all of them. */
function wants({ types }: Receiver, type: WebhookType): boolean {
  const chosen = JSON.parse(types) as readonly WebhookType[];
  return chosen.length === 0 || chosen.includes(type);
}
