import { AsyncSubject, firstValueFrom, type Observable } from 'rxjs';
import type { LiveChatError } from '../../protocol/index.js';
import type { CommandOutcome } from '../live-chat.js';

/**
 * Makes the outcome of a command out of the stream that settles it. The stream is subscribed once,
 * here, so that observing and awaiting in any number never runs the command again.
 */
export function commandOutcome<T>(settling$: Observable<T>): CommandOutcome<T> {
  const result$ = new AsyncSubject<T>();
  settling$.subscribe(result$);
  let promise: Promise<T> | undefined;
  const settled = (): Promise<T> => {
    // Made on demand: a failure that nobody looks at is no unhandled rejection.
    promise ??= firstValueFrom(result$);
    return promise;
  };
  return {
    result$: result$.asObservable(),
    then: (onFulfilled, onRejected) => settled().then(onFulfilled, onRejected),
    catch: (onRejected) => settled().catch((error: unknown) => onRejected(error as LiveChatError)),
    finally: (onFinally) => settled().finally(onFinally),
  };
}
