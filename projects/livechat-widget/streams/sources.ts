import { from, type Input } from './input';
import { Observable } from './observable';

/** Never says anything. */
export const NEVER = new Observable<never>();

/** Is over at once. */
export const EMPTY = from<never>([]);

export const of = <T>(...values: readonly T[]): Observable<T> => from(values);

/** Makes its source anew for each who subscribes. */
export const defer = <T>(make: () => Input<T>): Observable<T> =>
  new Observable((subscriber) => from(make()).subscribe(subscriber));

export const throwError = (make: () => unknown): Observable<never> =>
  new Observable((subscriber) => {
    subscriber.error(make());
  });

export const fromEvent = (target: EventTarget, name: string): Observable<Event> =>
  new Observable((subscriber) => {
    const tell = (event: Event): void => {
      subscriber.next(event);
    };
    target.addEventListener(name, tell);
    return () => {
      target.removeEventListener(name, tell);
    };
  });
