import type { ThreadStatus } from 'livechat-core/protocol';
import { joined, type SearchPart } from './search.js';

/** A page of a list of threads in the order of their last change. */
export interface ActivityPage {
  /** What every one of them has to be. */
  readonly parts: readonly SearchPart[];
  readonly statuses: readonly ThreadStatus[];
  readonly direction: 'ASC' | 'DESC';
  readonly limit: number;
  readonly offset: number;
}

/**
 * The condition that a thread `t` is on the page. An index over the last change of all threads would be written anew
 * by every message, as the one over status and last change is. So the page is put together from as many
 * threads of each status as it holds.
 */
export function onPageByActivity({ parts, statuses, direction, limit, offset }: ActivityPage): SearchPart {
  const order = (alias: string): string => `ORDER BY ${alias}.updated_at ${direction}, ${alias}.id ${direction}`;
  const stretches = statuses.map((status) => {
    const { condition, values } = joined([['t.status = ?', status], ...parts]);
    return {
      text: `SELECT * FROM (SELECT t.id, t.updated_at FROM threads t ${condition} ${order('t')} LIMIT ?) ${status.toLowerCase()}_ones`,
      values: [...values, offset + limit],
    };
  });
  return [
    `t.id IN (SELECT c.id FROM (${stretches.map(({ text }) => text).join(' UNION ALL ')}) c ${order('c')} LIMIT ? OFFSET ?)`,
    ...stretches.flatMap(({ values }) => values),
    limit,
    offset,
  ];
}
