import type { ThreadStatus } from 'livechat-core/protocol';
import type { Dialect } from './dialect.js';
import { byLastChange } from './last-change.js';
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
 * The condition that a thread `t` is on the page. There is no index over the last change of all threads, only one that
 * begins with the status: so the page is put together from as many threads of each status as it holds.
 */
export function onPageByActivity(
  dialect: Dialect,
  { parts, statuses, direction, limit, offset }: ActivityPage,
): SearchPart {
  const order = (alias: string): string => `ORDER BY ${byLastChange(alias, direction)}`;
  const stretches = statuses.map((status) => {
    const { condition, values } = joined([['t.status = ?', status], ...parts]);
    return {
      text: `SELECT * FROM (SELECT t.id, t.activity, t.updated_at FROM threads t ${condition} ${order('t')} LIMIT ?) ${status.toLowerCase()}_ones`,
      values: [...values, offset + limit],
    };
  });
  const all = stretches.map(({ text }) => text).join(' UNION ALL ');
  const page = `SELECT c.id FROM (${all}) c ${order('c')} LIMIT ? OFFSET ?`;
  return [`t.id ${dialect.amongSelected(page)}`, ...stretches.flatMap(({ values }) => values), limit, offset];
}
