import { LiveChatError } from '../../protocol/index.js';
import { commandOutcome, type Verdict } from './command-outcome.js';

const failure = new LiveChatError({ code: 'UNAVAILABLE', message: 'Busy.', remedy: 'Wait.' });
const codeOf = (error: LiveChatError) => error.code;

/** An outcome of a command that settles when the test says so. */
function pending() {
  const settlers: ((verdict: Verdict<string>) => void)[] = [];
  const outcome = commandOutcome<string>((settle) => settlers.push(settle));
  return { outcome, settle: (verdict: Verdict<string>) => settlers.forEach((settle) => settle(verdict)) };
}

const succeeded = <T>(result: T) => commandOutcome<T>((settle) => settle({ result }));
const failed = () => commandOutcome<number>((settle) => settle({ error: failure }));

describe('commandOutcome', () => {
  it('runs the command once, at the call, however often it is observed and awaited', async () => {
    let runs = 0;
    const outcome = commandOutcome<number>((settle) => {
      runs += 1;
      settle({ result: runs });
    });
    expect(runs).toBe(1);
    const seen: number[] = [];
    outcome.result$.subscribe((value) => seen.push(value));
    outcome.result$.subscribe((value) => seen.push(value));
    expect([await outcome, await outcome]).toEqual([1, 1]);
    expect(seen).toEqual([1, 1]);
    expect(runs).toBe(1);
  });

  it('is silent until the command settles, then tells late observers too', async () => {
    const { outcome, settle } = pending();
    const seen: string[] = [];
    const observe = (name: string) =>
      outcome.result$.subscribe({
        next: (value) => seen.push(`${name}: ${value}`),
        complete: () => seen.push(`${name}: complete`),
      });
    observe('early');
    observe('gone').unsubscribe();
    const promise = outcome.then((value) => value);
    expect(seen).toEqual([]);
    settle({ result: 'done' });
    observe('late');
    expect(seen).toEqual(['early: done', 'early: complete', 'late: done', 'late: complete']);
    expect(await promise).toBe('done');
  });

  it('G7: settles with the first verdict alone', async () => {
    const { outcome, settle } = pending();
    const seen: unknown[] = [];
    outcome.result$.subscribe({ error: (error: unknown) => seen.push(error) });
    settle({ error: failure });
    settle({ result: 'after all' });
    expect(seen).toEqual([failure]);
    await expect(outcome).rejects.toBe(failure);
  });

  it('rejects with the error of the chat, to await as to catch', async () => {
    const outcome = failed();
    await expect(outcome).rejects.toBe(failure);
    expect(await outcome.catch(codeOf)).toBe('UNAVAILABLE');
    expect(await outcome.then(null, (error: unknown) => error)).toBe(failure);
  });

  it('passes a result by catch, and both by finally', async () => {
    const finished = jest.fn();
    expect(await succeeded(1).catch(() => 2)).toBe(1);
    expect(await succeeded(1).finally(finished)).toBe(1);
    await expect(failed().finally(finished)).rejects.toBe(failure);
    expect(finished).toHaveBeenCalledTimes(2);
  });

  it('a failure that nobody looks at is no unhandled rejection', async () => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    failed();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('does not let anybody else settle it', () => {
    expect(pending().outcome.result$).not.toHaveProperty('next');
  });
});
