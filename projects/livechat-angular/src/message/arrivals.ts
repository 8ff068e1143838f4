import type { TimelineItem } from 'livechat-core';

/**
 * What stands behind the message that was the last one; nothing when that is gone, or there was
 * none: what is read for the first time did not just arrive.
 */
export function arrivals(items: readonly TimelineItem[], lastKey: string | undefined): readonly TimelineItem[] {
  const index = items.findLastIndex(({ key }) => key === lastKey);
  return index === -1 ? [] : items.slice(index + 1);
}
