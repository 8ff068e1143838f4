import type { ConversationFilter } from '../case-store.js';

type Part = readonly [condition: string, ...values: (string | number)[]];

/** The `WHERE` of a search, on threads as `t`, with its values in their order. */
export function searchCondition(filter: ConversationFilter): {
  readonly condition: string;
  readonly values: readonly (string | number)[];
} {
  const parts = partsOf(filter);
  return {
    condition: parts.length === 0 ? '' : `WHERE ${parts.map(([condition]) => condition).join(' AND ')}`,
    values: parts.flatMap(([, ...values]) => values),
  };
}

function partsOf(filter: ConversationFilter): readonly Part[] {
  const { statuses, agentId, widgetId, customerId, priority, tag } = filter;
  return [
    ...(statuses === undefined ? [] : [statusPart(statuses)]),
    ...(agentId === undefined ? [] : [agentPart(agentId)]),
    ...equal('t.widget_id', widgetId),
    ...equal('t.person_id', customerId),
    ...equal('t.priority', priority),
    ...(tag === undefined
      ? []
      : [['EXISTS (SELECT 1 FROM thread_tags g WHERE g.thread_id = t.id AND g.name = ?)', tag] as const]),
    ...compare('t.created_at >= ?', filter.createdFrom),
    ...compare('t.created_at < ?', filter.createdBefore),
    ...compare('t.updated_at >= ?', filter.updatedFrom),
    ...compare('t.updated_at < ?', filter.updatedBefore),
  ];
}

function statusPart(statuses: NonNullable<ConversationFilter['statuses']>): Part {
  const one = "(t.status = ? AND (t.status <> 'OPEN' OR t.is_on_hold = ?))";
  return [
    `(${statuses.map(() => one).join(' OR ')})`,
    ...statuses.flatMap(({ status, isOnHold }) => [status, isOnHold ? 1 : 0]),
  ];
}

function agentPart(agentId: string | null): Part {
  return agentId === null ? ['t.assignee_id IS NULL'] : ['t.assignee_id = ?', agentId];
}

function equal(column: string, value: string | undefined): readonly Part[] {
  return value === undefined ? [] : [[`${column} = ?`, value]];
}

function compare(condition: string, value: number | undefined): readonly Part[] {
  return value === undefined ? [] : [[condition, value]];
}
