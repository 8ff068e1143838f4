import type { ThreadStatus } from 'livechat-core/protocol';
import type { ConversationFilter, ConversationOrder, ConversationSearch, ConversationsFound } from '../case-store.js';
import { behindChange, byLastChange } from './last-change.js';
import { onPageByActivity } from './by-activity.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { SELECT_THREAD, toConversation, type ThreadRow } from './rows.js';
import type { ReadScope } from './scope.js';
import { isAmongFew, joined, searchParts, THREAD_STATUSES, type SearchPart } from './search.js';

interface Order {
  readonly column: 'created_at' | 'updated_at';
  readonly direction: 'ASC' | 'DESC';
  /** How what lies behind a place compares with it. */
  readonly behind: '>' | '<';
}

const ORDERS: Readonly<Record<ConversationOrder, Order>> = {
  'createdAt:ASC': { column: 'created_at', direction: 'ASC', behind: '>' },
  'createdAt:DESC': { column: 'created_at', direction: 'DESC', behind: '<' },
  'updatedAt:ASC': { column: 'updated_at', direction: 'ASC', behind: '>' },
  'updatedAt:DESC': { column: 'updated_at', direction: 'DESC', behind: '<' },
};

/** Finds conversations, page by page. */
export async function searchConversations(
  { sql }: ReadScope,
  { filter, orderBy, limit, page = 0, cursor }: ConversationSearch,
): Promise<ConversationsFound> {
  const { column, direction } = ORDERS[orderBy];
  const parts = searchParts(filter);
  const wanted = [...parts, ...partBehind(orderBy, cursor)];
  // One more than asked for says whether there is a next page.
  const place = { limit: limit + 1, offset: page * limit };
  const isAmongAll = column === 'updated_at' && !isAmongFew(filter);
  const { condition, values } = joined(
    isAmongAll
      ? [onPageByActivity(sql.dialect, { parts: wanted, statuses: statusesOf(filter), direction, ...place })]
      : wanted,
  );
  const rows = await sql.all<ThreadRow>(
    `${SELECT_THREAD} ${condition} ORDER BY ${orderOf(orderBy)} LIMIT ? OFFSET ?`,
    ...values,
    place.limit,
    isAmongAll ? 0 : place.offset,
  );
  const all = joined(parts);
  const counted = await sql.get<{ n: number }>(`SELECT count(*) AS n FROM threads t ${all.condition}`, ...all.values);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    conversations: rows.slice(0, limit).map(toConversation),
    totalItems: counted?.n ?? 0,
    ...(last === undefined ? {} : { cursor: encodeCursor({ moment: last[column], id: last.id }, orderBy) }),
  };
}

function statusesOf({ statuses }: ConversationFilter): readonly ThreadStatus[] {
  if (statuses === undefined) return THREAD_STATUSES;
  return THREAD_STATUSES.filter((status) => statuses.some((one) => one.status === status));
}

function partBehind(orderBy: ConversationOrder, cursor: string | undefined): readonly SearchPart[] {
  if (cursor === undefined) return [];
  const { column, direction, behind } = ORDERS[orderBy];
  const place = decodeCursor(cursor, orderBy);
  if (column === 'updated_at') return [behindChange(place, direction)];
  return [[`(t.created_at, t.id) ${behind} (?, ?)`, place.moment, place.id]];
}

function orderOf(orderBy: ConversationOrder): string {
  const { column, direction } = ORDERS[orderBy];
  return column === 'updated_at' ? byLastChange('t', direction) : `t.created_at ${direction}, t.id ${direction}`;
}
