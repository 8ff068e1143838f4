import { from, type Input } from './input';
import { Observable, type Operator } from './observable';
import { map, take } from './operators/values';
import { mergeMap } from './operators/flatten';
import { asyncScheduler, type Scheduler } from './schedulers';
import { throwError } from './sources';
import { hearFor } from './subscriber';

/** Says 0 when its time has come, and is over; with a period goes on counting. */
export function timer(
  due: number,
  period?: number | Scheduler,
  scheduler: Scheduler = asyncScheduler,
): Observable<number> {
  if (typeof period === 'object') return timer(due, undefined, period);
  return new Observable((subscriber) => {
    let count = 0;
    return scheduler.schedule(
      function () {
        if (subscriber.closed) return;
        subscriber.next(count++);
        if (period === undefined) subscriber.complete();
        else this.schedule(undefined, period);
      },
      Math.max(due, 0),
    );
  });
}

export const interval = (period: number, scheduler?: Scheduler): Observable<number> => timer(period, period, scheduler);

/** Holds each value back until the stream that is made of it speaks. */
export const delayWhen = <T>(signal: (value: T) => Input<unknown>): Operator<T, T> =>
  mergeMap((value) => map(() => value)(take<unknown>(1)(from(signal(value)))));

export const delay = <T>(ms: number, scheduler?: Scheduler): Operator<T, T> => delayWhen(() => timer(ms, scheduler));

/** Has each value told by a scheduler, and the end after them. */
export const observeOn =
  <T>(scheduler: Scheduler): Operator<T, T> =>
  (source) =>
    new Observable((subscriber) => {
      const later = (tell: () => void): void => {
        subscriber.add(scheduler.schedule(tell));
      };
      source.subscribe(
        hearFor<T>(subscriber, {
          next: (value) => {
            later(() => {
              subscriber.next(value);
            });
          },
          error: (error) => {
            later(() => {
              subscriber.error(error);
            });
          },
          complete: () => {
            later(() => {
              subscriber.complete();
            });
          },
        }),
      );
    });

export interface Patience {
  /** How long the first value may take. */
  readonly first?: number;
  /** How long each value may take. */
  readonly each?: number;
  readonly scheduler?: Scheduler;
  /** What comes in the place of a stream that took too long; by default it fails. */
  readonly with?: () => Input<unknown>;
}

export const timeout =
  <T>({ first, each, scheduler = asyncScheduler, with: instead = failed }: Patience): Operator<T, T> =>
  (source) =>
    new Observable((subscriber) => {
      let waiting: { unsubscribe(): void } | undefined;
      let isSilent = true;
      const wait = (ms: number | undefined): void => {
        if (ms === undefined) return;
        waiting = scheduler.schedule(() => {
          try {
            heard.unsubscribe();
            from(instead() as Input<T>).subscribe(subscriber);
          } catch (error) {
            subscriber.error(error);
          }
        }, ms);
        subscriber.add(waiting);
      };
      const heard = hearFor<T>(subscriber, {
        next: (value) => {
          isSilent = false;
          waiting?.unsubscribe();
          subscriber.next(value);
          wait(each);
        },
        afterwards: () => waiting?.unsubscribe(),
      });
      source.subscribe(heard);
      if (isSilent) wait(first ?? each);
    });

const failed = (): Observable<never> => throwError(() => new Error('Timeout has occurred'));
