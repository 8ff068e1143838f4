/** What ends with a subscription: another one, or something to be called. */
export type Ending = { unsubscribe(): void } | (() => void);

/** Something that goes on until it is ended, and what ends with it. */
export class Subscription {
  closed = false;
  #endings: Set<Ending> | undefined;
  #parents: Set<Subscription> | undefined;

  constructor(ending?: Ending) {
    this.add(ending);
  }

  /** Has something end with this; at once where this is over. */
  add(ending: Ending | undefined): void {
    if (ending === undefined || ending === this) return;
    if (this.closed) {
      end(ending);
      return;
    }
    if (ending instanceof Subscription) {
      if (ending.closed) return;
      (ending.#parents ??= new Set()).add(this);
    }
    (this.#endings ??= new Set()).add(ending);
  }

  /** Lets something go on for itself. */
  remove(ending: Ending): void {
    this.#endings?.delete(ending);
  }

  /** Ends it once, with all that ends with it, whatever fails of it. */
  unsubscribe(): void {
    if (this.closed) return;
    this.closed = true;
    for (const parent of this.#parents ?? []) parent.remove(this);
    const endings = this.#endings ?? [];
    this.#endings = this.#parents = undefined;
    const errors: unknown[] = [];
    for (const ending of endings) {
      try {
        end(ending);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}

function end(ending: Ending): void {
  if (typeof ending === 'function') ending();
  else ending.unsubscribe();
}
