import { AT_WORK, NOON, after, sampleConversation } from '../testing/samples';
import type { DeskEvent } from './desk-event';
import { reduceDesk } from './reduce-desk';

const read = (request: number, names: readonly [string, number][], cursor: string | null = null): DeskEvent => ({
  type: 'inboxRead',
  request,
  cursor,
  conversations: names.map(([name, updatedAt]) => sampleConversation(name, { updatedAt })),
});
const started = [...AT_WORK, { type: 'inboxReading' }] as const;

describe('the inbox', () => {
  it('lists the newest activity first', () => {
    const state = after(
      ...started,
      read(1, [
        ['b', NOON + 2],
        ['a', NOON + 1],
      ]),
      {
        type: 'conversationHeard',
        conversation: sampleConversation('a', { updatedAt: NOON + 3, topSeq: 2 }),
      },
    );
    expect(state.inbox.ids).toEqual(['a-sample', 'b-sample']);
  });

  it('drops the answer to a read that a newer one has replaced', () => {
    const state = after(
      ...started,
      { type: 'filterChosen', filter: 'ALL' },
      { type: 'inboxReading' },
      read(1, [['a', NOON]]),
    );
    expect(state.inbox.ids).toEqual([]);
    expect(reduceDesk(state, read(2, [['a', NOON]])).inbox.ids).toEqual(['a-sample']);
  });

  it('keeps what was heard on the socket where a read is behind it', () => {
    const state = after(
      ...started,
      { type: 'conversationHeard', conversation: sampleConversation('a', { topSeq: 5, unread: 2 }) },
      { type: 'conversationHeard', conversation: sampleConversation('new', { updatedAt: NOON + 9 }) },
      read(1, [['a', NOON]]),
    );
    expect(state.conversations['a-sample']?.topSeq).toBe(5);
    expect(state.inbox.ids).toEqual(['new-sample', 'a-sample']);
  });

  it('G17: believes a read after a reconnection, even where it knows less', () => {
    const state = after(
      ...started,
      { type: 'conversationHeard', conversation: sampleConversation('a', { topSeq: 5 }) },
      { type: 'liveReady' },
      { type: 'inboxReading' },
      read(2, [['a', NOON]]),
    );
    expect(state.conversations['a-sample']?.topSeq).toBe(1);
  });

  it('takes a conversation out that no longer matches the filter, and in when it does', () => {
    const solved = sampleConversation('a', { status: 'SOLVED', updatedAt: NOON + 1 });
    const state = after(...started, read(1, [['a', NOON]]), { type: 'conversationHeard', conversation: solved });
    expect(state.inbox.ids).toEqual([]);
    const reopened = sampleConversation('a', { updatedAt: NOON + 2 });
    expect(reduceDesk(state, { type: 'conversationHeard', conversation: reopened }).inbox.ids).toEqual(['a-sample']);
  });

  it('ignores an account that is older than the one it has', () => {
    const state = after(
      ...started,
      { type: 'conversationHeard', conversation: sampleConversation('a', { topSeq: 3 }) },
      { type: 'conversationHeard', conversation: sampleConversation('a', { topSeq: 2, updatedAt: NOON + 9 }) },
    );
    expect(state.conversations['a-sample']?.topSeq).toBe(3);
  });

  it('appends the next page, and leaves what belongs to unread pages to them', () => {
    const old = sampleConversation('old', { updatedAt: NOON - 100 });
    const state = after(...started, read(1, [['a', NOON]], 'next'), { type: 'conversationHeard', conversation: old });
    expect(state.inbox.ids).toEqual(['a-sample']);
    const next = after(
      ...started,
      read(1, [['a', NOON]], 'next'),
      { type: 'moreWanted' },
      { type: 'moreReading' },
      { type: 'moreRead', request: 1, cursor: null, conversations: [old] },
    );
    expect(next.inbox.ids).toEqual(['a-sample', 'old-sample']);
    expect(next.inbox.cursor).toBeNull();
  });
});
