import type { TimelineItem } from 'livechat-core';
import { toRows } from './rows';

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

function shape(items: readonly TimelineItem[]): string[] {
  return toRows(items).map((row) =>
    row.kind === 'day' ? 'day' : `${row.first ? '[' : ''}${row.key}${row.last ? ']' : ''}`,
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
});
