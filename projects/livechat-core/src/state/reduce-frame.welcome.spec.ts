import type { WelcomeFrame } from '../../protocol/index.js';
import {
  CUSTOMER,
  JWT,
  SINGLE_THREAD_WIDGET,
  VISITOR,
  WIDGET_ID,
  call,
  connection,
  frame,
  idle,
  messageOf,
  play,
  threadIn,
  threadOf,
  welcomeOf,
  welcomed,
} from './fixtures.harness.js';
import { initialState } from './initial-state.js';
import { toPersistedSession } from './persisted-session.js';

const one = threadOf('thread-01', { updatedAt: 1 });
const two = threadOf('thread-02', { updatedAt: 2 });

describe('welcome', () => {
  it('tells the widget, the person and the threads', () => {
    expect(welcomed({ threads: [one], person: CUSTOMER })).toMatchObject({
      phase: 'ready',
      person: CUSTOMER,
      epoch: 'epoch-01',
      widget: { title: 'Shop' },
      threads: { 'thread-01': { conversationId: 'conversation-of-thread-01', pages: [] } },
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

  it('G2: what went out for a visitor whom another tab has left is not sent again for the next one', () => {
    const another = { id: 'visitor-2', kind: 'VISITOR' } as const;
    const underWay = play(unsent(), { type: 'sent', entryId: 'message-1' }, call('send', 'later', 'message-2'));
    const sentAgain = (more: Partial<WelcomeFrame>): string[] =>
      play(underWay, connection('waiting'), frame(welcomeOf(more))).outbox.map(({ id }) => id);
    expect(sentAgain({ person: another })).toEqual(['message-2']);
    expect(sentAgain({ person: VISITOR })).toEqual(['message-1', 'message-2']);
    expect(sentAgain({ person: CUSTOMER })).toEqual(['message-1', 'message-2']);
    // A store that was put back knows neither the visitor nor the message.
    expect(sentAgain({ person: another, epoch: 'epoch-02' })).toEqual(['message-1', 'message-2']);
    const reloaded = play(
      idle(),
      call('init', WIDGET_ID),
      { type: 'restored', widgetId: WIDGET_ID, session: toPersistedSession(underWay), person: VISITOR },
      frame(welcomeOf({ person: another })),
    );
    expect(reloaded.outbox.map(({ id }) => id)).toEqual(['message-2']);
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

  it('tells who is here while a login is under way, and after one that nobody waits for', () => {
    const early = play(idle(), call('init', WIDGET_ID), call('auth', JWT, 'auth-001'), frame(welcomeOf()));
    expect(early).toMatchObject({ person: VISITOR, owner: VISITOR, auth: { commandId: 'auth-001' } });
    const late = play(welcomed(), frame(welcomeOf({ requestId: 'auth-001', person: CUSTOMER })));
    expect(late).toMatchObject({ person: CUSTOMER, owner: CUSTOMER, auth: null });
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

  it('takes a theme that this page has asked for, not the one that an earlier page had', () => {
    const session = { ...toPersistedSession(idle()), theme: 'default' };
    const restored = { type: 'restored', widgetId: WIDGET_ID, session, person: null } as const;
    const asked = play(idle(), call('init', WIDGET_ID), call('set_theme', 'night'), restored);
    expect(play(asked, frame(welcomeOf())).theme).toBe('night');
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

  it('the thread of a single-thread widget that was shown, also where there is a newer one', () => {
    const single = { widget: SINGLE_THREAD_WIDGET, threads: [one, two] };
    const shown = play(welcomed(single), call('show_thread', 'thread-01'));
    expect(play(shown, frame(welcomeOf(single))).activeThreadId).toBe('thread-01');
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
