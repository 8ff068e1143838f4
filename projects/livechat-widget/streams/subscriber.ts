import { Subscription } from './subscription';

/** Who is told of everything. */
export interface Target<T> {
  next(value: T): void;
  error(error: unknown): void;
  complete(): void;
}

/** Hears a stream until it is over, and nothing after that. */
export class Subscriber<T> extends Subscription implements Target<T> {
  #isStopped = false;

  /**
   * @param failed hears what `target` throws: that stops nobody else
   * @param afterwards is called when all that ended with this has ended
   */
  constructor(
    private readonly target: Partial<Target<T>>,
    private readonly failed: (error: unknown) => void,
    private readonly afterwards?: () => void,
  ) {
    super();
  }

  next(value: T): void {
    if (this.#isStopped) return;
    try {
      this.target.next?.(value);
    } catch (error) {
      this.failed(error);
    }
  }

  error(error: unknown): void {
    this.#stop(() => {
      if (this.target.error === undefined) this.failed(error);
      else this.target.error(error);
    });
  }

  complete(): void {
    this.#stop(() => this.target.complete?.());
  }

  override unsubscribe(): void {
    if (this.closed) return;
    this.#isStopped = true;
    super.unsubscribe();
    this.#attempt(() => this.afterwards?.());
  }

  #stop(tell: () => void): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#attempt(tell);
    this.unsubscribe();
  }

  #attempt(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.failed(error);
    }
  }
}

/** What an operator does itself; the rest goes on to who hears the operator. */
export interface Hooks<T> extends Partial<Target<T>> {
  readonly afterwards?: () => void;
}

/** Hears a source for an operator: for as long as the operator is heard, who also hears what fails in a hook. */
export function hearFor<T>(subscriber: Subscriber<unknown>, { afterwards, ...hooks }: Hooks<T>): Subscriber<T> {
  const onward: Target<T> = {
    next: (value) => {
      subscriber.next(value);
    },
    error: (error) => {
      subscriber.error(error);
    },
    complete: () => {
      subscriber.complete();
    },
  };
  const heard = new Subscriber(
    { ...onward, ...hooks },
    (error) => {
      subscriber.error(error);
    },
    afterwards,
  );
  subscriber.add(heard);
  return heard;
}
