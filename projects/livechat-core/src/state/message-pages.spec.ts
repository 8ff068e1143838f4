import fc from 'fast-check';
import type { Message } from '../../protocol/index.js';
import { messageOf } from './fixtures.harness.js';
import {
  NEWEST,
  countMessages,
  firstMessage,
  lastMessage,
  messagesAbove,
  notIn,
  withMessages,
  type MessagePages,
} from './message-pages.js';
import { holdsSent } from './stored-ids.js';

const message = (seq: number): Message => messageOf('thread-01', seq);
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
        const pages = arrivals.reduce<MessagePages>(
          (held, batch) => withMessages(held, notIn(held, batch.map(message))),
          [],
        );
        const expected = [...new Set(arrivals.flat())].sort((a, b) => a - b);
        expect(seqs(pages.flat())).toEqual(expected);
        expect(pages.every((page) => page.length > 0)).toBe(true);
        expect(countMessages(pages)).toBe(expected.length);
        expect(firstMessage(pages)?.seq).toBe(expected[0]);
        expect(lastMessage(pages)?.seq).toBe(expected.at(-1));
        expect(seqs(messagesAbove(pages, seq))).toEqual(expected.filter((one) => one > seq));
        expect(seqs(notIn(pages, [message(seq)]))).toEqual(expected.includes(seq) ? [] : [seq]);
        expect(holdsSent(pages, message(seq).clientMessageId)).toBe(expected.includes(seq));
        expect(holdsSent(pages, 'client-message-of-nobody')).toBe(false);
      }),
    );
  });

  it('leaves all but the newest messages as they are when one arrives', () => {
    const upTo = (count: number, from: MessagePages = []): MessagePages => {
      const first = countMessages(from) + 1;
      return Array.from({ length: count }, (_, index) => message(first + index)).reduce<MessagePages>(
        (pages, one) => withMessages(pages, [one]),
        from,
      );
    };
    const before = upTo(NEWEST + 10);
    const after = upTo(3, before);
    expect(after[0]).toBe(before[0]);
    expect(after.map(({ length }) => length)).toEqual([NEWEST + 1, 12]);
    expect(upTo(NEWEST - 12, after).map(({ length }) => length)).toEqual([2 * NEWEST + 1]);
    const filled = withMessages(withMessages(before, [message(NEWEST + 12)]), [message(NEWEST + 11)]);
    expect(filled[0]).toBe(before[0]);
    expect(seqs(filled.flat())).toEqual(Array.from({ length: NEWEST + 12 }, (_, index) => index + 1));
  });

  it('are not changed by nothing', () => {
    const pages = withMessages([], [message(1)]);
    expect(withMessages(pages, [])).toBe(pages);
    expect(notIn(pages, [])).toEqual([]);
  });
});
