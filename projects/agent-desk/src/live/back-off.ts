/** Bounds of the wait before the next attempt, in milliseconds. */
export const BACK_OFF = { firstMs: 500, longestMs: 20_000, restartSpreadMs: 3_000 } as const;

/** Codes with which a server says that it restarts or is overloaded for a moment. */
const RESTARTING: ReadonlySet<number> = new Set([1012, 1013]);

/** What decides how long to wait. */
export interface LostSocket {
  /** Attempts in a row that failed; 0 after a connection that stood. */
  readonly attempt: number;
  /** The code with which the socket closed. */
  readonly closeCode: number;
}

/**
 * Milliseconds until the next attempt: full jitter under a bound that doubles, so that many desks
 * do not return in step. After an announced restart all return within a short spread.
 *
 * @param random a number from 0 up to 1
 */
export function backOffMs({ attempt, closeCode }: LostSocket, random: number): number {
  if (attempt === 0 && RESTARTING.has(closeCode)) return BACK_OFF.firstMs + random * BACK_OFF.restartSpreadMs;
  const bound = Math.min(BACK_OFF.longestMs, BACK_OFF.firstMs * 2 ** Math.min(attempt, 16));
  return Math.max(50, random * bound);
}
