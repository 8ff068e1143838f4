import { Observable, Subject, firstValueFrom, type Observer } from 'rxjs';
import type { LiveChatError } from '../../protocol/errors.js';
import type { CommandOutcome } from '../live-chat.js';

/** How a command ended: with its result, or with its error. */
export type Verdict<T> = { readonly result: T } | { readonly error: LiveChatError };

/**
 * Makes the outcome of a command. The command is run once, here, so that observing and awaiting in any number
 * never runs it again.
 *
 * @param run carries the command out; of what it settles it with the first verdict counts
 */
export function commandOutcome<T>(run: (settle: (verdict: Verdict<T>) => void) => void): CommandOutcome<T> {
  let known: Verdict<T> | null = null;
  // Most commands settle at once: made only for those who wait.
  let waiting: Subject<T> | null = null;
  run((verdict) => {
    if (known !== null) return;
    known = verdict;
    if (waiting !== null) tell(waiting, verdict);
  });
  const result$ = new Observable<T>((observer) => {
    if (known !== null) {
      tell(observer, known);
      return undefined;
    }
    waiting ??= new Subject();
    return waiting.subscribe(observer);
  });
  let promise: Promise<T> | null = null;
  const settled = (): Promise<T> => {
    // Made on demand: a failure that nobody looks at is no unhandled rejection.
    promise ??= firstValueFrom(result$);
    return promise;
  };
  return {
    result$,
    then: (onFulfilled, onRejected) => settled().then(onFulfilled, onRejected),
    catch: (onRejected) => settled().catch((error: unknown) => onRejected(error as LiveChatError)),
    finally: (onFinally) => settled().finally(onFinally),
  };
}

function tell<T>(observer: Observer<T>, verdict: Verdict<T>): void {
  if ('error' in verdict) {
    observer.error(verdict.error);
    return;
  }
  observer.next(verdict.result);
  observer.complete();
}
