import { Subscription } from './subscription';

/** Something that a scheduler does later, and that may ask for it to be done again. */
export interface Task<S> {
  schedule(state?: S, delay?: number): unknown;
}

/** Does things later: the part of RxJS's `SchedulerLike` that streams use. */
export interface Scheduler {
  now(): number;
  schedule<S>(work: (this: Task<S>, state?: S) => void, delay?: number, state?: S): { unsubscribe(): void };
}

class TimedTask<S> extends Subscription implements Task<S> {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly work: (this: Task<S>, state?: S) => void) {
    super(() => {
      clearTimeout(this.#timer);
    });
  }

  schedule(state?: S, delay = 0): void {
    if (this.closed) return;
    clearTimeout(this.#timer);
    const timer = setTimeout(() => {
      this.work.call(this, state);
      // It has not asked for more.
      if (this.#timer === timer) this.unsubscribe();
    }, delay);
    this.#timer = timer;
  }
}

/** Does things when their time has come. */
export const asyncScheduler: Scheduler = {
  now: () => Date.now(),
  schedule(work, delay, state) {
    const task = new TimedTask(work);
    task.schedule(state, delay);
    return task;
  },
};

/** What waits for its turn; nothing where nobody is at work. */
let queue: (() => void)[] | undefined;

/** Does things at once, but one after the other: what is asked for meanwhile waits until the one before is done. */
export const queueScheduler: Scheduler = {
  ...asyncScheduler,
  schedule(work, _delay, state) {
    const task = new Subscription();
    const run = (): void => {
      if (!task.closed) work.call({ schedule: () => undefined }, state);
    };
    if (queue !== undefined) {
      queue.push(run);
      return task;
    }
    queue = [run];
    try {
      for (const next of queue) next();
    } finally {
      queue = undefined;
    }
    return task;
  },
};
