import {
  CUSTOMER,
  JWT,
  WIDGET,
  WIDGET_ID,
  call,
  connection,
  frame,
  idle,
  onlyEntry,
  play,
  threadOf,
  welcomeOf,
  welcomed,
} from './fixtures.harness.js';

const needed = (id: string) => ({ type: 'token-needed', id, need: 'start' }) as const;
const provided = (id: string, jwt: string) => ({ type: 'token-provided', id, jwt }) as const;
const unavailable = (id: string) => ({ type: 'token-unavailable', id, error: null }) as const;
const one = threadOf('thread-01', { topSeq: 3 });
const reading = {
  type: 'history-requested',
  threadId: 'thread-01',
  requestId: 'history-1',
  direction: 'newer',
} as const;

describe('a token of the site', () => {
  it('is awaited as a login, so that what is written meanwhile belongs to whom it brings', () => {
    const state = play(welcomed(), needed('need-0001'), call('send', 'Hello', 'message-1'));
    expect(state.auth).toEqual({ commandId: 'need-0001', jwt: null, need: 'start' });
    expect(onlyEntry(state).login).toBe('need-0001');
    expect(play(state, provided('need-0001', JWT)).auth).toEqual({ commandId: 'need-0001', jwt: JWT, need: 'start' });
  });

  it('is asked for once: a login that is under way is enough', () => {
    const asked = play(welcomed(), needed('need-0001'));
    expect(play(asked, needed('need-0002'))).toBe(asked);
    const called = play(welcomed(), call('auth', JWT, 'auth-001'));
    expect(play(called, needed('need-0002'))).toBe(called);
  });

  it('leaves the session as it was where there is none', () => {
    const before = welcomed();
    expect(play(before, needed('need-0001'), unavailable('need-0001'))).toEqual(before);
  });

  it('G11: means nothing after another login began, or after a logout', () => {
    const called = play(welcomed(), needed('need-0001'), call('auth', JWT, 'auth-001'));
    expect(play(called, provided('need-0001', 'a.b.c'))).toBe(called);
    expect(play(called, unavailable('need-0001'))).toBe(called);
    const left = play(welcomed(), needed('need-0001'), call('logout'));
    expect(left.auth).toBeNull();
    expect(play(left, provided('need-0001', JWT))).toBe(left);
    expect(play(left, unavailable('need-0001'))).toBe(left);
  });
});

describe('token-expired', () => {
  const expired = frame({ type: 'token-expired', widget: WIDGET });

  it('suspends the session: what is held and unsent waits', () => {
    const online = play(welcomed({ person: CUSTOMER, threads: [one] }), reading, call('send', 'Hello', 'message-1'), {
      type: 'sent',
      entryId: 'message-1',
    });
    const state = play(online, expired, connection('suspended'));
    expect(state).toMatchObject({ sessionExpired: true, connection: { status: 'suspended' }, person: CUSTOMER });
    expect(onlyEntry(state)).toMatchObject({ status: 'queued', wasSent: true });
    expect(state.threads['thread-01']?.loading).toBeNull();
  });

  it('stops what would be sent at once, before the connection tells', () => {
    const { connection: before } = play(welcomed({ person: CUSTOMER }), connection('online', 2));
    const state = play(welcomed({ person: CUSTOMER }), connection('online', 2), expired);
    expect(state.connection).toEqual({ ...before, status: 'suspended' });
  });

  it('ends when another tab has brought the token, and with nothing else that needs one', () => {
    const asked = (need: 'expired' | 'start') =>
      play(welcomed({ person: CUSTOMER }), expired, { type: 'token-needed', id: 'need-0001', need });
    const renewed = frame(welcomeOf({ person: CUSTOMER }));
    expect(play(asked('expired'), renewed)).toMatchObject({ sessionExpired: false, auth: null });
    expect(play(asked('start'), renewed).auth).not.toBeNull();
    const step = frame(welcomeOf({ person: CUSTOMER, requestId: 'auth-000' }));
    expect(play(asked('expired'), step).auth).not.toBeNull();
  });

  it('makes a page ready that has just been loaded', () => {
    const loading = play(idle(), call('init', WIDGET_ID, 'init-001'), connection('connecting'));
    expect(play(loading, expired)).toMatchObject({ phase: 'ready', widget: WIDGET, sessionExpired: true });
  });

  it('ends with the login of the same person, who goes on', () => {
    const state = play(
      welcomed({ person: CUSTOMER }),
      call('send', 'Hello', 'message-1'),
      expired,
      call('auth', JWT, 'auth-001'),
      frame(welcomeOf({ person: CUSTOMER, requestId: 'auth-001' })),
    );
    expect(state).toMatchObject({ sessionExpired: false, auth: null, person: CUSTOMER });
    expect(onlyEntry(state).id).toBe('message-1');
  });

  it('G11: ends with the login of somebody else, who gets nothing of it', () => {
    const other = { id: 'customer-2', kind: 'CUSTOMER', name: 'Bob' } as const;
    const state = play(
      welcomed({ person: CUSTOMER, threads: [one] }),
      call('send', 'Hello', 'message-1'),
      expired,
      call('auth', JWT, 'auth-001'),
      frame(welcomeOf({ person: other, requestId: 'auth-001' })),
    );
    expect(state).toMatchObject({ sessionExpired: false, person: other, threads: {}, outbox: [] });
  });

  it('ends with a logout', () => {
    const state = play(welcomed({ person: CUSTOMER }), expired, call('logout'));
    expect(state).toMatchObject({ sessionExpired: false, person: null });
  });
});
