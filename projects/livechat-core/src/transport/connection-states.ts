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
