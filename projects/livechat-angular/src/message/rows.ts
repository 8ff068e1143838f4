import type { TimelineItem } from 'livechat-core';
import { dayKey } from '../i18n/locale';

/** One line of the list: the name of a day, or a message with its place in its group. */
export type Row = DayRow | MessageRow;

export interface DayRow {
  readonly kind: 'day';
  readonly key: string;
  readonly moment: number;
}

export interface MessageRow {
  readonly kind: 'message';
  readonly key: string;
  readonly item: TimelineItem;
  /** Whether the message begins, or ends, a group of one author. */
  readonly first: boolean;
  readonly last: boolean;
}

/** Messages of one author within five minutes are one group. */
const GROUP_MS = 5 * 60_000;

/** Lays the timeline out: a line for every new day, and groups of messages. */
export function toRows(items: readonly TimelineItem[]): readonly Row[] {
  return items.flatMap((item, index): readonly Row[] => {
    const previous = items[index - 1];
    const next = items[index + 1];
    const message: MessageRow = {
      kind: 'message',
      key: item.key,
      item,
      first: previous === undefined || !sameGroup(previous, item),
      last: next === undefined || !sameGroup(item, next),
    };
    const newDay = previous === undefined || dayKey(previous.moment) !== dayKey(item.moment);
    return newDay ? [{ kind: 'day', key: `day-${item.key}`, moment: item.moment }, message] : [message];
  });
}

function sameGroup(a: TimelineItem, b: TimelineItem): boolean {
  const sameAuthor = a.own ? b.own : !b.own && a.author.id === b.author.id && a.author.type === b.author.type;
  return sameAuthor && Math.abs(b.moment - a.moment) < GROUP_MS && dayKey(a.moment) === dayKey(b.moment);
}
