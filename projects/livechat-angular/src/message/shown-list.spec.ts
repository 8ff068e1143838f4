import type { TimelineItem } from 'livechat-core';
import { arrivals, follow, type ShownList } from './shown-list';

function list(from: number, to: number, conversation = 'a'): ShownList {
  const items = Array.from({ length: to - from + 1 }, (_, index): TimelineItem => {
    const key = String(from + index);
    const author = { type: 'AGENT', id: 'ada' } as const;
    return { key, own: false, author, content: { type: 'TEXT', text: key }, moment: from + index, status: 'SENT' };
  });
  return { items, conversation };
}

const keys = (items: readonly TimelineItem[]): readonly string[] => items.map(({ key }) => key);

describe('arrivals', () => {
  it('are what stands behind the last one', () => {
    expect(keys(arrivals(list(1, 3), list(1, 5)))).toEqual(['4', '5']);
    expect(arrivals(list(3, 5), list(1, 5))).toEqual([]);
  });

  it('are neither what is read for the first time nor another conversation', () => {
    expect(arrivals({ items: [], conversation: 'a' }, list(1, 5))).toEqual([]);
    expect(arrivals(list(1, 3), list(1, 5, 'b'))).toEqual([]);
  });
});

describe('follow', () => {
  const always = (): boolean => true;

  const part = { enough: 24 };

  it('stays on the same messages while the list grows at either end', () => {
    const window = { start: 10, end: 50, ...part };
    expect(follow(list(101, 150), list(1, 150), window, always)).toEqual({ start: 110, end: 150, ...part });
    expect(follow(list(1, 50), list(1, 52), window, always)).toEqual({ start: 10, end: 52, ...part });
  });

  it('begins anew, with what is in view, where another conversation comes or the messages are others', () => {
    const few = { start: 976, end: 1000, ...part };
    const all = { start: 0, end: 50, enough: 36 };
    expect(follow(list(1, 50), list(1, 1000, 'b'), all, always)).toEqual(few);
    expect(follow(list(1, 50), list(101, 1100), all, always)).toEqual(few);
    expect(follow({ items: [], conversation: 'a' }, list(1, 1000), { ...all, end: 0 }, always)).toEqual(few);
  });
});
