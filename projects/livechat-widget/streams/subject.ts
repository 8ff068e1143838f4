import { Observable } from './observable';
import type { Subscriber, Target } from './subscriber';
import { Subscription, type Ending } from './subscription';

type End = { readonly error: unknown } | 'complete';

/** A stream that whoever has it feeds. Those who hear it when it is told something are told, and no others. */
export class Subject<T> extends Observable<T> implements Target<T> {
  readonly #observers = new Set<Subscriber<T>>();
  /** Those of now, made when the next value comes: most values come to the same as the one before. */
  #told: readonly Subscriber<T>[] | undefined;
  #end: End | undefined;

  constructor() {
    super((subscriber) => this.admit(subscriber));
  }

  get observed(): boolean {
    return this.#observers.size > 0;
  }

  /** Whether it has come to its end. */
  protected get isOver(): boolean {
    return this.#end !== undefined;
  }

  next(value: T): void {
    if (this.#end !== undefined) return;
    for (const observer of (this.#told ??= [...this.#observers])) observer.next(value);
  }

  error(error: unknown): void {
    this.#close({ error });
  }

  complete(): void {
    this.#close('complete');
  }

  asObservable(): Observable<T> {
    return new Observable((subscriber) => this.admit(subscriber));
  }

  protected admit(subscriber: Subscriber<T>): Ending | undefined {
    if (this.#end !== undefined) {
      tellEnd(subscriber, this.#end);
      return undefined;
    }
    this.#observers.add(subscriber);
    this.#told = undefined;
    return new Subscription(() => {
      this.#observers.delete(subscriber);
      this.#told = undefined;
    });
  }

  #close(end: End): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    const observers = [...this.#observers];
    this.#observers.clear();
    for (const observer of observers) tellEnd(observer, end);
  }
}

function tellEnd(subscriber: Subscriber<never>, end: End): void {
  if (end === 'complete') subscriber.complete();
  else subscriber.error(end.error);
}
