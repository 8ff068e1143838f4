import type { Message } from '../../protocol/index.js';
import { initialState } from './initial-state.js';
import { withMessages } from './message-pages.js';
import { messagesOf } from './messages-of.js';
import { selectTimeline } from './timeline.js';
import { withMessage, withSeen, withThread } from './threads.js';
import type { WidgetState } from './widget-state.js';

const THREAD = 'thread-01';

/** Counts every look at a message: copying a list of them looks at none. */
class Looks {
  count = 0;

  message(seq: number): Message {
    const look = <T>(value: T): T => {
      this.count += 1;
      return value;
    };
    return {
      id: `message-${String(seq)}`,
      threadId: THREAD,
      get seq() {
        return look(seq);
      },
      clientMessageId: `client-${String(seq)}`,
      get author() {
        return look({ type: 'AGENT' as const, id: 'agent-0001' });
      },
      get content() {
        return look({ type: 'TEXT' as const, text: 'Hello' });
      },
      createdAt: seq,
    };
  }
}

/** A shown thread that holds so many messages. */
function shown(looks: Looks, size: number): WidgetState {
  const state = withThread(initialState({ serverUrl: '' }), {
    id: THREAD,
    conversationId: 'conversation-1',
    clientThreadId: 'client-thread-1',
    status: 'OPEN',
    createdAt: 0,
    updatedAt: size,
    topSeq: size,
    unread: 0,
    teamReceipts: { delivered: 0, seen: 0 },
  });
  const thread = state.threads[THREAD]!;
  const messages = Array.from({ length: size }, (_, index) => looks.message(index + 1));
  const threads = { [THREAD]: { ...thread, pages: withMessages([], messages), contiguousTo: size } };
  return { ...state, activeThreadId: THREAD, threads };
}

/** How many looks at messages it takes to take one in, show it, and mark it as seen. */
function looksPerMessage(size: number): number {
  const looks = new Looks();
  const before = shown(looks, size);
  expect(selectTimeline(before)).toHaveLength(size);
  looks.count = 0;
  const arrived = withMessage(before, looks.message(size + 1));
  expect(selectTimeline(arrived)).toHaveLength(size + 1);
  const seen = withSeen(arrived, THREAD, size + 1);
  expect(selectTimeline(seen)).toBe(selectTimeline(arrived));
  return looks.count;
}

describe('a long thread', () => {
  it('looks at no more messages for one that arrives than a short thread does', () => {
    expect(looksPerMessage(10_000)).toBe(looksPerMessage(100));
  });

  it('keeps the lines of the timeline that have not changed', () => {
    const looks = new Looks();
    const before = shown(looks, 100);
    const lines = selectTimeline(before);
    const after = selectTimeline(withMessage(before, looks.message(101)));
    expect(after.slice(0, -1).every((line, index) => line === lines[index])).toBe(true);
  });

  it('shows the marks of the team on every line when they change', () => {
    const looks = new Looks();
    const before = shown(looks, 3);
    const own = messagesOf(before.threads[THREAD]!).map((message) => ({
      ...message,
      author: { type: 'CUSTOMER' as const, id: 'person-001' },
    }));
    const thread = { ...before.threads[THREAD]!, pages: withMessages([], own) };
    const sent: WidgetState = { ...before, threads: { [THREAD]: thread } };
    const lines = selectTimeline(sent);
    expect(lines.map(({ status }) => status)).toEqual(['SENT', 'SENT', 'SENT']);
    const marked = (delivered: number, seen: number) =>
      selectTimeline({ ...before, threads: { [THREAD]: { ...thread, teamReceipts: { delivered, seen } } } });
    expect(marked(2, 0).map(({ status }) => status)).toEqual(['DELIVERED', 'DELIVERED', 'SENT']);
    expect(marked(2, 1).map(({ status }) => status)).toEqual(['SEEN', 'DELIVERED', 'SENT']);
    expect(marked(2, 1)[2]).toBe(lines[2]);
  });

  it('shows a filled gap in its place', () => {
    const looks = new Looks();
    const start = shown(looks, 2);
    const torn = withMessage(start, looks.message(5));
    expect(selectTimeline(torn).map(({ moment }) => moment)).toEqual([1, 2, 5]);
    const filled = withMessage(withMessage(torn, looks.message(4)), looks.message(3));
    expect(selectTimeline(filled).map(({ moment }) => moment)).toEqual([1, 2, 3, 4, 5]);
  });
});
