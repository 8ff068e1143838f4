import type { TimelineItem, WidgetState } from 'livechat-core';

/**
 * The key of the first message that was new when the conversation came into view; `undefined` when
 * none was, or when it is not at hand.
 */
export function firstUnread(
  items: readonly TimelineItem[],
  opening: WidgetState['unreadAtOpening'],
): string | undefined {
  if (opening === null) return undefined;
  let left = opening.count;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item === undefined || item.own || item.seq === undefined || item.seq > opening.topSeq) continue;
    left -= 1;
    if (left === 0) return item.key;
  }
  return undefined;
}
