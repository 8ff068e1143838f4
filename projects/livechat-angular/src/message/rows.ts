import type { TimelineItem } from 'livechat-core';
import type { Content } from 'livechat-core/protocol';
import { isSameDay } from '../i18n/locale';

/** One line of the list. */
export type Row = DayRow | UnreadRow | NoteRow | MessageRow;

/** The name of a day. */
export interface DayRow {
  readonly kind: 'day';
  readonly key: string;
  readonly moment: number;
}

/** The mark before what was new when the conversation was opened. */
export interface UnreadRow {
  readonly kind: 'unread';
  readonly key: string;
}

/** Something that happened in the conversation. */
export interface NoteRow {
  readonly kind: 'note';
  readonly key: string;
  readonly note: Extract<Content, { type: 'NOTE' }>;
  readonly moment: number;
}

/** A message with its place in its group. */
export interface MessageRow {
  readonly kind: 'message';
  readonly key: string;
  readonly item: TimelineItem;
  /** Whether the message begins, or ends, a group of one author. */
  readonly first: boolean;
  readonly last: boolean;
}

/** What surrounds the items that become rows. */
export interface RowContext {
  readonly previous?: TimelineItem | undefined;
  readonly next?: TimelineItem | undefined;
  /** The key of the first message that was new when the conversation was opened. */
  readonly firstUnread?: string | undefined;
}

/** Messages of one author within five minutes are one group. */
const GROUP_MS = 5 * 60_000;

/** Lays a stretch of the timeline out: a line for every new day, for what was unread, and groups of messages. */
export function toRows(items: readonly TimelineItem[], context: RowContext = {}): readonly Row[] {
  const begins = [...items, context.next].map((item, index) =>
    beginning(items[index - 1] ?? context.previous, item, context.firstUnread),
  );
  return items.flatMap((item, index): readonly Row[] => {
    const { key, moment } = item;
    const begun = begins[index];
    return [
      ...(begun?.day === true ? [{ kind: 'day' as const, key: `day-${key}`, moment }] : []),
      ...(key === context.firstUnread ? [{ kind: 'unread' as const, key: `unread-${key}` }] : []),
      item.content.type === 'NOTE'
        ? { kind: 'note', key, note: item.content, moment }
        : { kind: 'message', key, item, first: begun?.group === true, last: begins[index + 1]?.group === true },
    ];
  });
}

/** Whether a new day, and a new group, begin between two items. */
function beginning(
  before: TimelineItem | undefined,
  after: TimelineItem | undefined,
  firstUnread: string | undefined,
): { readonly day: boolean; readonly group: boolean } {
  const day = before === undefined || after === undefined || !isSameDay(before.moment, after.moment);
  return { day, group: day || after.key === firstUnread || !isSameGroup(before, after) };
}

function isSameGroup(a: TimelineItem, b: TimelineItem): boolean {
  if (a.content.type === 'NOTE' || b.content.type === 'NOTE') return false;
  const isSameAuthor = a.own ? b.own : !b.own && a.author.id === b.author.id && a.author.type === b.author.type;
  return isSameAuthor && Math.abs(b.moment - a.moment) < GROUP_MS;
}

/** The rows, each as the object that it was where it has not changed: what is the same is not drawn again. */
export function keepSame(rows: readonly Row[], before: readonly Row[]): readonly Row[] {
  const known = new Map(before.map((row) => [row.key, row]));
  return rows.map((row) => {
    const old = known.get(row.key);
    return old !== undefined && isSame(old, row) ? old : row;
  });
}

function isSame(a: Row, b: Row): boolean {
  switch (a.kind) {
    case 'message':
      return b.kind === 'message' && a.item === b.item && a.first === b.first && a.last === b.last;
    case 'note':
      return b.kind === 'note' && a.note === b.note && a.moment === b.moment;
    case 'day':
      return b.kind === 'day' && a.moment === b.moment;
    case 'unread':
      return b.kind === 'unread';
  }
}
