import type { ConnectionStatus } from '../state/widget-state.js';

/** What a state of the connection allows, and what comes after it. */
export interface ConnectionTraits {
  /** Whether what a person or a page wants to send is taken; it goes out when it may. */
  readonly mayQueue: boolean;
  /** Whether frames may go out. */
  readonly maySend: boolean;
  /** Whether a login may go out. */
  readonly mayLogIn: boolean;
  /** Whether the state ends only by something new: another widget, another page. */
  readonly isTerminal: boolean;
  /** Whether the next attempt waits, see {@link backOffMs}. */
  readonly isDelayed: boolean;
}

/**
 * The states of the connection.
 *
 *     idle -> connecting -> online    -> waiting -> connecting …
 *                        -> suspended -> online
 *                        -> waiting            -> refused
 */
export const CONNECTION_STATES: Readonly<Record<ConnectionStatus, ConnectionTraits>> = {
  /** There is no widget to connect for. */
  idle: { mayQueue: true, maySend: false, mayLogIn: false, isTerminal: false, isDelayed: false },
  /** The connection is being opened, or `hello` is not answered. */
  connecting: { mayQueue: true, maySend: false, mayLogIn: false, isTerminal: false, isDelayed: false },
  /** The server has said `welcome`. */
  online: { mayQueue: true, maySend: true, mayLogIn: true, isTerminal: false, isDelayed: false },
  /** The server has said `token-expired`; a login leads on. */
  suspended: { mayQueue: true, maySend: false, mayLogIn: true, isTerminal: false, isDelayed: false },
  /** The connection failed; the next attempt comes by itself. */
  waiting: { mayQueue: true, maySend: false, mayLogIn: false, isTerminal: false, isDelayed: true },
  /** The server will not serve this widget here; trying again would not change that. */
  refused: { mayQueue: false, maySend: false, mayLogIn: false, isTerminal: true, isDelayed: false },
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
