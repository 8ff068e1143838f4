import type { ThreadStatus } from 'livechat-core/protocol';
import type { ConversationFilter } from '../case-store.js';
import { changedBefore, changedFrom } from './last-change.js';

export const THREAD_STATUSES = ['OPEN', 'SOLVED', 'CLOSED'] as const satisfies readonly ThreadStatus[];

/** A condition on threads as `t`, with its values in their order. */
export type SearchPart = readonly [condition: string, ...values: (string | number)[]];

/** Parts of which every one has to hold, as one `WHERE`. */
export function joined(parts: readonly SearchPart[]): {
  readonly condition: string;
  readonly values: readonly (string | number)[];
} {
  return {
    condition: parts.length === 0 ? '' : `WHERE ${parts.map(([condition]) => condition).join(' AND ')}`,
    values: parts.flatMap(([, ...values]) => values),
  };
}

/** What a search asks for, to be joined with `AND`. */
export function searchParts(filter: ConversationFilter): readonly SearchPart[] {
  const { agentId, queueId, widgetId, customerId, priority, tag } = filter;
  return [
    ...statusParts(filter),
    ...(agentId === undefined ? [] : [equalOrNone('t.assignee_id', agentId)]),
    ...(queueId === undefined ? [] : [equalOrNone('t.queue_id', queueId)]),
    ...equal('t.widget_id', widgetId),
    ...equal('t.person_id', customerId),
    ...equal('t.priority', priority),
    ...(tag === undefined
      ? []
      : [['EXISTS (SELECT 1 FROM thread_tags g WHERE g.thread_id = t.id AND g.name = ?)', tag] as const]),
    ...compare('t.created_at >= ?', filter.createdFrom),
    ...compare('t.created_at < ?', filter.createdBefore),
    ...(filter.updatedFrom === undefined ? [] : [changedFrom(filter.updatedFrom)]),
    ...(filter.updatedBefore === undefined ? [] : [changedBefore(filter.updatedBefore)]),
  ];
}

/** Whether an index of its own finds what is searched, whatever its last change. */
export function isAmongFew({ agentId, queueId, widgetId, customerId }: ConversationFilter): boolean {
  return [agentId, queueId, widgetId, customerId].some((id) => typeof id === 'string');
}

function statusParts({ statuses, updatedFrom, updatedBefore }: ConversationFilter): readonly SearchPart[] {
  if (statuses === undefined) {
    // The index that holds the last change begins with the status.
    if (updatedFrom === undefined && updatedBefore === undefined) return [];
    return [[`t.status IN (${THREAD_STATUSES.map(() => '?').join(', ')})`, ...THREAD_STATUSES]];
  }
  const one = "(t.status = ? AND (t.status <> 'OPEN' OR t.is_on_hold = ?))";
  return [
    [
      `(${statuses.map(() => one).join(' OR ')})`,
      ...statuses.flatMap(({ status, isOnHold }) => [status, isOnHold ? 1 : 0]),
    ],
  ];
}

function equalOrNone(column: string, id: string | null): SearchPart {
  return id === null ? [`${column} IS NULL`] : [`${column} = ?`, id];
}

function equal(column: string, value: string | undefined): readonly SearchPart[] {
  return value === undefined ? [] : [[`${column} = ?`, value]];
}

function compare(condition: string, value: number | undefined): readonly SearchPart[] {
  return value === undefined ? [] : [[condition, value]];
}
