/**
 * The waits of one of many who have lost their server at the same moment: no second sees more than a tenth of them
 * try, however long it is away.
 */
const LOST = { first: 16_000, again: { least: 15_000, most: 20_000 } } as const;

/**
 * How long to wait before an attempt when a steady connection broke without a word: likely it was the server that
 * went, and everybody else has lost it too.
 *
 * @param attempt attempts that failed in a row, from 1
 * @param random at least 0, below 1
 * @returns milliseconds
 */
export function lostBackOffMs(attempt: number, random: number): number {
  if (attempt === 1) return Math.round(LOST.first * random);
  const { least, most } = LOST.again;
  return Math.round(least + (most - least) * random);
}
