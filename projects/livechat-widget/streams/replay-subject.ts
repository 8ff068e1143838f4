import { Subject } from './subject';
import type { Subscriber } from './subscriber';
import type { Ending } from './subscription';

/** A subject that tells its last values to who begins to hear it, also when it is over. */
export class ReplaySubject<T> extends Subject<T> {
  readonly #kept: T[] = [];

  constructor(private readonly size = Infinity) {
    super();
  }

  override next(value: T): void {
    if (this.isOver) return;
    this.#kept.push(value);
    if (this.#kept.length > this.size) this.#kept.shift();
    super.next(value);
  }

  protected override admit(subscriber: Subscriber<T>): Ending | undefined {
    for (const value of [...this.#kept]) subscriber.next(value);
    return super.admit(subscriber);
  }
}
