import { Subject } from './subject';
import type { Subscriber } from './subscriber';
import type { Ending } from './subscription';

/** A subject that has a value at all times, and tells it to who begins to hear it. */
export class BehaviorSubject<T> extends Subject<T> {
  constructor(public value: T) {
    super();
  }

  override next(value: T): void {
    this.value = value;
    super.next(value);
  }

  protected override admit(subscriber: Subscriber<T>): Ending | undefined {
    const ending = super.admit(subscriber);
    if (ending !== undefined) subscriber.next(this.value);
    return ending;
  }
}
