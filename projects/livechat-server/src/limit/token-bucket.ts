import type { Clock } from '../clock.js';

export interface BucketSize {
  /** How many may come at once. */
  readonly burst: number;
  /** How many come back each second. */
  readonly perSecond: number;
}

/** Allows a burst, and then so many a second. */
export class TokenBucket {
  #tokens: number;
  #updatedAt: number;

  constructor(
    private readonly size: BucketSize,
    private readonly clock: Clock,
  ) {
    this.#tokens = size.burst;
    this.#updatedAt = clock();
  }

  /** Whether one more is within the limit; it then counts. */
  take(): boolean {
    this.#refill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Milliseconds until one more is within the limit. */
  waitMs(): number {
    this.#refill();
    return Math.ceil((Math.max(0, 1 - this.#tokens) / this.size.perSecond) * 1000);
  }

  #refill(): void {
    const now = this.clock();
    const regained = (Math.max(0, now - this.#updatedAt) / 1000) * this.size.perSecond;
    this.#tokens = Math.min(this.size.burst, this.#tokens + regained);
    this.#updatedAt = now;
  }
}
