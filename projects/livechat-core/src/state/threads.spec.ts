import fc from 'fast-check';
import type { Message, Thread } from '../../protocol/index.js';
import { initialState } from './initial-state.js';
import { reduce } from './reduce.js';
import { messagesOf } from './messages-of.js';
import { hasGap, withHistory, withMessage, withThread } from './threads.js';
import type { ThreadState, WidgetState } from './widget-state.js';

const message = (seq: number, type: Message['author']['type'] = 'AGENT'): Message => ({
  id: `message-${seq}`,
  threadId: 'thread-01',
  seq,
  clientMessageId: `client-${seq}`,
  author: { type, id: 'author-01' },
  content: { type: 'TEXT', text: String(seq) },
  createdAt: seq,
});

const thread = (topSeq: number): Thread => ({
  id: 'thread-01',
  conversationId: 'conversation-1',
  clientThreadId: 'client-thread-1',
  status: 'OPEN',
  createdAt: 0,
  updatedAt: topSeq,
  topSeq,
  unread: 0,
  teamReceipts: { delivered: 0, seen: 0 },
});

const start = (topSeq = 0): WidgetState => withThread(initialState({ serverUrl: '' }), thread(topSeq));
const held = (state: WidgetState): ThreadState => {
  const found = state.threads['thread-01'];
  if (found === undefined) throw new Error('no thread');
  return found;
};
const seqsOf = (thread: ThreadState): number[] => messagesOf(thread).map(({ seq }) => seq);
const seqs = (state: WidgetState): number[] => seqsOf(held(state));

/** The thread after its newest page, here one message, was read. */
function read(state: WidgetState, seq: number): WidgetState {
  const loading = { requestId: 'request-0', direction: 'latest' } as const;
  return { ...state, threads: { 'thread-01': withHistory({ ...held(state), loading }, [message(seq)]) } };
}

describe('messages of a thread', () => {
  it('G3 and G4: whatever order they arrive in and however often, they are shown once and in order', () => {
    const arrivals = fc
      .integer({ min: 1, max: 30 })
      .chain((top) => fc.array(fc.integer({ min: 1, max: top }), { maxLength: 80 }));
    fc.assert(
      fc.property(arrivals, (order) => {
        const state = order.reduce((before, seq) => withMessage(before, message(seq)), start());
        const shown = seqs(state);
        expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
        // Everything but what is older than the first message held is there.
        const first = shown[0] ?? 0;
        expect(new Set(shown)).toEqual(new Set(order.filter((seq) => seq >= first && shown.includes(seq))));
        expect(held(state).topSeq).toBe(Math.max(0, ...order));
      }),
    );
  });

  it('G6: knows a gap, and that it is filled', () => {
    let state = [1, 2, 5].reduce((before, seq) => withMessage(before, message(seq)), start());
    expect(held(state).contiguousTo).toBe(2);
    expect(hasGap(held(state))).toBe(true);
    state = reduce(state, {
      type: 'history-requested',
      threadId: 'thread-01',
      requestId: 'request-1',
      direction: 'newer',
    });
    const filled = withHistory(held(state), [message(3), message(4), message(5)]);
    expect(seqsOf(filled)).toEqual([1, 2, 3, 4, 5]);
    expect(hasGap(filled)).toBe(false);
    expect(filled.loading).toBeNull();
  });

  it('fills any set of gaps by asking after what is contiguous, again and again', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        (live, page) => {
          let state = live.reduce((before, seq) => withMessage(before, message(seq)), start(40));
          for (let asked = 0; hasGap(held(state)); asked += 1) {
            expect(asked).toBeLessThan(50);
            const after = held(state).contiguousTo;
            const missing = Array.from({ length: 40 }, (_, index) => message(index + 1))
              .filter(({ seq }) => seq > after)
              .slice(0, page);
            const thread = withHistory({ ...held(state), loading: { requestId: 'r', direction: 'newer' } }, missing);
            state = { ...state, threads: { 'thread-01': thread } };
          }
          const first = seqs(state)[0] ?? 0;
          expect(seqs(state)).toEqual(Array.from({ length: 41 - first }, (_, index) => first + index));
        },
      ),
    );
  });

  it('puts older pages before what is held', () => {
    let state = read(start(10), 10);
    state = reduce(state, {
      type: 'history-requested',
      threadId: 'thread-01',
      requestId: 'request-1',
      direction: 'older',
    });
    state = reduce(state, {
      type: 'frame',
      generation: 0,
      frame: {
        type: 'history-page',
        requestId: 'request-1',
        threadId: 'thread-01',
        messages: [message(8), message(9)],
      },
    });
    expect(seqs(state)).toEqual([8, 9, 10]);
    expect(hasGap(held(state))).toBe(false);
  });

  it('keeps only the summary of a message in a thread that was not read yet', () => {
    const state = withMessage(start(9), message(10));
    expect(seqs(state)).toEqual([]);
    expect(held(state)).toMatchObject({ topSeq: 10, unread: 1, lastMessage: { seq: 10 } });
  });

  it('keeps what arrived live while the newest page was on its way', () => {
    const loading = { requestId: 'request-1', direction: 'latest' } as const;
    const state = withMessage(read(start(8), 8), message(9));
    const loaded = withHistory({ ...held(state), loading }, [message(7), message(8)]);
    expect(seqsOf(loaded)).toEqual([7, 8, 9]);
    expect(hasGap(loaded)).toBe(false);
  });

  it('knows the gap below what arrived live while the newest page was on its way', () => {
    const loading = { requestId: 'request-1', direction: 'latest' } as const;
    const state = withMessage(read(start(8), 8), message(10));
    const loaded = withHistory({ ...held(state), loading }, [message(7), message(8)]);
    expect(loaded).toMatchObject({ topSeq: 10, contiguousTo: 8 });
    expect(seqsOf(loaded)).toEqual([7, 8, 10]);
    expect(hasGap(loaded)).toBe(true);
  });

  it('asks again for what arrived live in a thread whose newest page was read for the first time', () => {
    const loading = { requestId: 'request-1', direction: 'latest' } as const;
    const state = withMessage(start(8), message(9));
    const loaded = withHistory({ ...held(state), loading }, [message(7), message(8)]);
    expect(loaded).toMatchObject({ topSeq: 9, contiguousTo: 8 });
    expect(hasGap(loaded)).toBe(true);
  });

  it('lets the newest page take the place of what was held far below it', () => {
    const loading = { requestId: 'request-1', direction: 'latest' } as const;
    const state = [message(1), message(2)].reduce(withMessage, start());
    const loaded = withHistory({ ...held(state), topSeq: 52, loading }, [message(51), message(52)]);
    expect(seqsOf(loaded)).toEqual([51, 52]);
    expect(loaded).toMatchObject({ topSeq: 52, contiguousTo: 52, loading: null });
  });

  it('believes the store that a top was announced wrongly', () => {
    const loading = { requestId: 'request-1', direction: 'latest' } as const;
    const announced = { ...held(read(start(8), 8)), topSeq: 1_000_000, loading };
    expect(hasGap(withHistory(announced, [message(7), message(8)]))).toBe(false);
    expect(hasGap(withHistory({ ...announced, pages: [], lastMessage: message(9) }, []))).toBe(false);
  });

  it('ignores a page that nobody waits for any more', () => {
    const state = withMessage(start(), message(1));
    const frame = {
      type: 'history-page',
      requestId: 'request-9',
      threadId: 'thread-01',
      messages: [message(7)],
    } as const;
    expect(reduce(state, { type: 'frame', generation: 0, frame: { ...frame, messages: [...frame.messages] } })).toBe(
      state,
    );
  });

  it('counts what others wrote as unread, not what the customer wrote in another tab', () => {
    const state = [message(1, 'CUSTOMER'), message(2), message(3, 'BOT')].reduce(withMessage, start());
    expect(held(state).unread).toBe(2);
  });

  it('counts after a receipt only what others wrote above it', () => {
    const messages = [message(1), message(2), message(3, 'CUSTOMER'), message(4, 'BOT')];
    const seen = (seq: number) =>
      held(reduce(messages.reduce(withMessage, start()), { type: 'seen', threadId: 'thread-01', seq }));
    expect(seen(1)).toMatchObject({ unread: 2, seenSeq: 1 });
    expect(seen(2)).toMatchObject({ unread: 1, seenSeq: 2 });
    expect(seen(4)).toMatchObject({ unread: 0, seenSeq: 4 });
  });

  it('never lets a top go back when frames cross', () => {
    const state = withThread(withMessage(start(), message(4)), thread(3));
    expect(held(state)).toMatchObject({ topSeq: 4, lastMessage: { seq: 4 } });
  });

  it('stays read when a thread frame crosses the receipt', () => {
    const seen = reduce(withMessage(start(), message(1)), { type: 'seen', threadId: 'thread-01', seq: 1 });
    expect(held(seen).unread).toBe(0);
    expect(held(withThread(seen, { ...thread(1), unread: 1 })).unread).toBe(0);
    expect(held(withThread(seen, { ...thread(2), unread: 1 })).unread).toBe(1);
  });

  it('learns of a lost message from a heartbeat', () => {
    const state = withMessage(start(), message(1));
    const next = reduce(state, {
      type: 'frame',
      generation: 0,
      frame: { type: 'pong', tops: { 'thread-01': 2, other: 9 } },
    });
    expect(hasGap(held(next))).toBe(true);
  });

  it('G11: refuses frames of an earlier generation', () => {
    const state = start();
    expect(reduce(state, { type: 'frame', generation: 7, frame: { type: 'message', message: message(1) } })).toBe(
      state,
    );
  });
});
