import fc from 'fast-check';
import type { Message } from '../../protocol/index.js';
import { messageOf } from './fixtures.harness.js';
import {
  PAGE_SIZE,
  countMessages,
  countUpTo,
  findLastIn,
  firstMessage,
  holds,
  isContinued,
  lastMessage,
  mergePages,
  messageAt,
  messagesFrom,
  type MessagePages,
} from './message-pages.js';
import { holdsSent } from './stored-ids.js';

const message = (seq: number): Message => messageOf('thread-01', seq);
const upTo = (count: number): MessagePages =>
  mergePages(
    [],
    Array.from({ length: count }, (_, index) => message(index + 1)),
  );
const seqs = (messages: readonly Message[]): readonly number[] => messages.map(({ seq }) => seq);

/** Numbers in batches, of which some come more than once: pages of history, and what arrives live. */
const batches = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 600 }).map((seq) => [seq]),
    fc
      .record({ from: fc.integer({ min: 1, max: 500 }), count: fc.integer({ min: 0, max: 200 }) })
      .map(({ from, count }) => Array.from({ length: count }, (_, index) => from + index)),
  ),
  { maxLength: 12 },
);

describe('messages in pages', () => {
  it('G3 and G4: are what one sorted list would be, however they come', () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: 0, max: 700 }), (arrivals, seq) => {
        const pages = arrivals.reduce<MessagePages>((held, batch) => mergePages(held, batch.map(message)), []);
        const expected = [...new Set(arrivals.flat())].sort((a, b) => a - b);
        expect(seqs(pages.flat())).toEqual(expected);
        expect(pages.slice(0, -1).every((page) => page.length === PAGE_SIZE)).toBe(true);
        expect(countMessages(pages)).toBe(expected.length);
        expect(firstMessage(pages)?.seq).toBe(expected[0]);
        expect(lastMessage(pages)?.seq).toBe(expected.at(-1));
        expect(countUpTo(pages, seq)).toBe(expected.filter((one) => one <= seq).length);
        expect(holds(pages, seq)).toBe(expected.includes(seq));
        expect(messageAt(pages, seq)?.seq).toBe(expected[seq]);
        expect(seqs(messagesFrom(pages, seq))).toEqual(expected.slice(seq));
        expect(findLastIn(pages, (one) => one.seq < seq)?.seq).toBe(expected.findLast((one) => one < seq));
        expect(holdsSent(pages, message(seq).clientMessageId)).toBe(expected.includes(seq));
        expect(holdsSent(pages, 'client-message-of-nobody')).toBe(false);
      }),
    );
  });

  it('leaves every page but the last one as it is when a message arrives', () => {
    const before = upTo(3 * PAGE_SIZE + 5);
    const after = mergePages(before, [message(3 * PAGE_SIZE + 6)]);
    expect(after.map((page, index) => page === before[index])).toEqual([true, true, true, false]);
    const next = mergePages(upTo(2 * PAGE_SIZE), [message(2 * PAGE_SIZE + 1)]);
    expect(next.map(({ length }) => length)).toEqual([PAGE_SIZE, PAGE_SIZE, 1]);
  });

  it('leaves the pages below a gap as they are when it is filled', () => {
    const before = mergePages(upTo(2 * PAGE_SIZE), [message(2 * PAGE_SIZE + 2)]);
    const filled = mergePages(before, [message(2 * PAGE_SIZE + 1)]);
    expect(filled.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(filled[0]).toBe(before[0]);
    expect(isContinued(before, filled)).toBe(false);
    expect(isContinued(upTo(1), filled)).toBe(false);
    expect(isContinued(before.slice(0, 1), before)).toBe(true);
  });

  it('are not changed by nothing', () => {
    const pages = upTo(PAGE_SIZE + 1);
    expect(mergePages(pages, [])).toEqual(pages);
  });
});
