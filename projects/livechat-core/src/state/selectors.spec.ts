import {
  CUSTOMER,
  SINGLE_THREAD_WIDGET,
  ackOf,
  call,
  frame,
  idle,
  messageOf,
  play,
  threadOf,
  welcomed,
} from './fixtures.harness.js';
import { selectActiveThread, selectContextTarget, selectDraft, selectThreads, selectUnread } from './selectors.js';
import { selectTimeline } from './timeline.js';
import type { WidgetState } from './widget-state.js';

const one = threadOf('thread-01', { updatedAt: 1 });
const two = threadOf('thread-02', { updatedAt: 2 });
const closed = threadOf('thread-03', { updatedAt: 3, status: 'CLOSED' });

const showing = (threadId: string, ...threads: (typeof one)[]) =>
  play(welcomed({ threads }), call('show_thread', threadId));
const sent = (entryId: string) => ({ type: 'sent', entryId }) as const;
const texts = (state: WidgetState) =>
  selectTimeline(state).map(({ content }) => (content.type === 'TEXT' ? content.text : content.type));

describe('threads', () => {
  it('come with the newest activity first, those of one moment by id', () => {
    const same = threadOf('thread-00', { updatedAt: 1 });
    expect(selectThreads(welcomed({ threads: [one, same, closed, two] })).map(({ id }) => id)).toEqual([
      'thread-03',
      'thread-02',
      'thread-00',
      'thread-01',
    ]);
  });

  it('one is active while it is shown, none on the list or before the first message', () => {
    const state = showing('thread-01', one, two);
    expect(selectActiveThread(state)?.id).toBe('thread-01');
    expect(selectActiveThread(play(state, call('show_thread_list')))).toBeNull();
    expect(selectActiveThread(play(state, call('open_new_thread')))).toBeNull();
  });

  it('one that this session does not know is not active', () => {
    expect(selectActiveThread(play(idle(), call('show_thread', 'thread-99')))).toBeNull();
  });

  it('their unread messages add up', () => {
    expect(
      selectUnread(
        welcomed({
          threads: [
            { ...one, unread: 2 },
            { ...two, unread: 3 },
          ],
        }),
      ),
    ).toBe(5);
    expect(selectUnread(idle())).toBe(0);
  });

  it('each has a draft, and so has the one that does not exist yet', () => {
    const state = play(showing('thread-01', one), { type: 'draft-changed', text: 'Dear' });
    expect(selectDraft(state)).toBe('Dear');
    expect(selectDraft(play(state, call('open_new_thread')))).toBe('');
  });
});

describe('where contextual data goes', () => {
  it('nowhere before the server has welcomed the widget', () => {
    expect(selectContextTarget(idle(), 'ACTIVE')).toBeNull();
    expect(selectContextTarget(play(welcomed({ threads: [one] }), call('clear')), 'ALL')).toBeNull();
    const state = welcomed({ threads: [one] });
    const anew = play(state, { type: 'credentials-changed', generation: state.generation });
    expect(selectContextTarget(anew, 'ALL')).toBeNull();
  });

  it('ACTIVE: to the shown conversation, if it is open', () => {
    expect(selectContextTarget(showing('thread-01', one, two), 'ACTIVE')).toEqual({ threadId: 'thread-01' });
    expect(selectContextTarget(showing('thread-03', one, closed), 'ACTIVE')).toBeNull();
    expect(selectContextTarget(welcomed({ threads: [one, two] }), 'ACTIVE')).toBeNull();
  });

  it.each(['ALL', 'ALL_PLUS_NEW'] as const)('%s: to all that are open, if there is one', (strategy) => {
    expect(selectContextTarget(welcomed({ threads: [one, closed] }), strategy)).toEqual({ all: true });
    expect(selectContextTarget(welcomed({ threads: [closed] }), strategy)).toBeNull();
  });

  it.each(['ACTIVE', 'ALL', 'ALL_PLUS_NEW'] as const)('%s: to the one thread of a single-thread widget', (strategy) => {
    const single = (threads: (typeof one)[]) => welcomed({ widget: SINGLE_THREAD_WIDGET, threads });
    expect(selectContextTarget(single([one, closed]), strategy)).toEqual({ threadId: 'thread-01' });
    expect(selectContextTarget(single([closed]), strategy)).toBeNull();
  });
});

describe('the timeline', () => {
  const conversation = () =>
    play(
      showing('thread-01', one, two),
      call('send', 'Hello', 'message-1'),
      sent('message-1'),
      frame(ackOf('message-1', one)),
      frame({ type: 'message', message: messageOf('thread-01', 2) }),
    );

  it('shows nothing on the list', () => {
    const state = play(conversation(), call('send', 'More', 'message-2'));
    expect(selectTimeline(play(state, call('show_thread_list')))).toEqual([]);
  });

  it('shows what is stored in the order of the store, then what is on its way', () => {
    const state = play(conversation(), call('send', 'More', 'message-2'));
    expect(texts(state)).toEqual(['text 1', 'text 2', 'More']);
    expect(selectTimeline(state)).toMatchObject([
      { key: 'message-1', own: true, status: 'SENT', moment: 1001 },
      { own: false, status: 'SENT', author: { name: 'Grace' } },
      { key: 'message-2', own: true, status: 'SENDING', entryId: 'message-2', moment: 5000 },
    ]);
  });

  it('tells how far one’s own messages came', () => {
    const received = (delivered: number, seen: number) =>
      selectTimeline(
        play(
          conversation(),
          frame({ type: 'thread', thread: { ...one, topSeq: 2, teamReceipts: { delivered, seen } } }),
        ),
      ).map(({ status }) => status);
    expect(received(0, 0)).toEqual(['SENT', 'SENT']);
    expect(received(1, 0)).toEqual(['DELIVERED', 'SENT']);
    expect(received(2, 1)).toEqual(['SEEN', 'SENT']);
  });

  it('tells at once that a message was seen that was delivered before', () => {
    const receipts = (seen: number) =>
      frame({ type: 'thread', thread: { ...one, topSeq: 2, teamReceipts: { delivered: 2, seen } } });
    const delivered = play(conversation(), receipts(0));
    expect(selectTimeline(delivered)[0]?.status).toBe('DELIVERED');
    expect(selectTimeline(play(delivered, receipts(1)))[0]?.status).toBe('SEEN');
  });

  it('G7: shows a refused message with its reason', () => {
    const error = { code: 'LIMIT_EXCEEDED', message: 'Too long.', remedy: 'Shorten it.' } as const;
    const state = play(
      showing('thread-01', one),
      call('send', 'Hello', 'message-1'),
      sent('message-1'),
      frame({ type: 'nack', clientMessageId: 'message-1', error }),
    );
    expect(selectTimeline(state)).toMatchObject([{ status: 'FAILED', error, entryId: 'message-1' }]);
    expect(selectTimeline(play(state, call('send', 'Two', 'message-2')))[1]).not.toHaveProperty('error');
  });

  it('G3: shows a message once whose answer was lost and that is read as history', () => {
    const author = { type: 'CUSTOMER', id: 'visitor-1' } as const;
    const stored = messageOf('thread-01', 1, { clientMessageId: 'message-1', author });
    const state = play(
      showing('thread-01', one),
      call('send', 'Hello', 'message-1'),
      sent('message-1'),
      frame({ type: 'message', message: stored }),
    );
    expect(selectTimeline(state).map(({ key }) => key)).toEqual(['message-1']);
  });

  it('shows only what belongs to the shown thread', () => {
    const state = play(
      showing('thread-01', one, two),
      call('send', { type: 'BASIC', message: 'There', threadId: 'thread-02' }, 'message-1'),
      call('send', 'Here', 'message-2'),
      call('send_contextual_data', { metadata: { a: 1 } }, 'context-1'),
    );
    expect(texts(state)).toEqual(['Here']);
    expect(
      texts(play(state, call('open_new_thread', undefined, 'new-0001'), call('send', 'New', 'message-3'))),
    ).toEqual(['New']);
  });

  it('shows what opens a thread in no other one', () => {
    const begun = play(welcomed({ threads: [one, two] }), call('open_new_thread'), call('send', 'New', 'message-1'));
    expect(texts(begun)).toEqual(['New']);
    expect(texts(play(begun, call('show_thread', 'thread-02')))).toEqual([]);
  });

  it('shows what opens a thread in it once it is stored, until its own answer comes', () => {
    const begun = play(
      welcomed(),
      call('send', 'One', 'message-1'),
      call('send', 'Two', 'message-2'),
      sent('message-1'),
    );
    expect(texts(begun)).toEqual(['One', 'Two']);
    const created = threadOf('thread-01', { clientThreadId: 'message-1' });
    const state = play(begun, frame(ackOf('message-1', created)));
    expect(texts(state)).toEqual(['text 1', 'Two']);
  });

  it('shows everything in one place in a single-thread widget', () => {
    const state = play(
      welcomed({ widget: SINGLE_THREAD_WIDGET, threads: [closed] }),
      call('open_new_thread', undefined, 'new-0001'),
      call('send', 'One', 'message-1'),
      call('open_new_thread', undefined, 'new-0002'),
      call('send', 'Two', 'message-2'),
    );
    expect(texts(state)).toEqual(['One', 'Two']);
  });

  it('leaves out custom data that is not for the customer’s eyes', () => {
    const data = (userMessage?: string) => call('send', { type: 'CUSTOM_DATA', customData: 1, userMessage });
    const queued = play(showing('thread-01', one), data(), call('send', 'Hello', 'message-2'));
    expect(texts(queued)).toEqual(['Hello']);
    expect(selectTimeline(play(showing('thread-01', one), data('Added to cart')))).toHaveLength(1);
    const content = { type: 'CUSTOM_DATA', customData: 1 } as const;
    const stored = (userMessage?: string) =>
      play(
        showing('thread-01', one),
        frame({
          type: 'message',
          message: messageOf('thread-01', 1, {
            content: userMessage === undefined ? content : { ...content, userMessage },
          }),
        }),
      );
    expect(selectTimeline(stored())).toEqual([]);
    expect(selectTimeline(stored('Added to cart'))).toHaveLength(1);
  });

  it('names the person as the author of what is on its way, once there is one', () => {
    const author = (state: WidgetState) => selectTimeline(play(state, call('send', 'Hello')))[0]?.author;
    expect(author(idle())).toEqual({ type: 'CUSTOMER', id: '' });
    expect(author(welcomed({ person: CUSTOMER }))).toEqual({ type: 'CUSTOMER', id: 'customer-1' });
  });

  it('keeps each line that is stored while others arrive or are sent', () => {
    const state = conversation();
    const [first] = selectTimeline(state);
    const more = play(state, frame({ type: 'message', message: messageOf('thread-01', 3) }));
    expect(texts(more)).toEqual(['text 1', 'text 2', 'text 3']);
    expect(selectTimeline(more)[0]).toBe(first);
    const sending = play(more, call('send', 'More', 'message-2'));
    expect(texts(sending)).toEqual(['text 1', 'text 2', 'text 3', 'More']);
    expect(selectTimeline(sending)[0]).toBe(first);
    // Another state of the past gives its own lines again.
    expect(texts(state)).toEqual(['text 1', 'text 2']);
  });

  it('shows what fills a gap in its place', () => {
    const gap = play(conversation(), frame({ type: 'message', message: messageOf('thread-01', 4) }));
    expect(texts(gap)).toEqual(['text 1', 'text 2', 'text 4']);
    const filled = play(
      gap,
      { type: 'history-requested', threadId: 'thread-01', requestId: 'history-1', direction: 'newer' },
      frame({
        type: 'history-page',
        requestId: 'history-1',
        threadId: 'thread-01',
        messages: [messageOf('thread-01', 3), messageOf('thread-01', 4)],
      }),
    );
    expect(texts(filled)).toEqual(['text 1', 'text 2', 'text 3', 'text 4']);
  });

  it('reads a thread only once while it has not changed', () => {
    const state = conversation();
    expect(selectTimeline(state)[0]).toBe(selectTimeline(play(state, call('show')))[0]);
  });
});
