import { Observable, Subject, of, throwError } from 'rxjs';
import { LiveChatError } from '../../protocol/index.js';
import { commandOutcome } from './command-outcome.js';

const failure = new LiveChatError({ code: 'UNAVAILABLE', message: 'Busy.', remedy: 'Wait.' });
const codeOf = (error: LiveChatError) => error.code;

describe('commandOutcome', () => {
  it('runs the command once, at the call, however often it is observed and awaited', async () => {
    let runs = 0;
    const outcome = commandOutcome(
      new Observable<number>((subscriber) => {
        runs += 1;
        subscriber.next(runs);
        subscriber.complete();
      }),
    );
    expect(runs).toBe(1);
    const seen: number[] = [];
    outcome.result$.subscribe((value) => seen.push(value));
    outcome.result$.subscribe((value) => seen.push(value));
    expect([await outcome, await outcome]).toEqual([1, 1]);
    expect(seen).toEqual([1, 1]);
    expect(runs).toBe(1);
  });

  it('is silent until the command settles, then tells late observers too', () => {
    const settling = new Subject<string>();
    const { result$ } = commandOutcome(settling);
    const seen: string[] = [];
    result$.subscribe((value) => seen.push(value));
    settling.next('done');
    expect(seen).toEqual([]);
    settling.complete();
    result$.subscribe((value) => seen.push(value));
    expect(seen).toEqual(['done', 'done']);
  });

  it('rejects with the error of the chat, to await as to catch', async () => {
    const outcome = commandOutcome(throwError(() => failure));
    await expect(outcome).rejects.toBe(failure);
    expect(await outcome.catch(codeOf)).toBe('UNAVAILABLE');
    expect(await outcome.then(null, (error: unknown) => error)).toBe(failure);
  });

  it('passes a result by catch, and both by finally', async () => {
    const finished = jest.fn();
    expect(await commandOutcome(of(1)).catch(() => 2)).toBe(1);
    expect(await commandOutcome(of(1)).finally(finished)).toBe(1);
    await expect(commandOutcome(throwError(() => failure)).finally(finished)).rejects.toBe(failure);
    expect(finished).toHaveBeenCalledTimes(2);
  });

  it('a failure that nobody looks at is no unhandled rejection', async () => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    commandOutcome(throwError(() => failure));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('does not let anybody else settle it', () => {
    expect(commandOutcome(new Subject()).result$).not.toHaveProperty('next');
  });
});
