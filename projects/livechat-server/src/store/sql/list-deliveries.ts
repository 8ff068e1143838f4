import type { WebhookType } from '../../ccaas/webhook-event.js';
import type { DeliveriesFound, DeliverySearch, DeliveryStatus, WebhookDelivery } from '../webhook-store.js';
import { parseCursor, strangeCursor } from './cursor.js';
import type { ReadScope } from './scope.js';
import { joined, type SearchPart } from './search.js';

interface DeliveryRow {
  readonly id: string;
  readonly webhook_id: string;
  readonly event_id: string;
  readonly thread_id: string;
  readonly position: number;
  readonly type: WebhookType;
  readonly conversation_id: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly due_at: number;
  readonly last_attempt_at: number | null;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly created_at: number;
}

/** What the log is ordered by, newest first: events of one moment and conversation in their own order. */
const PLACE = ['d.created_at', 'd.thread_id', 'd.position', 'd.id'] as const;
type Place = readonly [createdAt: number, threadId: string, position: number, id: string];

/** Reads the log of deliveries, newest first, page by page. */
export async function listDeliveries(
  { sql }: ReadScope,
  { subscriptionId, status, limit, cursor }: DeliverySearch,
): Promise<DeliveriesFound> {
  const { condition, values } = joined([
    ...(subscriptionId === undefined ? [] : [['d.webhook_id = ?', subscriptionId] as const]),
    ...(status === undefined ? [] : [['d.status = ?', status] as const]),
    ...(cursor === undefined ? [] : [behind(placeOf(cursor))]),
  ]);
  // One more than asked for says whether there is a next page.
  const rows = await sql.all<DeliveryRow>(
    `SELECT d.*, e.type, t.conversation_id
      FROM webhook_deliveries d
      JOIN webhook_events e ON e.id = d.event_id
      JOIN threads t ON t.id = d.thread_id
      ${condition}
      ORDER BY ${PLACE.map((column) => `${column} DESC`).join(', ')} LIMIT ?`,
    ...values,
    limit + 1,
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    deliveries: rows.slice(0, limit).map(toDelivery),
    ...(last === undefined ? {} : { cursor: cursorAt(last) }),
  };
}

function behind(place: Place): SearchPart {
  return [`(${PLACE.join(', ')}) < (${PLACE.map(() => '?').join(', ')})`, ...place];
}

function cursorAt({ created_at, thread_id, position, id }: DeliveryRow): string {
  const place: Place = [created_at, thread_id, position, id];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws LiveChatError `INVALID_ARGUMENT` for a cursor that no page of the log gave */
function placeOf(cursor: string): Place {
  const place = parseCursor(cursor);
  if (!isPlace(place)) throw strangeCursor();
  return place;
}

function isPlace(value: unknown): value is Place {
  return (
    Array.isArray(value) &&
    value.length === PLACE.length &&
    Number.isSafeInteger(value[0]) &&
    typeof value[1] === 'string' &&
    Number.isSafeInteger(value[2]) &&
    typeof value[3] === 'string'
  );
}

function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    subscriptionId: row.webhook_id,
    eventId: row.event_id,
    type: row.type,
    conversationId: row.conversation_id,
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created_at,
    ...(row.status === 'PENDING' ? { dueAt: row.due_at } : {}),
    ...(row.last_attempt_at === null ? {} : { lastAttemptAt: row.last_attempt_at }),
    ...(row.last_status === null ? {} : { lastStatus: row.last_status }),
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
  };
}
