/** The parts of what looks at the page after it was drawn: all of one part run before any of the next. */
export const PHASES = ['earlyRead', 'write', 'mixedReadWrite', 'read'] as const;

/** What somebody does after the page was drawn; each part is given what the one before gave. */
export type Hooks = Readonly<Partial<Record<(typeof PHASES)[number], (before?: never) => unknown>>>;

/** A set of hooks, and how often they run. */
export interface HookSequence {
  readonly hooks: Hooks;
  readonly isOnce: boolean;
  /** Called when it has run for the only time. */
  readonly forget: () => void;
}

/** Runs hooks in the order of their parts. */
export class RenderHooks {
  readonly #sequences = new Set<HookSequence>();
  readonly #added = new Set<HookSequence>();
  #isRunning = false;

  /** Those that come while others run have their turn next time. */
  add(sequence: HookSequence): void {
    (this.#isRunning ? this.#added : this.#sequences).add(sequence);
  }

  delete(sequence: HookSequence): void {
    this.#sequences.delete(sequence);
    this.#added.delete(sequence);
  }

  /** @returns whether some are left for next time, which has to come soon */
  run(onError: (error: unknown) => void): boolean {
    const values = new Map<HookSequence, unknown>();
    this.#isRunning = true;
    for (const phase of PHASES) {
      for (const sequence of this.#sequences) {
        try {
          const hook = sequence.hooks[phase];
          if (hook !== undefined && values.get(sequence) !== FAILED)
            values.set(sequence, hook(values.get(sequence) as never));
        } catch (error) {
          values.set(sequence, FAILED);
          onError(error);
        }
      }
    }
    this.#isRunning = false;
    for (const sequence of this.#sequences) {
      if (!sequence.isOnce) continue;
      this.#sequences.delete(sequence);
      sequence.forget();
    }
    for (const sequence of this.#added) this.#sequences.add(sequence);
    const isAnyNew = this.#added.size > 0;
    this.#added.clear();
    return isAnyNew;
  }
}

/** Stands for what a part gave that has thrown: the others of its sequence do not run. */
const FAILED = Symbol('failed');
