const FIRST_MS = 5_000;
const FACTOR = 4;
const LONGEST_MS = 6 * 60 * 60 * 1000;

/** How often one event is tried at one receiver, spread over some 30 hours. */
export const MAX_ATTEMPTS = 12;

/**
 * How long to wait after a failed attempt, in milliseconds: 5 s, 20 s, 80 s … up to 6 h, of which a
 * random quarter is left out so that receivers that come back are not met by everything at once.
 *
 * @param attempt the one that failed: 1, 2, 3 …
 * @param random from 0 up to 1
 * @returns `undefined` after the last one
 */
export function retryDelayMs(attempt: number, random: number): number | undefined {
  if (attempt >= MAX_ATTEMPTS) return undefined;
  const span = Math.min(LONGEST_MS, FIRST_MS * FACTOR ** (attempt - 1));
  return Math.round(span * (0.75 + 0.25 * random));
}
