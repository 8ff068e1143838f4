/**
 * Runs tasks one after the other in the order of their arrival; a task that fails does not hold up
 * the next.
 */
export class TaskQueue {
  #tail: Promise<void> = Promise.resolve();
  #size = 0;

  /** @param onFailure is told what a task threw */
  constructor(private readonly onFailure: (error: unknown) => void) {}

  /** Tasks that wait or run. */
  get size(): number {
    return this.#size;
  }

  add(task: () => void | Promise<void>): void {
    this.#size += 1;
    this.#tail = this.#tail
      .then(task)
      .catch(this.onFailure)
      .finally(() => {
        this.#size -= 1;
      });
  }

  /** Fulfilled when everything that was added so far is done. */
  idle(): Promise<void> {
    return this.#tail;
  }
}
