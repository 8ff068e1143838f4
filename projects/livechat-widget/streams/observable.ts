import { Subscriber, type Target } from './subscriber';
import type { Ending } from './subscription';

/** Who hears a stream: a function for its values, or what wants to be told of some of it. */
export type Listener<T> = Partial<Target<T>> | ((value: T) => void) | null | undefined;

/** Tells a subscriber what there is; what it gives ends with the subscription. */
export type Begin<T> = ((subscriber: Subscriber<T>) => Ending | undefined) | ((subscriber: Subscriber<T>) => void);

/** Makes a stream of another. */
export type Operator<T, R> = (source: Observable<T>) => Observable<R>;

/** A stream that begins for each who subscribes. */
export class Observable<T> {
  constructor(private readonly begin?: Begin<T>) {}

  subscribe(listener?: Listener<T>): Subscriber<T> {
    const subscriber = listener instanceof Subscriber ? (listener as Subscriber<T>) : listening(listener);
    try {
      subscriber.add(this.begin?.(subscriber) ?? undefined);
    } catch (error) {
      subscriber.error(error);
    }
    return subscriber;
  }

  pipe(...operators: readonly Operator<unknown, unknown>[]): Observable<unknown> {
    return operators.reduce<Observable<unknown>>((source, operator) => operator(source), this);
  }
}

export const isObservable = (value: unknown): boolean => value instanceof Observable;

const listening = <T>(listener: Listener<T>): Subscriber<T> =>
  new Subscriber(typeof listener === 'function' ? { next: listener } : (listener ?? {}), report);

/** Throws it where nobody is in the middle of something: the browser reports it. */
export function report(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
