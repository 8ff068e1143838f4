import type { ConnectionStatus } from '../state/widget-state.js';

/** What a state of the connection allows. */
export interface ConnectionTraits {
  /** Whether frames may go out. */
  readonly maySend: boolean;
  /** Whether the state ends only by something new: another widget, another page. */
  readonly isTerminal: boolean;
}

/**
 * The states of the connection. In each of them everything may be queued.
 *
 *     idle -> connecting -> online -> waiting -> connecting …
 *                        -> waiting            -> refused
 */
export const CONNECTION_STATES: Readonly<Record<ConnectionStatus, ConnectionTraits>> = {
  /** There is no widget to connect for. */
  idle: { maySend: false, isTerminal: false },
  /** The socket is being opened, or `hello` is not answered. */
  connecting: { maySend: false, isTerminal: false },
  /** The server has said `welcome`. */
  online: { maySend: true, isTerminal: false },
  /** The connection failed; the next attempt comes by itself. */
  waiting: { maySend: false, isTerminal: false },
  /** The server will not serve this widget here; trying again would not change that. */
  refused: { maySend: false, isTerminal: true },
};

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
