import type { Person } from '../../protocol/index.js';
import {
  CUSTOMER,
  OTHER_WIDGET_ID,
  VISITOR,
  WIDGET,
  WIDGET_ID,
  call,
  frame,
  idle,
  play,
  threadOf,
  welcomed,
  type Step,
} from './fixtures.harness.js';
import { persistedSessionSchema, toPersistedSession, type PersistedSession } from './persisted-session.js';
import type { WidgetState } from './widget-state.js';

const one = threadOf('thread-01');
const context = (data: object, id: string, multiThreadStrategy?: string) =>
  call('send_contextual_data', { metadata: data, multiThreadStrategy }, id);

/** What a page writes and the next one reads: through JSON and the schema, as a storage would. */
function reload(state: WidgetState): PersistedSession {
  return persistedSessionSchema.parse(JSON.parse(JSON.stringify(toPersistedSession(state))));
}

const restored = (session: PersistedSession | null, person: Person | null = CUSTOMER): Step => ({
  type: 'restored',
  widgetId: WIDGET_ID,
  session,
  person,
});

/** The next page: what it does before the widget is known, then what was left. */
function nextPage(session: PersistedSession, ...before: readonly Step[]): WidgetState {
  return play(idle(), ...before, call('init', WIDGET_ID), restored(session));
}

const left = () =>
  play(
    welcomed({ person: CUSTOMER, threads: [one] }),
    call('show'),
    call('hide_launcher'),
    call('show'),
    call('set_language', 'de-DE'),
    call('set_theme', 'night'),
    call('send', { type: 'DRAFT', message: 'Dear' }),
    call('send', 'One', 'message-1'),
    { type: 'sent', entryId: 'message-1' },
    call('send', 'Two', 'message-2'),
    call('show_thread_list'),
    context({ a: 1 }, 'context-1'),
  );

describe('a reload', () => {
  it('G8: brings back the person, the view, the drafts, the unsent and the held', () => {
    expect(nextPage(reload(left()))).toMatchObject({
      person: CUSTOMER,
      isOpen: true,
      isLauncherVisible: false,
      screen: 'THREAD_LIST',
      activeThreadId: 'thread-01',
      language: 'de-DE',
      theme: 'night',
      drafts: { 'thread-01': 'Dear' },
      heldContext: [{ requestId: 'context-1', data: { a: 1 } }],
      standingContext: null,
    });
  });

  it('G2: what was under way is due again under its id, marked as perhaps stored', () => {
    expect(nextPage(reload(left())).outbox).toMatchObject([
      { id: 'message-1', status: 'queued', wasSent: true },
      { id: 'message-2', status: 'queued', wasSent: false },
    ]);
  });

  it.each([
    ['nobody', null, ['message-2']],
    ['another visitor', { ...VISITOR, id: 'visitor-of-another-tab' }, ['message-2']],
    ['the same visitor', VISITOR, ['message-1', 'message-2']],
    ['who the visitor became', CUSTOMER, ['message-1', 'message-2']],
  ])('G2: what a visitor sent is not sent again as %s, whom another tab made', (_, person, entries) => {
    const page = play(
      welcomed({ person: VISITOR, threads: [one] }),
      call('send', 'One', 'message-1'),
      { type: 'sent', entryId: 'message-1' },
      call('send', 'Two', 'message-2'),
    );
    const next = play(idle(), call('init', WIDGET_ID), restored(reload(page), person));
    expect(next.outbox.map(({ id }) => id)).toEqual(entries);
  });

  it('G8: what a customer sent is due again also where it is not known yet who is logged in', () => {
    const next = play(idle(), call('init', WIDGET_ID), restored(reload(left()), null));
    expect(next.outbox.map(({ id }) => id)).toEqual(['message-1', 'message-2']);
    expect(next.owner).toEqual(CUSTOMER);
  });

  it('G8: keeps a refused message with its reason', () => {
    const body = { code: 'LIMIT_EXCEEDED', message: '', remedy: '' } as const;
    const refused = play(left(), frame({ type: 'nack', clientMessageId: 'message-1', error: body }));
    expect(nextPage(reload(refused)).outbox[0]).toMatchObject({ status: 'failed', error: body });
  });

  it('keeps a thread that was being begun', () => {
    const begun = play(welcomed(), call('open_new_thread', undefined, 'new-0001'));
    expect(nextPage(reload(begun))).toMatchObject({ newThreadId: 'new-0001', activeThreadId: null });
  });

  it('what this page has decided before wins, key by key', () => {
    const state = nextPage(reload(left()), call('hide'), call('set_language', 'en-US'));
    expect(state).toMatchObject({ isOpen: false, isLauncherVisible: false, language: 'en-US', theme: 'night' });
    const launcher = nextPage(reload(left()), call('hide_launcher'), call('show_launcher'));
    expect(launcher).toMatchObject({ isOpen: false, isLauncherVisible: true, screen: 'THREAD_LIST' });
    const listed = nextPage(reload(play(left(), call('show_thread', 'thread-01'))), call('show_thread_list'));
    expect(listed).toMatchObject({ screen: 'THREAD_LIST', isOpen: true });
  });

  it.each<[string, unknown, object]>([
    ['show', undefined, { isOpen: true }],
    ['show_launcher', undefined, { isLauncherVisible: true }],
    ['set_theme', 'default', { theme: 'default' }],
    ['open_new_thread', undefined, { isOpen: true, screen: 'THREAD' }],
    ['show_thread', 'thread-01', { isOpen: true, screen: 'THREAD' }],
  ])('what this page has decided before wins: %s', (name, arg, decided) => {
    const closed = play(left(), call('hide'));
    expect(nextPage(reload(closed))).not.toMatchObject(decided);
    expect(nextPage(reload(closed), call(name, arg))).toMatchObject(decided);
  });

  it('what this page has drafted wins over what an earlier one has', () => {
    const draft = call('send', { type: 'DRAFT', message: 'Sir', threadId: 'thread-01' });
    expect(nextPage(reload(left()), draft).drafts).toEqual({ 'thread-01': 'Sir' });
  });

  it('knows the widget before the server has answered, unless the former page did not', () => {
    expect(nextPage(reload(left())).widget?.title).toBe('Shop');
    expect(nextPage(reload(play(idle(), call('init', WIDGET_ID)))).widget).toBeNull();
    const other = { ...WIDGET, id: OTHER_WIDGET_ID };
    expect(nextPage({ ...reload(left()), widget: other }).widget).toBeNull();
  });

  it('knows who is logged in where no session is left', () => {
    expect(play(idle(), call('init', WIDGET_ID), restored(null))).toMatchObject({ person: CUSTOMER, outbox: [] });
    const known = play(welcomed({ person: VISITOR }), restored(null));
    expect(known.person).toEqual(VISITOR);
  });

  it('G11: a logout that was asked for before the widget was known takes nothing over', () => {
    const state = nextPage(reload(left()), call('logout'));
    expect(state).toMatchObject({ person: null, outbox: [], heldContext: [], drafts: {}, isLeaving: false });
    expect(state.generation).toBe(2);
  });

  it('such a logout changes nothing for a visitor', () => {
    const session = reload(play(welcomed(), call('send', 'One', 'message-1')));
    const state = play(idle(), call('logout'), call('init', WIDGET_ID), restored(session, VISITOR));
    expect(state).toMatchObject({ isLeaving: false, generation: 1, person: VISITOR });
    expect(state.outbox).toHaveLength(1);
  });

  it('G5 and G9: what was left goes before what this page has added', () => {
    const state = nextPage(reload(left()), call('send', 'Three', 'message-3'), context({ a: 2 }, 'context-2'));
    expect(state.outbox.map(({ id }) => id)).toEqual(['message-1', 'message-2', 'message-3']);
    expect(state.heldContext.map(({ requestId }) => requestId)).toEqual(['context-1', 'context-2']);
  });

  it('G2: takes nothing over twice', () => {
    const session = reload(left());
    const once = nextPage(session);
    const twice = play(once, restored(session));
    expect(twice.outbox).toEqual(once.outbox);
  });

  it('brings back what stands for new conversations, under what this page has said since', () => {
    const told = play(welcomed(), context({ a: 1, b: 1 }, 'context-1', 'ALL_PLUS_NEW'));
    expect(nextPage(reload(told)).standingContext).toEqual({ a: 1, b: 1 });
    const since = nextPage(reload(told), context({ b: 2 }, 'context-2', 'ALL_PLUS_NEW'));
    expect(since.standingContext).toEqual({ a: 1, b: 2 });
    const first = nextPage(reload(welcomed()), context({ b: 2 }, 'context-2', 'ALL_PLUS_NEW'));
    expect(first.standingContext).toEqual({ b: 2 });
  });

  it('G8: one part that cannot be read does not take the others along', () => {
    const written = toPersistedSession(left());
    const nonsense = {
      owner: 'Ada',
      widget: { id: 'none' },
      isOpen: 'yes',
      isLauncherVisible: 1,
      screen: 'MOON',
      activeThreadId: '<b>',
      newThreadId: 7,
      language: 'xx-XX',
      theme: 'url(x)',
      heldContext: [{ requestId: 'context-1', data: [], commandIds: [] }],
      standingContext: [],
      drafts: { a: 1 },
    };
    expect(persistedSessionSchema.parse({ ...written, ...nonsense })).toEqual({
      ...toPersistedSession(idle()),
      outbox: JSON.parse(JSON.stringify(written.outbox)) as unknown,
    });
    const { outbox, ...others } = persistedSessionSchema.parse({ ...written, outbox: [{ kind: 'other' }] });
    expect(outbox).toEqual([]);
    expect(others).toMatchObject({ theme: 'night', language: 'de-DE', drafts: { 'thread-01': 'Dear' } });
  });

  it('reads nothing of another version, and nothing that is no session', () => {
    for (const other of [{ ...toPersistedSession(left()), version: 2 }, null, 'text', []]) {
      expect(persistedSessionSchema.safeParse(other).success).toBe(false);
    }
  });
});
