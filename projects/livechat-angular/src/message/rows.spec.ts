import type { TimelineItem } from 'livechat-core';
import { firstUnread } from './first-unread';
import { keepSame, toRows, type RowContext } from './rows';

const NOON = new Date(2026, 2, 10, 12, 0).getTime();
const MINUTE = 60_000;

function item(key: string, minutes: number, author: 'me' | 'ada' | 'bob'): TimelineItem {
  return {
    key,
    own: author === 'me',
    author: { type: author === 'me' ? 'CUSTOMER' : 'AGENT', id: author },
    content: { type: 'TEXT', text: key },
    moment: NOON + minutes * MINUTE,
    status: 'SENT',
  };
}

function shape(items: readonly TimelineItem[], context: RowContext = {}): string[] {
  return toRows(items, context).map((row) =>
    row.kind === 'message' ? `${row.first ? '[' : ''}${row.key}${row.last ? ']' : ''}` : row.kind,
  );
}

describe('toRows', () => {
  it('groups messages of one author within five minutes', () => {
    expect(shape([item('a', 0, 'ada'), item('b', 4, 'ada'), item('c', 12, 'ada'), item('d', 12, 'bob')])).toEqual([
      'day',
      '[a',
      'b]',
      '[c]',
      '[d]',
    ]);
  });

  it('begins every day with its name', () => {
    expect(shape([item('a', 0, 'me'), item('b', 24 * 60, 'me')])).toEqual(['day', '[a]', 'day', '[b]']);
  });

  it('has unique keys', () => {
    const keys = toRows([item('a', 0, 'me'), item('b', 24 * 60, 'me'), item('c', 0, 'me')]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('marks what was unread, and begins a group there', () => {
    const items = [item('a', 0, 'ada'), item('b', 1, 'ada'), item('c', 2, 'ada')];
    expect(shape(items, { firstUnread: 'b' })).toEqual(['day', '[a]', 'unread', '[b', 'c]']);
  });

  it('gives what happened a line of its own, between groups', () => {
    const joined: TimelineItem = {
      ...item('n', 1, 'ada'),
      content: { type: 'NOTE', event: 'AGENT_JOINED', name: 'Ada' },
    };
    expect(shape([item('a', 0, 'ada'), joined, item('b', 2, 'ada')])).toEqual(['day', '[a]', 'note', '[b]']);
  });

  it('knows what comes before and after a stretch', () => {
    const [a, b, c] = [item('a', 0, 'ada'), item('b', 1, 'ada'), item('c', 2, 'ada')];
    expect(shape([b], { previous: a, next: c })).toEqual(['b']);
  });
});

describe('keepSame', () => {
  it('keeps the rows that have not changed as the objects that they were', () => {
    const [a, b, c] = [item('a', 0, 'ada'), item('b', 1, 'me'), item('c', 2, 'me')];
    const before = toRows([a, b]);
    const after = keepSame(toRows([a, b, c]), before);
    expect(after.map(({ key }) => key)).toEqual(['day-a', 'a', 'b', 'c']);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    // It ends its group no more.
    expect(after[2]).not.toBe(before[2]);
    expect(after[2]).toMatchObject({ last: false });
  });

  it('does not keep what has the key of a row but is another', () => {
    const note = (name: string): TimelineItem => ({
      ...item('n', 1, 'ada'),
      content: { type: 'NOTE', event: 'AGENT_JOINED', name },
    });
    const before = toRows([item('a', 0, 'ada'), note('Ada')], { firstUnread: 'a' });
    const changed: TimelineItem = { ...item('a', 0, 'ada'), status: 'SEEN' };
    const after = keepSame(toRows([changed, note('Bob')], { firstUnread: 'a' }), before);
    expect(after.map((row, index) => row === before[index])).toEqual([true, true, false, false]);
    expect(keepSame(toRows([{ ...changed, moment: NOON + 1 }]), before)[0]).not.toBe(before[0]);
  });
});

describe('firstUnread', () => {
  const numbered = (...authors: readonly ('me' | 'ada')[]): TimelineItem[] =>
    authors.map((author, index) => ({ ...item(`m${index + 1}`, index, author), seq: index + 1 }));

  it('counts the messages of others back from the top that was', () => {
    const items = numbered('ada', 'ada', 'me', 'ada', 'ada');
    expect(firstUnread(items, { threadId: 't', count: 2, topSeq: 4 })).toBe('m2');
    expect(firstUnread(items, { threadId: 't', count: 9, topSeq: 4 })).toBeUndefined();
    expect(firstUnread(items, null)).toBeUndefined();
  });
});
