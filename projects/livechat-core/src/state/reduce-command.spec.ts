import {
  CUSTOMER,
  JWT,
  OTHER_WIDGET_ID,
  SINGLE_THREAD_WIDGET,
  WIDGET,
  WIDGET_ID,
  call,
  frame,
  idle,
  play,
  threadOf,
  welcomeOf,
  welcomed,
} from './fixtures.harness.js';
import { reduce } from './reduce.js';
import type { WidgetState } from './widget-state.js';

const one = threadOf('thread-01', { updatedAt: 1 });
const two = threadOf('thread-02', { updatedAt: 2 });

describe('init', () => {
  it('names the widget, takes another server and opens a generation of its own', () => {
    const state = play(idle(), call('init', { widgetId: WIDGET_ID, serverUrl: 'https://other.example' }));
    expect(state).toMatchObject({
      phase: 'initializing',
      widgetId: WIDGET_ID,
      serverUrl: 'https://other.example',
      isReplaceable: false,
      generation: 1,
    });
  });

  it('keeps the server that is configured where none is named', () => {
    expect(play(idle(), call('init', WIDGET_ID)).serverUrl).toBe('https://chat.example');
  });

  it('does nothing for the same ID, or for none, once there is one', () => {
    const state = welcomed();
    expect(play(state, call('init', WIDGET_ID))).toEqual(state);
    expect(play(state, call('init'))).toEqual(state);
  });

  it('leaves the widget alone when another ID comes without clear or logout', () => {
    const state = welcomed();
    expect(play(state, call('init', OTHER_WIDGET_ID))).toBe(state);
  });

  it('takes another ID after clear, with nothing of the former widget', () => {
    const state = play(welcomed({ threads: [one] }), call('clear'), call('init', OTHER_WIDGET_ID));
    expect(state).toMatchObject({ widgetId: OTHER_WIDGET_ID, phase: 'initializing', widget: null, threads: {} });
  });

  it('tries again after the server refused the widget', () => {
    const error = { code: 'WIDGET_NOT_FOUND', message: '', remedy: '' } as const;
    const failed = play(idle(), call('init', OTHER_WIDGET_ID), frame({ type: 'error', error }));
    expect(failed).toMatchObject({ phase: 'failed', failure: error });
    for (const id of [WIDGET_ID, OTHER_WIDGET_ID]) {
      const retried = play(failed, call('init', id));
      expect(retried).toMatchObject({ phase: 'initializing', failure: null, widgetId: id });
      expect(retried.generation).toBe(failed.generation + 1);
    }
  });
});

describe('logout and clear', () => {
  const busy = () =>
    play(
      welcomed({ person: CUSTOMER, threads: [one] }),
      call('show'),
      call('set_theme', 'night'),
      call('set_language', 'de-DE'),
      call('send', 'Hello', 'message-1'),
    );

  it('G11: logout leaves nothing of a customer, in a new generation', () => {
    const before = busy();
    const state = play(before, call('logout'));
    expect(state).toEqual({
      ...idle(),
      phase: 'initializing',
      widgetId: WIDGET_ID,
      widget: WIDGET,
      isReplaceable: true,
      generation: before.generation + 1,
    });
  });

  it('logout changes nothing for a visitor', () => {
    const state = welcomed();
    expect(play(state, call('logout'))).toBe(state);
  });

  it('G11: logout takes back a login that the server has not answered', () => {
    const state = play(welcomed(), call('auth', JWT, 'auth-001'), call('logout'));
    expect(state.auth).toBeNull();
    expect(state.generation).toBe(2);
  });

  it('clear resets with the right ID and without one, not with that of another widget', () => {
    const before = busy();
    expect(play(before, call('clear'))).toMatchObject({ person: null, outbox: [], threads: {} });
    expect(play(before, call('clear', WIDGET_ID))).toMatchObject({ person: null, outbox: [], threads: {} });
    expect(play(before, call('clear', OTHER_WIDGET_ID))).toBe(before);
  });

  it('clear before init stays idle', () => {
    expect(play(idle(), call('clear'))).toMatchObject({ phase: 'idle', widgetId: null });
    const spoken = play(idle(), call('set_language', 'de-DE'), call('clear', WIDGET_ID));
    expect(spoken.language).toBe(idle().language);
  });
});

describe('what is shown', () => {
  it('show and hide open and close the window', () => {
    expect(play(idle(), call('show')).isOpen).toBe(true);
    expect(play(idle(), call('show'), call('hide')).isOpen).toBe(false);
  });

  it('hide_launcher closes the window too, show_launcher brings the launcher alone', () => {
    const hidden = play(idle(), call('show'), call('hide_launcher'));
    expect(hidden).toMatchObject({ isLauncherVisible: false, isOpen: false });
    expect(play(hidden, call('show_launcher'))).toMatchObject({ isLauncherVisible: true, isOpen: false });
  });

  it('set_theme and set_language change only the look', () => {
    const before = play(welcomed({ threads: [one] }), call('send', { type: 'DRAFT', message: 'Dear' }));
    const state = play(before, call('set_theme', 'night'), call('set_language', 'ar-AE'));
    expect(state).toEqual({ ...before, theme: 'night', language: 'ar-AE' });
  });

  it('ignores a theme that the widget does not have', () => {
    const state = welcomed();
    expect(play(state, call('set_theme', 'nihgt'))).toBe(state);
  });

  it('shows the list of threads, which a single-thread widget does not have', () => {
    expect(play(welcomed({ threads: [one] }), call('show_thread_list'))).toMatchObject({
      isOpen: true,
      screen: 'THREAD_LIST',
    });
    expect(play(welcomed({ widget: SINGLE_THREAD_WIDGET }), call('show_thread_list'))).toMatchObject({
      isOpen: true,
      screen: 'THREAD',
    });
  });

  it('shows a thread that there is', () => {
    const state = welcomed({ threads: [one, two] });
    expect(play(state, call('show_thread', 'thread-02'))).toMatchObject({
      isOpen: true,
      screen: 'THREAD',
      activeThreadId: 'thread-02',
    });
    expect(play(state, call('show_thread', 'thread-99'))).toBe(state);
  });

  it('only asking changes nothing', () => {
    const state = welcomed({ threads: [one] });
    expect(play(state, call('get_state'))).toBe(state);
    expect(play(state, call('destroy'))).toBe(state);
  });
});

describe('open_new_thread', () => {
  it('shows an empty thread under an id of its own', () => {
    const state = play(welcomed({ threads: [one] }), call('open_new_thread', undefined, 'new-0001'));
    expect(state).toMatchObject({ isOpen: true, screen: 'THREAD', activeThreadId: null, newThreadId: 'new-0001' });
  });

  it('goes on in the thread of a single-thread widget while it takes messages', () => {
    const single = (status: 'OPEN' | 'CLOSED') =>
      play(
        welcomed({ widget: SINGLE_THREAD_WIDGET, threads: [{ ...one, status }] }),
        call('open_new_thread', undefined, 'new-0001'),
      );
    expect(single('OPEN')).toMatchObject({ activeThreadId: 'thread-01', newThreadId: null });
    expect(single('CLOSED')).toMatchObject({ activeThreadId: null, newThreadId: 'new-0001' });
  });
});

describe('auth', () => {
  it('asks the server, and the last of two wins', () => {
    const state = play(welcomed(), call('auth', JWT, 'auth-001'), call('auth', JWT, 'auth-002'));
    expect(state.auth).toEqual({ commandId: 'auth-002', jwt: JWT });
    expect(reduce(state, frame(welcomeOf({ requestId: 'auth-002', person: CUSTOMER }))(state))).toMatchObject({
      auth: null,
      person: CUSTOMER,
    });
  });
});

describe('consent', () => {
  const asked = (): WidgetState => ({ ...idle(), consent: 'required' });

  it('is given by opening the chat, where it is needed', () => {
    for (const name of ['show', 'open_new_thread', 'show_thread_list']) {
      expect(play(asked(), call(name)).consent).toBe('granted');
      expect(play(idle(), call(name)).consent).toBe('not-required');
    }
    expect(play(asked(), call('hide')).consent).toBe('required');
  });

  it('is given once', () => {
    const given = play(asked(), call('grant_consent'));
    expect(given.consent).toBe('granted');
    expect(play(given, call('grant_consent'))).toBe(given);
  });

  it('is not asked for after the chat was opened', () => {
    const init = call('init', { widgetId: WIDGET_ID, consent: 'required' });
    expect(play(idle(), init).consent).toBe('required');
    expect(play(idle(), call('show'), init).consent).toBe('granted');
    expect(play(idle(), call('grant_consent'), init).consent).toBe('granted');
  });
});
