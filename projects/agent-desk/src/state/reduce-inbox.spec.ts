import { AGENT, AT_WORK, NOON, after, sampleConversation } from '../testing/samples';
import type { DeskEvent } from './desk-event';
import type { DeskState } from './desk-state';
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

  it('lists what is mine or nobody’s, and follows who looks after a conversation', () => {
    const mine = sampleConversation('a', { assignee: { id: AGENT.id, name: AGENT.name } });
    const page: DeskEvent = { type: 'inboxRead', request: 2, cursor: null, conversations: [mine] };
    const chosen = after(...started, { type: 'assigneeChosen', assignee: 'ME' }, { type: 'inboxReading' }, page, {
      type: 'conversationHeard',
      conversation: sampleConversation('b', { updatedAt: NOON + 1 }),
    });
    expect(chosen.inbox.ids).toEqual(['a-sample']);
    const given = sampleConversation('b', { updatedAt: NOON + 2, assignee: { id: AGENT.id, name: AGENT.name } });
    const more = reduceDesk(chosen, { type: 'conversationHeard', conversation: given });
    expect(more.inbox.ids).toEqual(['b-sample', 'a-sample']);
    const away = sampleConversation('a', { updatedAt: NOON + 3, assignee: { id: 'agent-zoe-01', name: 'Zoe' } });
    expect(reduceDesk(more, { type: 'conversationHeard', conversation: away }).inbox.ids).toEqual(['b-sample']);

    const nobodys = reduceDesk(more, { type: 'assigneeChosen', assignee: 'NOBODY' });
    expect(nobodys.inbox).toMatchObject({ ids: [], load: { status: 'wanted' } });
    const free = sampleConversation('c', { updatedAt: NOON + 4 });
    const heard = [given, free].reduce(
      (state, conversation) => reduceDesk(state, { type: 'conversationHeard', conversation }),
      nobodys,
    );
    expect(heard.inbox.ids).toEqual(['c-sample']);
    expect(reduceDesk(heard, { type: 'assigneeChosen', assignee: 'NOBODY' })).toBe(heard);
  });

  it('lists what bears the chosen tag, and follows the tags of a conversation', () => {
    const chosen = after(...started, { type: 'tagChosen', tag: 'vip' });
    expect(chosen.inbox).toMatchObject({ ids: [], counts: null, load: { status: 'wanted' } });
    expect(reduceDesk(chosen, { type: 'tagChosen', tag: 'vip' })).toBe(chosen);
    const hear = (state: DeskState, tags: string[], updatedAt: number) =>
      reduceDesk(state, { type: 'conversationHeard', conversation: sampleConversation('a', { tags, updatedAt }) });
    const tagged = hear(hear(chosen, ['vip2'], NOON), ['new', 'vip'], NOON + 1);
    expect(tagged.inbox.ids).toEqual(['a-sample']);
    expect(hear(tagged, [], NOON + 2).inbox.ids).toEqual([]);
    const counts = { all: 3, mine: 1, unassigned: 2 };
    expect(reduceDesk(chosen, { type: 'countsRead', filter: 'OPEN', tag: null, counts })).toBe(chosen);
  });

  it('takes the numbers of the chosen status only', () => {
    const counts = { all: 3, mine: 1, unassigned: 2 };
    const state = after(...started, { type: 'countsRead', filter: 'OPEN', tag: null, counts });
    expect(state.inbox.counts).toEqual(counts);
    const other = reduceDesk(state, { type: 'filterChosen', filter: 'ALL' });
    expect(other.inbox.counts).toBeNull();
    expect(reduceDesk(other, { type: 'countsRead', filter: 'OPEN', tag: null, counts })).toBe(other);
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
