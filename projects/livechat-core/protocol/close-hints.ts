/** The longest wait that a client takes from a server, in milliseconds. */
const LONGEST_WAIT_MS = 60_000;

const HINT = /\bretry-after-ms=(\d{1,9})\b/;

/**
 * The reason of a close that tells the client when to come back.
 *
 * @param ms how long it is to wait, in milliseconds
 */
export function closeReason(text: string, ms: number): string {
  return `${text}; retry-after-ms=${Math.round(ms)}`;
}

/** How long the reason of a close asks to wait, in milliseconds, a minute at most; `undefined` when it does not say. */
export function retryAfterOf(reason: string): number | undefined {
  const found = HINT.exec(reason)?.[1];
  return found === undefined ? undefined : Math.min(Number(found), LONGEST_WAIT_MS);
}
