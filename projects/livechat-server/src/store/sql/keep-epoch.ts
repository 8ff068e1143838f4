import { guardEpoch, type EpochWitness } from './epoch.js';
import type { SqlScopes } from './scope.js';

/** How much time of a copy may go unnoticed, in milliseconds. */
const LOOK_MS = 60_000;

/** How soon it is tried again, in milliseconds, where the tables could not be looked at. */
const RETRY_MS = 1_000;

/** The epoch of tables that are in use. */
export interface KeptEpoch {
  current(): string;
  /** Tells one listener of another epoch. */
  whenChanged(listener: () => void): void;
  /** Renews the mark a last time. */
  stop(): Promise<void>;
}

/**
 * Looks whether the tables are what they were: now, every minute, and when the witness says that they may be others.
 *
 * @throws what the database throws now; later it is tried again until it answers
 */
export async function keepEpoch(scopes: SqlScopes, witness: EpochWitness): Promise<KeptEpoch> {
  const keeper = new EpochKeeper(await guardEpoch(scopes, witness), () => guardEpoch(scopes, witness));
  witness.whenMoved?.(() => keeper.lookNow());
  return keeper;
}

class EpochKeeper implements KeptEpoch {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isDue = false;
  #isStopped = false;
  #onChange: () => void = () => undefined;

  constructor(
    private epoch: string,
    private readonly look: () => Promise<string>,
  ) {
    this.#lookIn(LOOK_MS);
  }

  current(): string {
    return this.epoch;
  }

  whenChanged(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Looks, or looks once more after the look that is under way. */
  lookNow(): void {
    this.#isDue = true;
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    this.#looking ??= this.#lookWhileDue();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await this.look().catch(() => undefined);
  }

  async #lookWhileDue(): Promise<void> {
    while (this.#isDue) {
      this.#isDue = false;
      try {
        this.#take(await this.look());
        this.#lookIn(LOOK_MS);
      } catch {
        this.#lookIn(RETRY_MS);
      }
    }
    // In the same step: who asks from now on begins another one.
    this.#looking = undefined;
  }

  #take(epoch: string): void {
    if (epoch === this.epoch) return;
    this.epoch = epoch;
    this.#onChange();
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(() => this.lookNow(), ms).unref();
  }
}
