import { from, type Input } from '../input';
import { Observable, type Operator } from '../observable';
import { of } from '../sources';
import { hearFor } from '../subscriber';
import { mergeMap } from './flatten';

const identity = <T>(value: T): T => value;

export const merge = <T>(...sources: readonly Input<T>[]): Observable<T> =>
  mergeMap<Input<T>, T>(identity)(of(...sources));

/** One after the other. */
export const concat = <T>(...sources: readonly Input<T>[]): Observable<T> =>
  mergeMap<Input<T>, T>(identity, 1)(of(...sources));

export const startWith =
  <T>(value: T): Operator<T, T> =>
  (source) =>
    concat(of(value), source);

export const endWith =
  <T>(value: T): Operator<T, T> =>
  (source) =>
    concat(source, of(value));

/** The latest value of each, once all have one, at each change. */
export const combineLatest = <T>(sources: readonly Input<T>[]): Observable<readonly T[]> =>
  new Observable((subscriber) => {
    const latest: T[] = [];
    const known = new Set<number>();
    let running = sources.length;
    for (const [place, source] of sources.entries()) {
      from(source).subscribe(
        hearFor<T>(subscriber, {
          next: (value) => {
            latest[place] = value;
            if (known.add(place).size === sources.length) subscriber.next([...latest]);
          },
          complete: () => {
            running -= 1;
            if (running === 0) subscriber.complete();
          },
        }),
      );
    }
  });

/** Each value with the latest of another stream, from when that has one. */
export const withLatestFrom =
  <T, O>(other: Input<O>): Operator<T, readonly [T, O]> =>
  (source) =>
    new Observable((subscriber) => {
      let latest: { readonly value: O } | undefined;
      from(other).subscribe(
        hearFor<O>(subscriber, {
          next: (value) => {
            latest = { value };
          },
          complete: () => undefined,
        }),
      );
      source.subscribe(
        hearFor<T>(subscriber, {
          next: (value) => {
            if (latest !== undefined) subscriber.next([value, latest.value]);
          },
        }),
      );
    });

/** Ends with the first word of another stream. */
export const takeUntil =
  <T>(end: Input<unknown>): Operator<T, T> =>
  (source) =>
    new Observable((subscriber) => {
      from(end).subscribe(
        hearFor(subscriber, {
          next: () => {
            subscriber.complete();
          },
          complete: () => undefined,
        }),
      );
      if (!subscriber.closed) source.subscribe(subscriber);
    });

/** A value in the place of none. */
export const defaultIfEmpty =
  <T>(value: T): Operator<T, T> =>
  (source) =>
    new Observable((subscriber) => {
      let isEmpty = true;
      source.subscribe(
        hearFor<T>(subscriber, {
          next: (each) => {
            isEmpty = false;
            subscriber.next(each);
          },
          complete: () => {
            if (isEmpty) subscriber.next(value);
            subscriber.complete();
          },
        }),
      );
    });
