import { Observable, type Operator } from '../observable';
import { hearFor, type Subscriber } from '../subscriber';

/** What is done with each value; made anew for each who subscribes. */
type Handler<T, R> = (subscriber: Subscriber<R>) => (value: T) => void;

const eachValue =
  <T, R>(handler: Handler<T, R>): Operator<T, R> =>
  (source) =>
    new Observable((subscriber) => source.subscribe(hearFor(subscriber, { next: handler(subscriber) })));

const isIdentical = (a: unknown, b: unknown): boolean => a === b;

export const map = <T, R>(project: (value: T, index: number) => R): Operator<T, R> =>
  eachValue((subscriber) => {
    let index = 0;
    return (value) => {
      subscriber.next(project(value, index++));
    };
  });

export const filter = <T>(isWanted: (value: T, index: number) => unknown): Operator<T, T> =>
  eachValue((subscriber) => {
    let index = 0;
    return (value) => {
      if (isWanted(value, index++)) subscriber.next(value);
    };
  });

export const tap = <T>(look: (value: T) => unknown): Operator<T, T> =>
  map((value) => {
    look(value);
    return value;
  });

export const ignoreElements = (): Operator<unknown, never> => filter(() => false);

export const skip = <T>(count: number): Operator<T, T> => filter((_value, index) => index >= count);

/** Goes on until a value is not wanted, which `inclusive` hands on as the last one. */
export const takeWhile = <T>(isWanted: (value: T, index: number) => unknown, inclusive = false): Operator<T, T> =>
  eachValue((subscriber) => {
    let index = 0;
    return (value) => {
      const isLast = !isWanted(value, index++);
      if (!isLast || inclusive) subscriber.next(value);
      if (isLast) subscriber.complete();
    };
  });

/** @param count at least one */
export const take = <T>(count: number): Operator<T, T> =>
  eachValue((subscriber) => {
    let seen = 0;
    return (value) => {
      seen += 1;
      if (seen <= count) subscriber.next(value);
      // Also of a value that came while another was told.
      if (seen >= count) subscriber.complete();
    };
  });

export const distinctUntilChanged = <T>(isSame: (before: T, after: T) => boolean = isIdentical): Operator<T, T> =>
  eachValue((subscriber) => {
    let last: { readonly value: T } | undefined;
    return (value) => {
      if (last !== undefined && isSame(last.value, value)) return;
      last = { value };
      subscriber.next(value);
    };
  });
