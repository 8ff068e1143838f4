import type { TimelineItem } from 'livechat-core';
import { grown, opened, type ListWindow } from './list-window';

/** A conversation as it stands on the page. */
export interface ShownList {
  readonly items: readonly TimelineItem[];
  readonly conversation: string;
}

/**
 * What came to the end of a conversation; nothing where another one is shown, and nothing where none was: what is read
 * for the first time did not just arrive.
 */
export function arrivals(before: ShownList, after: ShownList): readonly TimelineItem[] {
  if (after.conversation !== before.conversation || after.items === before.items) return [];
  const lastKey = before.items.at(-1)?.key;
  const index = after.items.findLastIndex(({ key }) => key === lastKey);
  return index === -1 ? [] : after.items.slice(index + 1);
}

/**
 * The stretch of a list that stays on what was on the page when the list has changed.
 *
 * @param follows whether the end shall stay in view
 */
export function follow(before: ShownList, after: ShownList, window: ListWindow, follows: () => boolean): ListWindow {
  const [count, firstKey] = [after.items.length, before.items[0]?.key];
  const isAnother = after.conversation !== before.conversation || firstKey === undefined;
  const added = isAnother ? -1 : after.items.findIndex(({ key }) => key === firstKey);
  if (added === -1) return opened(count);
  return grown(window, { before: added, count, previousCount: before.items.length + added }, follows());
}
