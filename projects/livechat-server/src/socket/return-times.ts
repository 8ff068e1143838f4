/** The first client comes back after so many milliseconds: the server needs a moment itself. */
const FIRST_MS = 500;

/** The time between two clients, and all of them at most, in milliseconds. */
const SPREAD = { each: 10, all: 30_000 } as const;

/**
 * When a client of a server that restarts is to come back: one after the other, so that no second
 * sees more than a tenth of many, and nobody waits for longer than half a minute.
 *
 * @param place in the row, from 0
 * @param count how many there are
 * @returns milliseconds from now
 */
export function returnAfterMs(place: number, count: number): number {
  return Math.round(FIRST_MS + place * Math.min(SPREAD.each, SPREAD.all / count));
}
