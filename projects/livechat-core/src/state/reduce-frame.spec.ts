import type { ErrorBody } from '../../protocol/index.js';
import {
  CUSTOMER,
  JWT,
  SINGLE_THREAD_WIDGET,
  VISITOR,
  WIDGET_ID,
  ackOf,
  call,
  connection,
  frame,
  idle,
  messageOf,
  onlyEntry,
  play,
  threadIn,
  threadOf,
  welcomeOf,
  welcomed,
} from './fixtures.harness.js';
import { initialState } from './initial-state.js';
import { hasGap, hasOlder } from './threads.js';

const one = threadOf('thread-01', { updatedAt: 1 });
const two = threadOf('thread-02', { updatedAt: 2 });

const refusal: ErrorBody = { code: 'THREAD_CLOSED', message: 'Closed.', remedy: 'Open another.' };
const transient: ErrorBody = { code: 'UNAVAILABLE', message: 'Busy.', remedy: 'Wait.' };

const sent = (entryId: string) => ({ type: 'sent', entryId }) as const;

describe('welcome', () => {
  it('tells the widget, the person and the threads', () => {
    expect(welcomed({ threads: [one], person: CUSTOMER })).toMatchObject({
      phase: 'ready',
      person: CUSTOMER,
      epoch: 'epoch-01',
      widget: { title: 'Shop' },
      threads: { 'thread-01': { conversationId: 'conversation-of-thread-01', messages: [] } },
    });
  });

  it('answers a login by its id, and no other', () => {
    const asked = play(welcomed(), call('auth', JWT, 'auth-001'));
    expect(play(asked, frame(welcomeOf())).auth).toEqual({ commandId: 'auth-001', jwt: JWT });
    expect(play(asked, frame(welcomeOf({ requestId: 'auth-000' }))).auth).not.toBeNull();
    expect(play(asked, frame(welcomeOf({ requestId: 'auth-001', person: CUSTOMER }))).auth).toBeNull();
  });

  const unsent = (person = VISITOR) =>
    play(
      welcomed({ person, threads: [one] }),
      call('send', 'Hello', 'message-1'),
      call('send', { type: 'DRAFT', message: 'Dear' }),
    );

  it('a visitor who logs in keeps what is unsent and drafted', () => {
    const state = play(unsent(), frame(welcomeOf({ person: CUSTOMER, threads: [one] })));
    expect(state.outbox).toHaveLength(1);
    expect(state.drafts).toEqual({ 'thread-01': 'Dear' });
  });

  it('the same customer keeps it after a reconnection', () => {
    const state = play(unsent(CUSTOMER), frame(welcomeOf({ person: CUSTOMER, threads: [one] })));
    expect(state.outbox).toHaveLength(1);
  });

  it('G11: nothing unsent of a customer goes to somebody else', () => {
    const held = play(unsent(CUSTOMER), call('open_new_thread'), call('send_contextual_data', { metadata: { a: 1 } }));
    const state = play(held, frame(welcomeOf({ person: { id: 'customer-2', kind: 'CUSTOMER' }, threads: [two] })));
    expect(state).toMatchObject({ outbox: [], heldContext: [], drafts: {}, newThreadId: null });
    expect(Object.keys(state.threads)).toEqual(['thread-02']);
  });

  it('keeps the messages that it holds, and forgets requests that died with the connection', () => {
    const held = play(
      welcomed({ threads: [one] }),
      frame({ type: 'message', message: messageOf('thread-01', 1) }),
      { type: 'history-requested', threadId: 'thread-01', requestId: 'history-1', direction: 'newer' },
      frame(welcomeOf({ threads: [{ ...one, topSeq: 1 }] })),
    );
    expect(threadIn(held, 'thread-01')).toMatchObject({ contiguousTo: 1, loading: null });
  });

  it('G11: what was written for the login that is answered goes to whoever it brings', () => {
    const before = play(unsent(CUSTOMER), call('auth', JWT, 'auth-001'), call('send', 'For her', 'message-2'));
    const context = play(
      before,
      call('open_new_thread'),
      call('send_contextual_data', { metadata: { a: 1 } }, 'context-1'),
    );
    const other = { id: 'customer-2', kind: 'CUSTOMER' } as const;
    const state = play(context, frame(welcomeOf({ requestId: 'auth-001', person: other })));
    expect(state).toMatchObject({ person: other, owner: other, auth: null });
    expect(state.outbox.map(({ id }) => id)).toEqual(['message-2']);
    expect(state.heldContext.map(({ requestId }) => requestId)).toEqual(['context-1']);
  });

  it('G11: a login that another one has superseded is only a step, and drops nothing', () => {
    const twice = play(unsent(CUSTOMER), call('auth', JWT, 'auth-001'), call('auth', JWT, 'auth-002'));
    const other = { id: 'customer-2', kind: 'CUSTOMER' } as const;
    const step = play(twice, frame(welcomeOf({ requestId: 'auth-001', person: other, threads: [one] })));
    expect(step).toMatchObject({ person: other, owner: CUSTOMER, auth: { commandId: 'auth-002' } });
    expect(step.outbox).toHaveLength(1);
    const back = play(step, frame(welcomeOf({ requestId: 'auth-002', person: CUSTOMER, threads: [one] })));
    expect(back.outbox).toHaveLength(1);
    const on = play(step, frame(welcomeOf({ requestId: 'auth-002', person: other, threads: [one] })));
    expect(on.outbox).toHaveLength(0);
  });

  it('G17: forgets what it holds when the store was replaced', () => {
    const held = play(welcomed({ threads: [one] }), frame({ type: 'message', message: messageOf('thread-01', 1) }));
    const state = play(held, frame(welcomeOf({ epoch: 'epoch-02', threads: [one] })));
    expect(threadIn(state, 'thread-01')).toMatchObject({ contiguousTo: 0, topSeq: 0 });
  });

  it('takes the last theme asked for that the widget has', () => {
    const asked = (...themes: string[]) =>
      play(idle(), call('init', WIDGET_ID), ...themes.map((theme) => call('set_theme', theme)), frame(welcomeOf()));
    expect(asked()).toMatchObject({ theme: 'default', wantedThemes: [] });
    expect(asked('night')).toMatchObject({ theme: 'night', wantedThemes: [] });
    expect(asked('night', 'nihgt').theme).toBe('night');
    expect(asked('nihgt').theme).toBe('default');
  });

  it('takes the theme of the configuration, or the one that every widget has', () => {
    const configured = (theme: string) =>
      play(initialState({ serverUrl: '', theme }), call('init', WIDGET_ID), frame(welcomeOf())).theme;
    expect(configured('night')).toBe('night');
    expect(configured('nihgt')).toBe('default');
  });

  it('keeps the theme that is shown after a reconnection', () => {
    expect(play(welcomed(), call('set_theme', 'night'), frame(welcomeOf())).theme).toBe('night');
  });
});

describe('what the window shows after welcome', () => {
  it.each([
    ['an empty thread where there are none', [], { screen: 'THREAD', activeThreadId: null }],
    [
      'the only open one',
      [one, { ...two, status: 'CLOSED' as const }],
      { screen: 'THREAD', activeThreadId: 'thread-01' },
    ],
    ['the list where there are several', [one, two], { screen: 'THREAD_LIST', activeThreadId: null }],
    ['the list where all are closed', [{ ...one, status: 'CLOSED' as const }], { screen: 'THREAD_LIST' }],
  ])('%s', (_, threads, view) => {
    expect(welcomed({ threads })).toMatchObject(view);
  });

  it('the thread that was shown, or another where that one is gone', () => {
    const shown = play(welcomed({ threads: [one, two] }), call('show_thread', 'thread-01'));
    expect(play(shown, frame(welcomeOf({ threads: [one, two] }))).activeThreadId).toBe('thread-01');
    expect(play(shown, frame(welcomeOf({ threads: [two] }))).activeThreadId).toBe('thread-02');
  });

  it('the list where the list was shown', () => {
    const list = play(welcomed({ threads: [one] }), call('show_thread_list'), frame(welcomeOf({ threads: [two] })));
    expect(list).toMatchObject({ screen: 'THREAD_LIST', activeThreadId: null });
  });

  it('a thread that is being begun, whatever there is', () => {
    const begun = play(
      welcomed(),
      call('open_new_thread', undefined, 'new-0001'),
      frame(welcomeOf({ threads: [one] })),
    );
    expect(begun).toMatchObject({ screen: 'THREAD', activeThreadId: null, newThreadId: 'new-0001' });
  });

  it('the thread, where a single-thread widget shows the list that it does not have', () => {
    const list = play(welcomed({ threads: [one] }), call('show_thread', 'thread-01'), call('show_thread_list'));
    const state = play(list, frame(welcomeOf({ widget: SINGLE_THREAD_WIDGET, threads: [one] })));
    expect(state).toMatchObject({ screen: 'THREAD', activeThreadId: 'thread-01' });
  });

  it('the newest thread of a single-thread widget, or the one that is being begun', () => {
    const single = welcomeOf({ widget: SINGLE_THREAD_WIDGET, threads: [one, two] });
    expect(welcomed(single)).toMatchObject({ screen: 'THREAD', activeThreadId: 'thread-02' });
    expect(welcomed({ widget: SINGLE_THREAD_WIDGET })).toMatchObject({ screen: 'THREAD', activeThreadId: null });
    const begun = play(idle(), call('init', WIDGET_ID), call('send', 'Hello', 'message-1'), frame(single));
    expect(begun).toMatchObject({ activeThreadId: null, newThreadId: 'message-1' });
  });
});

describe('ack', () => {
  it('G1: takes the message out of the outbox and puts the stored one into its thread', () => {
    const state = play(
      welcomed({ threads: [one] }),
      call('send', 'Hello', 'message-1'),
      sent('message-1'),
      frame(ackOf('message-1', one)),
    );
    expect(state.outbox).toEqual([]);
    expect(threadIn(state, 'thread-01').messages).toMatchObject([{ clientMessageId: 'message-1', seq: 1 }]);
  });

  it('G3: a repeat changes nothing that is shown', () => {
    const before = play(welcomed({ threads: [one] }), frame(ackOf('message-1', one)));
    expect(threadIn(play(before, frame(ackOf('message-1', one))), 'thread-01').messages).toHaveLength(1);
  });

  const begun = play(welcomed(), call('send', 'Hello', 'message-1'), sent('message-1'));
  const created = threadOf('thread-01', { clientThreadId: 'message-1' });

  it('follows the thread that its message has opened, with the draft', () => {
    const drafted = play(begun, { type: 'draft-changed', text: 'And' });
    const state = play(drafted, frame(ackOf('message-1', created)));
    expect(state).toMatchObject({ activeThreadId: 'thread-01', newThreadId: null, drafts: { 'thread-01': 'And' } });
    expect(state.drafts).not.toHaveProperty('new');
  });

  it('has no draft where none was written', () => {
    expect(play(begun, frame(ackOf('message-1', created))).drafts).toEqual({});
  });

  it('does not take the list away from whoever went back to it', () => {
    const state = play(begun, call('show_thread_list'), frame(ackOf('message-1', created)));
    expect(state).toMatchObject({ screen: 'THREAD_LIST', activeThreadId: null, newThreadId: null });
  });

  it('does not take another thread away that was opened meanwhile', () => {
    const state = play(begun, call('open_new_thread', undefined, 'new-0002'), frame(ackOf('message-1', created)));
    expect(state).toMatchObject({ activeThreadId: null, newThreadId: 'new-0002' });
  });
});

describe('nack', () => {
  const waiting = () => play(welcomed({ threads: [one] }), call('send', 'Hello', 'message-1'), sent('message-1'));

  it('leaves a refused message visible with its reason', () => {
    const state = play(waiting(), frame({ type: 'nack', clientMessageId: 'message-1', error: refusal }));
    expect(onlyEntry(state)).toMatchObject({ status: 'failed', error: refusal });
  });

  it('leaves one alone that the server could not take at the moment', () => {
    const state = waiting();
    expect(play(state, frame({ type: 'nack', clientMessageId: 'message-1', error: transient }))).toBe(state);
  });
});

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

describe('context-ack', () => {
  const context = call('send_contextual_data', { metadata: { a: 1 }, multiThreadStrategy: 'ALL' }, 'context-1');

  it('is done with data that reached a conversation', () => {
    const told = play(welcomed({ threads: [one] }), context, sent('context-1'));
    const state = play(told, frame({ type: 'context-ack', requestId: 'context-1', threadIds: ['thread-01'] }));
    expect(state).toMatchObject({ outbox: [], heldContext: [] });
  });

  it('G10: keeps data for the next conversation where none was open any more, under its id', () => {
    const told = play(welcomed({ threads: [one] }), context, sent('context-1'));
    const state = play(told, frame({ type: 'context-ack', requestId: 'context-1', threadIds: [] }));
    expect(state.outbox).toEqual([]);
    expect(state.heldContext).toMatchObject([{ requestId: 'context-1', data: { a: 1 }, commandIds: ['context-1'] }]);
  });
});

describe('the end of a session', () => {
  it('G11: forgets the person and keeps the window as it is', () => {
    const open = play(
      welcomed({ person: CUSTOMER, threads: [one] }),
      call('show'),
      call('set_theme', 'night'),
      call('set_language', 'de-DE'),
      call('send', 'Hello', 'message-1'),
    );
    const state = play(open, frame({ type: 'session-ended' }));
    expect(state).toMatchObject({ person: null, owner: null, threads: {}, outbox: [], isReplaceable: false });
    expect(state).toMatchObject({ isOpen: true, isLauncherVisible: true, theme: 'night', language: 'de-DE' });
    expect(state.generation).toBe(open.generation + 1);
  });
});

describe('error', () => {
  it('a widget that the server refuses has failed; another failure of the connection passes', () => {
    const error = { code: 'ORIGIN_NOT_ALLOWED', message: '', remedy: '' } as const;
    const connecting = play(idle(), call('init', WIDGET_ID), connection('connecting'));
    expect(play(connecting, frame({ type: 'error', error }))).toMatchObject({
      phase: 'failed',
      failure: error,
      connection: { status: 'refused' },
    });
    expect(play(connecting, frame({ type: 'error', error: transient }))).toBe(connecting);
  });

  it('a refused login leaves the session as it was; one that must wait goes on', () => {
    const before = welcomed({ threads: [one] });
    const asked = play(before, call('auth', JWT, 'auth-001'));
    const invalid = { code: 'TOKEN_INVALID', message: '', remedy: '' } as const;
    expect(play(asked, frame({ type: 'error', requestId: 'auth-001', error: invalid }))).toEqual(before);
    expect(play(asked, frame({ type: 'error', requestId: 'auth-001', error: transient }))).toBe(asked);
  });

  it('refused contextual data is gone; what must wait stays', () => {
    const told = play(
      welcomed({ threads: [one] }),
      call('send_contextual_data', { metadata: { a: 1 } }, 'context-1'),
      sent('context-1'),
    );
    expect(play(told, frame({ type: 'error', requestId: 'context-1', error: refusal })).outbox).toEqual([]);
    expect(play(told, frame({ type: 'error', requestId: 'context-1', error: transient }))).toBe(told);
  });

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
