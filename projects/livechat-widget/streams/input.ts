import { Observable, report } from './observable';
import type { Target } from './subscriber';

/** What can be heard as a stream: one, a promise of its only value, or a list. */
export type Input<T> = Subscribable<T> | PromiseLike<T> | Iterable<T>;

/** A stream of this kind or another. */
interface Subscribable<T> {
  subscribe(target: Target<T>): { unsubscribe(): void };
}

/** Makes a stream of what can be heard as one. */
export function from<T>(input: Input<T>): Observable<T> {
  if (input instanceof Observable) return input as Observable<T>;
  return new Observable((subscriber) => {
    if ('subscribe' in input) return input.subscribe(subscriber);
    if ('then' in input) {
      input
        .then(
          (value) => {
            subscriber.next(value);
            subscriber.complete();
          },
          (error: unknown) => {
            subscriber.error(error);
          },
        )
        .then(undefined, report);
      return undefined;
    }
    for (const value of input) {
      subscriber.next(value);
      if (subscriber.closed) return undefined;
    }
    subscriber.complete();
    return undefined;
  });
}
