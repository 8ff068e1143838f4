import { from, type Input } from '../input';
import { Observable, type Operator } from '../observable';
import { hearFor, type Hooks, type Subscriber } from '../subscriber';

/** What follows a source that has ended. */
type Step = () => void;

/**
 * Hears a source, and lets go of it before what follows it: a source that ends while it is still being subscribed to
 * is let go of afterwards.
 *
 * @param hooksOf is given what goes on with the next step, and the step that hears the source again
 */
const inTurns =
  <T, R>(
    hooksOf: (subscriber: Subscriber<R>, goOn: (next: Step) => void, again: Step, caught: Observable<R>) => Hooks<T>,
  ): Operator<T, R> =>
  (source) => {
    const made = new Observable<R>((subscriber) => {
      let heard: Subscriber<T> | undefined;
      let due: Step | undefined;
      const goOn = (next: Step): void => {
        if (heard === undefined) {
          due = next;
          return;
        }
        heard.unsubscribe();
        heard = due = undefined;
        next();
      };
      const hear = (): void => {
        heard = source.subscribe(hearFor(subscriber, hooksOf(subscriber, goOn, hear, made)));
        if (due !== undefined) goOn(due);
      };
      hear();
    });
    return made;
  };

/** Goes on when a signal says so; ends with a signal that ends without a word. */
function after(subscriber: Subscriber<never>, signal: Input<unknown>, next: Step): void {
  const heard: Subscriber<unknown> = hearFor(subscriber, {
    next: () => {
      heard.unsubscribe();
      next();
    },
  });
  from(signal).subscribe(heard);
}

/** Puts another stream in the place of one that fails; `caught` is the same again. */
export const catchError = <T, R>(select: (error: unknown, caught: Observable<T | R>) => Input<R>): Operator<T, T | R> =>
  inTurns((subscriber, goOn, _again, caught) => ({
    error: (error) => {
      const instead = from(select(error, caught));
      goOn(() => {
        instead.subscribe(subscriber);
      });
    },
  }));

/** Hears a source that failed again when `delay` says so. */
export const retry = <T>({
  delay,
}: {
  readonly delay: (error: unknown, count: number) => Input<unknown>;
}): Operator<T, T> => {
  return (source) =>
    new Observable((subscriber) => {
      let count = 0;
      return inTurns<T, T>((_inner, goOn, again) => ({
        error: (error) => {
          after(subscriber, delay(error, ++count), () => {
            goOn(again);
          });
        },
      }))(source).subscribe(subscriber);
    });
};

/** Hears a source that is complete again: at once, or when `delay` says so. */
export const repeat = <T>({
  delay,
}: {
  readonly delay?: (count: number) => Input<unknown>;
} = {}): Operator<T, T> => {
  return (source) =>
    new Observable((subscriber) => {
      let count = 0;
      return inTurns<T, T>((_inner, goOn, again) => ({
        complete: () => {
          goOn(() => {
            if (delay === undefined) again();
            else after(subscriber, delay(++count), again);
          });
        },
      }))(source).subscribe(subscriber);
    });
};
