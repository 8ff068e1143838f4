import type { Person } from '../../protocol/entities.js';
import type { PersistedSession } from '../state/persisted-session.js';

/** What identifies this browser to the server, for one widget. */
export interface Credentials {
  /** The token to present; `null` for a new visitor. */
  readonly token: string | null;
  /** Whose token it is, so that a page knows at once whether somebody is logged in. */
  readonly person: Person | null;
  /** Tokens of sessions that were left but not yet ended on the server. */
  readonly revoke: readonly string[];
}

/** No session yet. */
export const NO_CREDENTIALS: Credentials = { token: null, person: null, revoke: [] };

/**
 * Keeps what outlives a reload, per widget. Implementations never throw: a storage that is
 * blocked, full or damaged behaves like an empty one. `sessionStoreContract` in
 * `livechat-core/testing` says what every implementation has to do.
 */
export interface SessionStore {
  /** Shared by all tabs: read it at each use, another tab may have changed it. */
  readCredentials(widgetId: string): Credentials;
  /** For all tabs, in place of what was there. */
  writeCredentials(widgetId: string, credentials: Credentials): void;
  /** What an earlier page of this tab left; `null` when there is nothing usable. */
  readSession(widgetId: string): PersistedSession | null;
  /** For this tab, in place of what was there. */
  writeSession(widgetId: string, session: PersistedSession): void;
  /** Removes all that is kept for a widget, credentials included, and nothing else. */
  clear(widgetId: string): void;
  /** The chat that used it has ended: what it kept for its tab is for the next one of the page. */
  readonly release?: () => void;
}
