import type { Clock } from '../clock.js';

/** So many failures in a row are a person who mistypes. */
const FREE_FAILURES = 5;

/** The first wait after them; it doubles with each further failure, up to the longest. */
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Forgets who failed least recently when so many are held. */
const MOST_ENTRIES = 10_000;

interface Failures {
  readonly count: number;
  readonly blockedUntil: number;
}

/**
 * Slows down who guesses passwords. Callers choose the keys, for example one for an account from an
 * address and one for the address as a whole.
 */
export class SignInThrottle {
  readonly #failures = new Map<string, Failures>();

  constructor(private readonly clock: Clock) {}

  /** Milliseconds that a caller still has to wait; 0 when it may try. */
  waitMs(key: string): number {
    return Math.max(0, (this.#failures.get(key)?.blockedUntil ?? 0) - this.clock());
  }

  /** @param free failures before the first wait */
  fail(key: string, free = FREE_FAILURES): void {
    const now = this.clock();
    const former = this.#failures.get(key);
    const isForgiven = former === undefined || now > former.blockedUntil + LONGEST_WAIT_MS;
    const count = isForgiven ? 1 : former.count + 1;
    const over = count - free;
    const wait = over < 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** over);
    this.#failures.delete(key);
    this.#failures.set(key, { count, blockedUntil: now + wait });
    this.#forgetOldest();
  }

  succeed(key: string): void {
    this.#failures.delete(key);
  }

  #forgetOldest(): void {
    const oldest = this.#failures.keys().next();
    if (this.#failures.size > MOST_ENTRIES && oldest.done !== true) this.#failures.delete(oldest.value);
  }
}
