import { TestBed } from '@angular/core/testing';
import { DeskApi } from '../api/desk-api';
import { DeskApiError } from '../api/desk-api-error';
import { DeskStore } from '../state/desk-store';
import { AGENT } from '../testing/samples';
import { SESSION_HINT, hintIn } from './session-hint';
import { SessionKeeper } from './session-keeper';

const unauthenticated = new DeskApiError({ code: 'UNAUTHENTICATED', message: 'x', remedy: 'y', status: 401 });
const unavailable = new DeskApiError({ code: 'UNAVAILABLE', message: 'x', remedy: 'y' });

function start(api: Partial<Record<'readSession' | 'signIn' | 'signOut', () => Promise<unknown>>>) {
  localStorage.clear();
  const hint = hintIn(() => localStorage);
  TestBed.configureTestingModule({
    providers: [
      { provide: DeskApi, useValue: api },
      { provide: SESSION_HINT, useValue: hint },
    ],
  });
  return { hint, keeper: TestBed.inject(SessionKeeper), session: () => TestBed.inject(DeskStore).state().session };
}

describe('SessionKeeper', () => {
  it('asks for a session only in a browser that had one', async () => {
    const readSession = jest.fn(() => Promise.resolve(AGENT));
    const { hint, keeper, session } = start({ readSession });
    await keeper.restore();
    expect(readSession).not.toHaveBeenCalled();
    expect(session().status).toBe('signed-out');
    hint.note('yes');
    await keeper.restore();
    expect(session()).toEqual({ status: 'signed-in', agent: AGENT });
  });

  it('asks where the browser refuses storage', () => {
    const refused = hintIn(() => {
      throw new DOMException('Access is denied', 'SecurityError');
    });
    refused.note('no');
    expect(refused.mayExist()).toBe(true);
  });

  it('tells an ended session from a server that does not answer', async () => {
    const outcomes = [unauthenticated, unavailable];
    const { hint, keeper, session } = start({ readSession: () => Promise.reject(outcomes.shift() ?? unavailable) });
    hint.note('yes');
    await keeper.restore();
    expect(session()).toEqual({ status: 'signed-out', former: null });
    expect(hint.mayExist()).toBe(false);
    hint.note('yes');
    await keeper.restore();
    expect(session().status).toBe('unreachable');
    expect(hint.mayExist()).toBe(true);
  });

  it('does not claim to have signed out while the server still holds the session', async () => {
    const outcomes = [() => Promise.reject(unavailable), () => Promise.resolve()];
    const { keeper, session } = start({
      signIn: () => Promise.resolve(AGENT),
      signOut: () => (outcomes.shift() ?? (() => Promise.resolve()))(),
    });
    await keeper.signIn({ email: AGENT.email, password: 'secret' });
    await keeper.signOut();
    expect(session().status).toBe('signed-in');
    expect(TestBed.inject(DeskStore).state().notice?.code).toBe('UNAVAILABLE');
    await keeper.signOut();
    expect(session()).toEqual({ status: 'signed-out', former: null });
  });
});
