import { TestBed } from '@angular/core/testing';
import { DeskApiError } from '../api/desk-api-error';
import type { Credentials } from '../api/desk-api';
import { SessionKeeper } from './session-keeper';
import { SignIn } from './sign-in';

async function start(signIn: (credentials: Credentials) => Promise<void>) {
  TestBed.configureTestingModule({ providers: [{ provide: SessionKeeper, useValue: { signIn } }] });
  const fixture = TestBed.createComponent(SignIn);
  const root = fixture.nativeElement as HTMLElement;
  await fixture.whenStable();
  const field = (name: string): HTMLInputElement => root.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
  const submit = async (email: string, password: string): Promise<void> => {
    field('email').value = email;
    field('password').value = password;
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  };
  const problem = (): string => root.querySelector('#problem')?.textContent.trim() ?? '';
  const button = root.querySelector('button')!;
  return { submit, problem, button, fixture };
}

const refuse = (error: DeskApiError) => (): Promise<void> => Promise.reject(error);

describe('SignIn', () => {
  it('signs in with what was entered', async () => {
    const calls: Credentials[] = [];
    const { submit, problem } = await start((credentials) => {
      calls.push(credentials);
      return Promise.resolve();
    });
    await submit(' maya@shop.example ', ' spaces count ');
    expect(calls).toEqual([{ email: 'maya@shop.example', password: ' spaces count ' }]);
    expect(problem()).toBe('');
  });

  it('asks for what is missing', async () => {
    const { submit, problem } = await start(() => Promise.reject(new Error('not asked')));
    await submit('maya@shop.example', '');
    expect(problem()).toBe('Enter your email and your password.');
  });

  it('does not tell which of the two is wrong', async () => {
    const error = new DeskApiError({ code: 'UNAUTHENTICATED', message: 'No.', remedy: 'Check.', status: 401 });
    const { submit, problem } = await start(refuse(error));
    await submit('maya@shop.example', 'wrong');
    expect(problem()).toContain('do not belong together');
  });

  it('counts the wait down after too many attempts', async () => {
    // Angular renders on timers of its own; only the countdown stands still.
    jest.useFakeTimers({
      doNotFake: [
        'setTimeout',
        'clearTimeout',
        'requestAnimationFrame',
        'cancelAnimationFrame',
        'setImmediate',
        'queueMicrotask',
        'nextTick',
      ],
    });
    try {
      const error = new DeskApiError({ code: 'RATE_LIMITED', message: 'x', remedy: 'y', retryAfterSeconds: 3 });
      const { submit, problem, button, fixture } = await start(refuse(error));
      await submit('maya@shop.example', 'wrong');
      expect(problem()).toBe('Too many attempts. Try again in 3 seconds.');
      expect(button.disabled).toBe(true);
      jest.advanceTimersByTime(2000);
      await fixture.whenStable();
      expect(problem()).toBe('Too many attempts. Try again in 1 second.');
      jest.advanceTimersByTime(1000);
      await fixture.whenStable();
      expect(problem()).toBe('You can try again now.');
      expect(button.disabled).toBe(false);
    } finally {
      jest.useRealTimers();
    }
  });
});
