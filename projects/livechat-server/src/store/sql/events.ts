import { toWebhookEvent, type EventFact } from '../../ccaas/to-webhook-event.js';
import type { WebhookType } from '../../ccaas/webhook-event.js';
import { SELECT_THREAD, toConversation, toMetadata, type ThreadRow } from './rows.js';
import type { ReadScope, WriteScope } from './scope.js';

/** Who wants to be told, and of what: a list of types as JSON. */
export interface Receiver {
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
  for (const { fact, to } of wanted) await recordEvent(scope, thread, { fact, to });
}

async function recordEvent(
  { sql, clock, newId }: WriteScope,
  thread: ThreadRow,
  { fact, to }: { readonly fact: EventFact; readonly to: readonly Receiver[] },
): Promise<void> {
  const at = clock();
  const body = JSON.stringify(
    toWebhookEvent(fact, { at, conversation: toConversation(thread), metadata: toMetadata(thread) }),
  );
  // The row is held until the end of the transaction: positions are committed in their order.
  const counted = await sql.get<{ event_top: number }>(
    'UPDATE threads SET event_top = event_top + 1 WHERE id = ? RETURNING event_top',
    thread.id,
  );
  const position = counted?.event_top ?? 0;
  const eventId = newId();
  await sql.run(
    'INSERT INTO webhook_events (id, thread_id, position, type, body, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    eventId,
    thread.id,
    position,
    fact.type,
    body,
    at,
  );
  for (const { id } of to) {
    await sql.run(
      `INSERT INTO webhook_deliveries (id, webhook_id, event_id, thread_id, position, status, attempts, due_at, created_at)
        VALUES (?, ?, ?, ?, ?, 'PENDING', 0, ?, ?)`,
      newId(),
      id,
      eventId,
      thread.id,
      position,
      at,
      at,
    );
  }
}

/** Everybody who wants to be told of anything. */
export function listReceivers({ sql }: ReadScope): Promise<readonly Receiver[]> {
  return sql.all<Receiver>('SELECT id, types FROM webhooks');
}

/** A receiver without types wants all of them. */
export function wants({ types }: Receiver, type: WebhookType): boolean {
  const chosen = JSON.parse(types) as readonly WebhookType[];
  return chosen.length === 0 || chosen.includes(type);
}
