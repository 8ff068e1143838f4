/** Is told what a task threw. */
export interface FailureListener {
  onTaskFailure(error: unknown): void;
}

const DONE = Promise.resolve();

/**
 * Runs tasks one after the other in the order of their arrival; a task that fails does not hold up
 * the next.
 */
export class TaskQueue {
  #tail: Promise<void> = DONE;
  #size = 0;

  constructor(private readonly listener: FailureListener) {}

  /** Tasks that wait or run. */
  get size(): number {
    return this.#size;
  }

  add(task: () => void | Promise<void>): void {
    this.#size += 1;
    this.#tail = this.#run(this.#tail, task);
  }

  /** Fulfilled when everything that was added so far is done. */
  idle(): Promise<void> {
    return this.#tail;
  }

  async #run(before: Promise<void>, task: () => void | Promise<void>): Promise<void> {
    await before;
    try {
      await task();
    } catch (error) {
      this.listener.onTaskFailure(error);
    } finally {
      this.#size -= 1;
      // An idle queue keeps nothing of what it has done.
      if (this.#size === 0) this.#tail = DONE;
    }
  }
}
