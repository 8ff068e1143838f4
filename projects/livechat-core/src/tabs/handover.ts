import { Subscription, catchError, of, take, type Observable } from 'rxjs';
import type { TabLock } from './tab-platform.js';

/**
 * Emits once the browser has told what became of every name until now. It tells a tab in order, also
 * one that was frozen: a name that is asked for now is given after the loss of an earlier one was told.
 *
 * @param name one that nobody else takes
 */
export function wordOfLocks(lock: TabLock, name: string): Observable<void> {
  // Where locks fail nobody can take the lead either.
  return lock.hold(name, 'wait').pipe(catchError(() => of(undefined)));
}

/**
 * What the other tabs hand to the leader, in order. Nobody tells a leader that it was frozen; another
 * may lead meanwhile, and may have had refused what waits here. So nothing is served before the
 * browser was asked, after it came, whether the lead was lost: closing drops what waits.
 */
export class Handover<T> {
  readonly #life = new Subscription();
  #waiting: readonly T[] = [];
  #isAsking = false;

  constructor(
    private readonly word$: Observable<void>,
    private readonly serve: (one: T) => void,
  ) {}

  add(one: T): void {
    this.#waiting = [...this.#waiting, one];
    if (!this.#isAsking) this.#ask();
  }

  close(): void {
    this.#life.unsubscribe();
  }

  /** One question is enough for all that came before it; what comes later has another. */
  #ask(): void {
    const asked = this.#waiting;
    this.#waiting = [];
    this.#isAsking = true;
    const word = this.word$.pipe(take(1)).subscribe(() => {
      for (const one of asked) if (!this.#life.closed) this.serve(one);
      this.#isAsking = false;
      if (this.#waiting.length > 0) this.#ask();
    });
    this.#life.add(word);
  }
}
