import type { Clock } from '../clock.js';

/** A timer of the platform takes no longer span, in milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Watches when the token of one session runs out, by the server's clock alone. */
export class SessionExpiry {
  #expiresAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param onPassed is called when the moment has passed; `hasPassed` may say so before */
  constructor(
    private readonly clock: Clock,
    private readonly onPassed: () => void,
  ) {}

  /** Whether the moment has passed. */
  get hasPassed(): boolean {
    return this.#expiresAt !== undefined && this.clock() > this.#expiresAt;
  }

  /** @param expiresAt the last millisecond; `undefined` for a session that does not run out */
  watch(expiresAt: number | undefined): void {
    this.stop();
    this.#expiresAt = expiresAt;
    if (expiresAt === undefined) return;
    const left = Math.max(1, expiresAt - this.clock() + 1);
    this.#timer = setTimeout(
      () => (this.hasPassed ? this.onPassed() : this.watch(expiresAt)),
      Math.min(left, LONGEST_TIMER_MS),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
