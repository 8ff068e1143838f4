import fc from 'fast-check';
import type { Message } from '../../protocol/index.js';
import { frame, messageOf, play, threadIn, threadOf, welcomed, type Step } from './fixtures.harness.js';
import type { HistoryDirection, ThreadState } from './widget-state.js';

const ID = 'thread-01';
const message = (seq: number): Message => messageOf(ID, seq);
const live = (seq: number): Step => frame({ type: 'message', message: message(seq) });
const tops = (top: number): Step => frame({ type: 'pong', tops: { [ID]: top } });
const told = (topSeq: number, unread: number): Step =>
  frame({ type: 'thread', thread: threadOf(ID, { topSeq, unread, lastMessage: message(topSeq) }) });
const page = (direction: HistoryDirection, ...seqs: readonly number[]): readonly Step[] => [
  { type: 'history-requested', threadId: ID, requestId: 'request-01', direction },
  frame({ type: 'history-page', threadId: ID, requestId: 'request-01', messages: seqs.map(message) }),
];
const seen = (seq: number): Step => ({ type: 'seen', threadId: ID, seq });

/** A thread that was empty, and so is held from its first message on. */
const held = (...steps: readonly Step[]): ThreadState =>
  threadIn(play(welcomed({ threads: [threadOf(ID)] }), ...steps), ID);

/** A thread of five messages, all seen elsewhere, of which nothing is held. */
const listed = (...steps: readonly Step[]): ThreadState => {
  const thread = threadOf(ID, { topSeq: 5, lastMessage: message(5) });
  return threadIn(play(welcomed({ threads: [thread] }), ...steps), ID);
};

describe('the unread messages of a thread', () => {
  it('G6: are those of which a heartbeat told before they came late', () => {
    const late = held(live(1), tops(3), live(2), live(3));
    expect(late).toMatchObject({ unread: 3, topSeq: 3, lastMessage: { seq: 3 }, updatedAt: message(3).createdAt });
    expect(listed(tops(7), live(6), live(7))).toMatchObject({ unread: 2, topSeq: 7, lastMessage: { seq: 7 } });
  });

  it('G6: are those that were lost and are read as history, too', () => {
    const read = held(live(1), tops(3), ...page('newer', 2, 3));
    expect(read).toMatchObject({ unread: 3, lastMessage: { seq: 3 }, updatedAt: message(3).createdAt });
    expect(held(live(1), live(4), ...page('newer', 2, 3, 4)).unread).toBe(4);
    expect(listed(tops(7), ...page('latest', 4, 5, 6, 7))).toMatchObject({ unread: 2, lastMessage: { seq: 7 } });
  });

  it('G3: are counted once, whichever way they come again', () => {
    expect(held(live(1), live(4), live(4), ...page('newer', 2, 3, 4), live(2), tops(4)).unread).toBe(4);
    expect(listed(live(6), live(6), ...page('latest', 5, 6), live(6)).unread).toBe(1);
    expect(held(live(1), live(2), ...page('latest', 1, 2)).unread).toBe(2);
  });

  it('are what the server tells, with what is held from above its word', () => {
    expect(held(live(1), live(2), live(3), told(2, 1)).unread).toBe(2);
    expect(held(live(1), tops(3), told(2, 2), live(2), live(3)).unread).toBe(3);
    expect(listed(live(6), told(6, 4), told(5, 0)).unread).toBe(4);
    expect(held(live(1), seen(1), live(2), live(3), seen(2), told(1, 1)).unread).toBe(1);
  });

  it('are no notes, and nothing that is older than what was seen', () => {
    const note = messageOf(ID, 2, { author: { type: 'SYSTEM', id: 'system' } });
    expect(held(live(1), frame({ type: 'message', message: note })).unread).toBe(1);
    expect(listed(frame({ type: 'message', message: { ...note, seq: 6 } }))).toMatchObject({ unread: 0, topSeq: 6 });
    expect(held(live(1), live(3), seen(3), ...page('newer', 2, 3)).unread).toBe(0);
    expect(listed(seen(7), tops(7), live(6), live(7)).unread).toBe(0);
    expect(listed(...page('latest', 5), ...page('older', 1, 2, 3, 4)).unread).toBe(0);
  });

  it('are, after a receipt, what is above it: held already, or still to be read', () => {
    expect(held(live(1), live(2), live(3), seen(2)).unread).toBe(1);
    const behind = held(live(1), told(4, 4), seen(2));
    expect(behind.unread).toBe(0);
    expect(held(live(1), told(4, 4), seen(2), ...page('newer', 2, 3, 4)).unread).toBe(2);
    expect(listed(live(6), live(7), seen(6)).unread).toBe(1);
    expect(listed(live(6), seen(9)).unread).toBe(0);
  });

  it('G6: are as many as the store has, once nothing is missing, whatever was lost, late or repeated', () => {
    const arrival = fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((seq) => [live(seq)]),
      fc.integer({ min: 1, max: 12 }).map((top) => [tops(top)]),
      fc.integer({ min: 1, max: 12 }).map((top) => [told(top, top)]),
      fc
        .record({ from: fc.integer({ min: 1, max: 12 }), count: fc.integer({ min: 1, max: 6 }) })
        .map(({ from, count }) =>
          page('newer', ...Array.from({ length: count }, (_, index) => from + index).filter((seq) => seq <= 12)),
        ),
    );
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 20 }), (arrivals) => {
        const all = Array.from({ length: 12 }, (_, index) => index + 1);
        const { unread, topSeq, lastMessage } = held(live(1), ...arrivals.flat(), tops(12), ...page('newer', ...all));
        expect({ unread, topSeq, last: lastMessage?.seq }).toEqual({ unread: 12, topSeq: 12, last: 12 });
      }),
    );
  });
});
