import type { ErrorBody, ErrorCode } from '../../protocol/index.js';
import {
  CUSTOMER,
  OTHER_WIDGET_ID,
  VISITOR,
  WIDGET,
  WIDGET_ID,
  connection,
  frame,
  idle,
  threadOf,
  welcomeOf,
  welcomed,
  type Step,
} from '../state/fixtures.harness.js';
import { toPersistedSession } from '../state/persisted-session.js';
import type { WidgetState } from '../state/widget-state.js';
import { commandBench, tokenOf } from './command.harness.js';

const JWT = tokenOf({ jti: 'token-1', sub: 'ada@example.com', stp: 'email', iss: WIDGET_ID, iat: 1 });
const one = threadOf('thread-01');
const refusal: ErrorBody = { code: 'LIMIT_EXCEEDED', message: 'Too long.', remedy: 'Shorten it.' };
const transient: ErrorBody = { code: 'UNAVAILABLE', message: 'Busy.', remedy: 'Wait.' };
const notFound: ErrorBody = { code: 'WIDGET_NOT_FOUND', message: 'None.', remedy: 'Make one.' };
const failsWith = (code: ErrorCode) => [{ error: expect.objectContaining({ code }) as unknown }];
const restored = (person: WidgetState['person']): Step => ({
  type: 'restored',
  widgetId: WIDGET_ID,
  session: null,
  person,
});

describe('G7: commands that need no network settle at once', () => {
  it.each<[string, unknown, unknown]>([
    ['show', undefined, { isOpen: true }],
    ['hide', undefined, { isOpen: false }],
    ['show_launcher', undefined, { isLauncherVisible: true }],
    ['hide_launcher', undefined, { isLauncherVisible: false }],
    ['open_new_thread', undefined, { isOpen: true }],
    ['show_thread_list', undefined, { isOpen: true }],
    ['grant_consent', undefined, { consent: 'granted' }],
    ['set_language', 'de', { language: 'de-DE' }],
    ['logout', undefined, { loggedOut: false }],
    ['destroy', undefined, { destroyed: true }],
  ])('%s', (name, arg, result) => {
    expect(commandBench(welcomed()).run(name, arg)).toEqual([{ result }]);
  });

  it('get_state tells the state', () => {
    const bench = commandBench(welcomed());
    expect(bench.run('get_state')).toEqual([{ result: bench.loop.state }]);
  });

  it('what is refused fails', () => {
    expect(commandBench(welcomed()).run('init', OTHER_WIDGET_ID)).toEqual(failsWith('WIDGET_ALREADY_INITIALIZED'));
  });
});

describe('init', () => {
  it('waits for the server, and settles with what the widget is', () => {
    const bench = commandBench(idle());
    const told = bench.run('init', WIDGET_ID);
    bench.play(connection('connecting'), connection('online'));
    expect(told).toEqual([]);
    bench.play(frame(welcomeOf()));
    expect(told).toEqual([{ result: expect.objectContaining({ widgetId: WIDGET_ID, title: 'Shop' }) as unknown }]);
  });

  it('settles at once where the widget is known', () => {
    expect(commandBench(welcomed()).run('init', WIDGET_ID)).toHaveLength(1);
  });

  it('waits for the server also where an earlier page has left what the widget is', () => {
    const session = toPersistedSession(welcomed());
    const bench = commandBench(idle());
    const told = bench.run('init', WIDGET_ID);
    bench.play({ type: 'restored', widgetId: WIDGET_ID, session, person: VISITOR });
    expect(bench.loop.state.widget).not.toBeNull();
    expect(told).toEqual([]);
    bench.play(frame(welcomeOf({ widget: { ...WIDGET, title: 'A new name' } })));
    expect(told).toEqual([{ result: expect.objectContaining({ title: 'A new name' }) as unknown }]);
  });

  it('fails with the reason of the server, and with that a second time only after another try', () => {
    const bench = commandBench(idle());
    const told = bench.run('init', WIDGET_ID);
    bench.play(frame({ type: 'error', error: notFound }));
    expect(told).toEqual(failsWith('WIDGET_NOT_FOUND'));
    const again = bench.run('init', WIDGET_ID);
    expect(again).toEqual([]);
    bench.play(frame(welcomeOf()));
    expect(again).toEqual([{ result: expect.objectContaining({ widgetId: WIDGET_ID }) as unknown }]);
  });

  it('is superseded by that of another widget', () => {
    const bench = commandBench(idle());
    const told = bench.run('init', WIDGET_ID);
    bench.run('clear');
    bench.run('init', OTHER_WIDGET_ID);
    expect(told).toEqual(failsWith('SUPERSEDED'));
  });
});

describe('auth', () => {
  it('settles with the person that the server names in its answer', () => {
    const bench = commandBench(welcomed());
    const told = bench.run('auth', JWT);
    bench.play(frame(welcomeOf()), frame(welcomeOf({ requestId: 'another-1', person: VISITOR })));
    expect(told).toEqual([]);
    bench.play(frame(welcomeOf({ requestId: 'command-1', person: CUSTOMER })));
    expect(told).toEqual([{ result: { person: CUSTOMER } }]);
  });

  it('fails when the token is refused, and waits when the server is busy', () => {
    const bench = commandBench(welcomed());
    const told = bench.run('auth', JWT);
    bench.play(frame({ type: 'error', requestId: 'command-1', error: transient }));
    expect(told).toEqual([]);
    bench.play(
      frame({ type: 'error', requestId: 'another-1', error: refusal }),
      frame({ type: 'error', requestId: 'command-1', error: { ...refusal, code: 'TOKEN_EXPIRED' } }),
    );
    expect(told).toEqual(failsWith('TOKEN_EXPIRED'));
  });

  it('the last of two wins, and the first says so', () => {
    const bench = commandBench(welcomed());
    const first = bench.run('auth', JWT);
    const second = bench.run('auth', JWT);
    expect(first).toEqual(failsWith('SUPERSEDED'));
    bench.play(frame(welcomeOf({ requestId: 'command-2', person: CUSTOMER })));
    expect(second).toEqual([{ result: { person: CUSTOMER } }]);
  });

  it('ends with the session', () => {
    const bench = commandBench(welcomed());
    const told = bench.run('auth', JWT);
    bench.run('logout');
    expect(told).toEqual(failsWith('SESSION_ENDED'));
  });
});

describe('logout and clear', () => {
  it.each<[string, unknown, unknown]>([
    ['logout', undefined, { loggedOut: true }],
    ['clear', undefined, { cleared: true, loggedOut: false }],
    ['clear', WIDGET_ID, { cleared: true, loggedOut: true }],
  ])('%s(%s) waits until the server has welcomed the new visitor', (name, arg, result) => {
    const bench = commandBench(welcomed({ person: CUSTOMER }));
    bench.play(connection('connecting'));
    const told = bench.run(name, arg);
    bench.play(connection('connecting'), connection('online'));
    expect(told).toEqual([]);
    bench.play(frame(welcomeOf()));
    expect(told).toEqual([{ result }]);
  });

  it.each(['waiting', 'refused'] as const)('do not wait for a server that is out of reach: %s', (status) => {
    const bench = commandBench(welcomed({ person: CUSTOMER }));
    const told = bench.run('logout');
    expect(told).toEqual([]);
    bench.play(connection(status, 1));
    expect(told).toEqual([{ result: { loggedOut: true } }]);
  });

  it('clear settles at once where nothing is to be reset', () => {
    const nothing = [{ result: { cleared: true, loggedOut: false } }];
    expect(commandBench(idle()).run('clear')).toEqual(nothing);
    expect(commandBench(welcomed({ person: CUSTOMER })).run('clear', OTHER_WIDGET_ID)).toEqual(nothing);
    const connecting = commandBench(idle());
    connecting.run('init', WIDGET_ID);
    expect(connecting.run('clear', OTHER_WIDGET_ID)).toEqual(nothing);
  });

  it('clear settles at once where nothing may be connected before consent', () => {
    const bench = commandBench(idle());
    bench.run('init', { widgetId: WIDGET_ID, consent: 'required' });
    expect(bench.run('clear')).toEqual([{ result: { cleared: true, loggedOut: false } }]);
  });

  it('logout of a visitor settles at once, also while there is no connection', () => {
    const bench = commandBench(idle());
    bench.run('init', WIDGET_ID);
    bench.play(restored(VISITOR), connection('connecting'));
    expect(bench.run('logout')).toEqual([{ result: { loggedOut: false } }]);
  });

  it('logout takes a login back that was asked for before anybody was known', () => {
    const bench = commandBench(idle());
    bench.run('init', WIDGET_ID);
    bench.play(restored(null));
    const login = bench.run('auth', JWT);
    const told = bench.run('logout');
    expect(login).toEqual(failsWith('SESSION_ENDED'));
    bench.play(frame(welcomeOf()));
    expect(told).toEqual([{ result: { loggedOut: false } }]);
  });

  it('clear of a visitor logs nobody out', () => {
    const bench = commandBench(welcomed());
    const told = bench.run('clear', WIDGET_ID);
    bench.play(frame(welcomeOf()));
    expect(told).toEqual([{ result: { cleared: true, loggedOut: false } }]);
  });

  it('logout that takes back a login has logged nobody out', () => {
    const bench = commandBench(welcomed());
    bench.run('auth', JWT);
    const told = bench.run('logout');
    bench.play(frame(welcomeOf()));
    expect(told).toEqual([{ result: { loggedOut: false } }]);
  });

  it.each([
    [CUSTOMER, true],
    [VISITOR, false],
    [null, false],
  ])('logout before init waits until it is known who is logged in: %j', (person, loggedOut) => {
    const bench = commandBench(idle());
    const told = bench.run('logout');
    bench.run('show');
    bench.run('init', WIDGET_ID);
    expect(told).toEqual([]);
    bench.play(restored(person));
    expect(told).toEqual([{ result: { loggedOut } }]);
  });

  it('logout before init settles with a clear that came in between', () => {
    const bench = commandBench(idle());
    const told = bench.run('logout');
    bench.run('clear');
    expect(told).toEqual([{ result: { loggedOut: false } }]);
  });
});

describe('set_theme and show_thread', () => {
  it('settle at once where the widget is known', () => {
    const bench = commandBench(welcomed({ threads: [one] }));
    expect(bench.run('set_theme', 'night')).toEqual([{ result: { theme: 'night' } }]);
    expect(bench.run('set_theme', 'nihgt')).toEqual(failsWith('THEME_NOT_FOUND'));
    expect(bench.run('show_thread', 'thread-01')).toEqual([{ result: { threadId: 'thread-01' } }]);
    expect(bench.run('show_thread', 'thread-99')).toEqual(failsWith('THREAD_NOT_FOUND'));
  });

  it('wait for the server otherwise, and are judged then', () => {
    const bench = commandBench(idle());
    const told = [
      bench.run('set_theme', 'night'),
      bench.run('set_theme', 'nihgt'),
      bench.run('show_thread', 'thread-01'),
      bench.run('show_thread', 'thread-99'),
    ];
    bench.run('init', WIDGET_ID);
    expect(told).toEqual([[], [], [], []]);
    bench.play(frame(welcomeOf({ threads: [one] })));
    expect(told).toEqual([
      [{ result: { theme: 'night' } }],
      failsWith('THEME_NOT_FOUND'),
      [{ result: { threadId: 'thread-01' } }],
      failsWith('THREAD_NOT_FOUND'),
    ]);
  });

  it('show_thread fails with the widget', () => {
    const bench = commandBench(idle());
    bench.run('init', WIDGET_ID);
    const told = bench.run('show_thread', 'thread-01');
    bench.play(frame({ type: 'error', error: notFound }));
    expect(told).toEqual(failsWith('WIDGET_NOT_FOUND'));
    expect(bench.run('show_thread', 'thread-01')).toEqual(failsWith('WIDGET_NOT_FOUND'));
  });

  it('set_theme ends with what was cleared before the widget was known', () => {
    const bench = commandBench(idle());
    const told = bench.run('set_theme', 'night');
    bench.run('clear');
    expect(told).toEqual(failsWith('SESSION_ENDED'));
  });
});
