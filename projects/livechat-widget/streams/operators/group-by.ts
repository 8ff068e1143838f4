import { Observable, type Operator } from '../observable';
import { Subject } from '../subject';
import { hearFor } from '../subscriber';

/** The values of one key. */
class Group<K, T> extends Observable<T> {
  constructor(
    readonly key: K,
    values: Subject<T>,
  ) {
    super((subscriber) => values.subscribe(subscriber));
  }
}

/** A stream for each key. They end with who hears that there are new ones. */
export const groupBy =
  <T, K>(keyOf: (value: T) => K): Operator<T, Group<K, T>> =>
  (source) =>
    new Observable((subscriber) => {
      const groups = new Map<K, Subject<T>>();
      source.subscribe(
        hearFor<T>(subscriber, {
          next: (value) => {
            const key = keyOf(value);
            const known = groups.get(key);
            const group = known ?? new Subject<T>();
            if (known === undefined) {
              groups.set(key, group);
              subscriber.next(new Group(key, group));
            }
            group.next(value);
          },
          error: (error) => {
            for (const group of groups.values()) group.error(error);
            subscriber.error(error);
          },
          complete: () => {
            for (const group of groups.values()) group.complete();
            subscriber.complete();
          },
        }),
      );
    });
