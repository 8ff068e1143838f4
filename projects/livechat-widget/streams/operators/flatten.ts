import { from, type Input } from '../input';
import { Observable, type Operator } from '../observable';
import { hearFor, type Subscriber } from '../subscriber';

type Project<T, R> = (value: T, index: number) => Input<R>;

/** Hears up to `atOnce` streams at the same time; the others wait in their order. */
export const mergeMap =
  <T, R>(project: Project<T, R>, atOnce = Infinity): Operator<T, R> =>
  (source) =>
    new Observable((subscriber) => {
      const waiting: T[] = [];
      let [heard, index, isOver] = [0, 0, false];
      const endIfDone = (): void => {
        if (isOver && heard === 0 && waiting.length === 0) subscriber.complete();
      };
      const hear = (value: T): void => {
        heard += 1;
        let isComplete = false;
        from(project(value, index++)).subscribe(
          hearFor(subscriber, {
            complete: () => {
              isComplete = true;
            },
            // Not before it has let go of all that it had.
            afterwards: () => {
              if (!isComplete) return;
              heard -= 1;
              while (heard < atOnce && waiting.length > 0) hear(waiting.shift() as T);
              endIfDone();
            },
          }),
        );
      };
      source.subscribe(
        hearFor<T>(subscriber, {
          next: (value) => {
            if (heard < atOnce) hear(value);
            else waiting.push(value);
          },
          complete: () => {
            isOver = true;
            endIfDone();
          },
        }),
      );
    });

export const concatMap = <T, R>(project: Project<T, R>): Operator<T, R> => mergeMap(project, 1);

/** Hears one stream at a time: which, if a value comes while one is heard, is up to `next`. */
const oneAtATime =
  <T, R>(project: Project<T, R>, isReplaced: boolean): Operator<T, R> =>
  (source) =>
    new Observable((subscriber) => {
      let current: Subscriber<R> | undefined;
      let [index, isOver] = [0, false];
      const endIfDone = (): void => {
        if (isOver && current === undefined) subscriber.complete();
      };
      source.subscribe(
        hearFor<T>(subscriber, {
          next: (value) => {
            if (current !== undefined && !isReplaced) return;
            current?.unsubscribe();
            const inner = from(project(value, index++));
            current = hearFor<R>(subscriber, {
              complete: () => {
                current = undefined;
                endIfDone();
              },
            });
            inner.subscribe(current);
          },
          complete: () => {
            isOver = true;
            endIfDone();
          },
        }),
      );
    });

/** Hears the stream of the newest value alone. */
export const switchMap = <T, R>(project: Project<T, R>): Operator<T, R> => oneAtATime(project, true);

/** Hears nothing of values that come while the stream of one is heard. */
export const exhaustMap = <T, R>(project: Project<T, R>): Operator<T, R> => oneAtATime(project, false);
