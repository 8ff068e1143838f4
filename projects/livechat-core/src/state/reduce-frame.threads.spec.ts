import type { ErrorBody } from '../../protocol/index.js';
import {
  SINGLE_THREAD_WIDGET,
  call,
  frame,
  messageOf,
  play,
  threadIn,
  threadOf,
  welcomed,
} from './fixtures.harness.js';
import { hasGap, hasOlder } from './threads.js';

const one = threadOf('thread-01', { updatedAt: 1 });
const two = threadOf('thread-02', { updatedAt: 2 });
const refusal: ErrorBody = { code: 'THREAD_CLOSED', message: 'Closed.', remedy: 'Open another.' };
const transient: ErrorBody = { code: 'UNAVAILABLE', message: 'Busy.', remedy: 'Wait.' };

describe('frames of threads', () => {
  it('puts a new thread and its messages into the state', () => {
    const state = play(
      welcomed(),
      frame({ type: 'thread', thread: one }),
      frame({ type: 'message', message: messageOf('thread-01', 1) }),
    );
    expect(threadIn(state, 'thread-01')).toMatchObject({ topSeq: 1, unread: 1, contiguousTo: 1 });
  });

  it('shows the thread that another tab has begun, unless something was begun here', () => {
    const empty = welcomed({ widget: SINGLE_THREAD_WIDGET });
    expect(play(empty, frame({ type: 'thread', thread: one })).activeThreadId).toBe('thread-01');
    const begun = play(empty, call('send', 'Hello', 'message-1'), frame({ type: 'thread', thread: one }));
    expect(begun.activeThreadId).toBeNull();
    expect(play(welcomed(), frame({ type: 'thread', thread: one })).activeThreadId).toBe('thread-01');
    for (const begin of [
      call('open_new_thread'),
      call('send', { type: 'DRAFT', message: 'Dear' }),
      call('show_thread_list'),
    ]) {
      expect(play(welcomed(), begin, frame({ type: 'thread', thread: one })).activeThreadId).toBeNull();
    }
  });

  it('drops a message of a thread that is not there', () => {
    const state = welcomed();
    expect(play(state, frame({ type: 'message', message: messageOf('thread-99', 1) }))).toBe(state);
  });

  it('puts a page of history in, once, for whoever asked', () => {
    const asked = play(welcomed({ threads: [{ ...one, topSeq: 2 }] }), {
      type: 'history-requested',
      threadId: 'thread-01',
      requestId: 'history-1',
      direction: 'newer',
    });
    const messages = [messageOf('thread-01', 1), messageOf('thread-01', 2)];
    const page = { type: 'history-page', requestId: 'history-1', threadId: 'thread-01', messages } as const;
    const filled = play(asked, frame({ ...page, messages }));
    expect(threadIn(filled, 'thread-01')).toMatchObject({ contiguousTo: 2, loading: null });
    expect(play(filled, frame({ ...page, messages }))).toBe(filled);
    expect(play(asked, frame({ ...page, messages, threadId: 'thread-99' }))).toBe(asked);
  });

  it('believes the store where nothing is above what is held', () => {
    const asked = play(
      welcomed({ threads: [one] }),
      frame({ type: 'message', message: messageOf('thread-01', 1) }),
      frame({ type: 'pong', tops: { 'thread-01': 5 } }),
      { type: 'history-requested', threadId: 'thread-01', requestId: 'history-1', direction: 'newer' },
    );
    expect(hasGap(threadIn(asked, 'thread-01'))).toBe(true);
    const page = { type: 'history-page', requestId: 'history-1', threadId: 'thread-01', messages: [] } as const;
    const empty = play(asked, frame({ ...page, messages: [] }));
    expect(threadIn(empty, 'thread-01')).toMatchObject({ topSeq: 1, loading: null });
  });

  it('knows whether there is older history', () => {
    const holding = (seq: number) => {
      const asked = play(welcomed({ threads: [{ ...one, topSeq: seq }] }), {
        type: 'history-requested',
        threadId: 'thread-01',
        requestId: 'history-1',
        direction: 'latest',
      });
      const messages = seq === 0 ? [] : [messageOf('thread-01', seq)];
      return threadIn(
        play(asked, frame({ type: 'history-page', requestId: 'history-1', threadId: 'thread-01', messages })),
        'thread-01',
      );
    };
    expect([holding(0), holding(1), holding(2)].map(hasOlder)).toEqual([false, false, true]);
  });

  it('G6: notices by a heartbeat which threads are behind', () => {
    const state = welcomed({ threads: [one, two] });
    const next = play(state, frame({ type: 'pong', tops: { 'thread-01': 3, 'thread-99': 9 } }));
    expect(hasGap(threadIn(next, 'thread-01'))).toBe(true);
    expect(next.threads['thread-02']).toBe(state.threads['thread-02']);
    expect(play(next, frame({ type: 'pong', tops: { 'thread-01': 3 } }))).toBe(next);
  });
});

describe('a refused request for history', () => {
  const asked = (threadId: string) =>
    play(welcomed({ threads: [one, two] }), {
      type: 'history-requested',
      threadId,
      requestId: 'history-1',
      direction: 'older',
    });

  it('G18: a thread whose history is refused for good is not shown any more', () => {
    const state = play(asked('thread-02'), frame({ type: 'error', requestId: 'history-1', error: refusal }));
    expect(Object.keys(state.threads)).toEqual(['thread-01']);
    expect(play(state, frame({ type: 'error', requestId: 'history-9', error: refusal }))).toBe(state);
  });

  it('a request for history that must wait may be made again', () => {
    const waiting = play(asked('thread-02'), frame({ type: 'error', requestId: 'history-1', error: transient }));
    expect(threadIn(waiting, 'thread-02').loading).not.toBeNull();
    const postponed = play(waiting, { type: 'history-postponed', requestId: 'history-1' });
    expect(threadIn(postponed, 'thread-02').loading).toBeNull();
    expect(play(postponed, { type: 'history-postponed', requestId: 'history-1' })).toBe(postponed);
  });
});
