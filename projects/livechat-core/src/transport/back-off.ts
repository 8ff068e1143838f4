const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20_000;

/**
 * How long to wait before an attempt: a random part (full jitter, so that many clients do not come
 * back together) of a span that doubles from 0.5 s to 20 s.
 *
 * @param attempt attempts that failed in a row, from 1
 * @param random at least 0, below 1
 * @returns milliseconds
 */
export function backOffMs(attempt: number, random: number): number {
  const span = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  return Math.round(span * random);
}
