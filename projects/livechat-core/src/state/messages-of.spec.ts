import { frame, messageOf, play, threadIn, threadOf, welcomed } from './fixtures.harness.js';
import { NEWEST } from './message-pages.js';
import { findLastMessage, messagesOf } from './messages-of.js';
import type { ThreadState } from './widget-state.js';

const ID = 'thread-01';
const arrived = (...seqs: readonly number[]): ThreadState =>
  threadIn(
    play(
      welcomed({ threads: [threadOf(ID)] }),
      ...seqs.map((seq) => frame({ type: 'message', message: messageOf(ID, seq) })),
    ),
    ID,
  );

describe('the messages of a thread', () => {
  it('are one list in the order of the store, the same one as long as nothing is added', () => {
    const thread = arrived(1, 2, 4, 3);
    expect(messagesOf(thread).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(messagesOf({ ...thread, unread: 9 })).toBe(messagesOf(thread));
  });

  it('are none where none is held', () => {
    const empty = arrived();
    expect(messagesOf(empty)).toEqual([]);
    expect(messagesOf(arrived())).toBe(messagesOf(empty));
  });

  it('are looked through from the newest one', () => {
    expect(findLastMessage(arrived(1, 2, 3), ({ seq }) => seq < 3)?.seq).toBe(2);
    expect(findLastMessage(arrived(1), ({ seq }) => seq > 1)).toBeUndefined();
    const long = arrived(...Array.from({ length: NEWEST + 2 }, (_, index) => index + 1));
    expect(long.pages).toHaveLength(2);
    expect(findLastMessage(long, ({ seq }) => seq === 1)?.seq).toBe(1);
  });
});
