import type { Observable } from 'rxjs';
import type { PersistedSession } from '../state/persisted-session.js';

/** What a chat has left. */
export interface LeftSession {
  /** The name under which the chat wrote it. */
  readonly chatId: string;
  /** What it had not sent, with the identity that it belongs to. */
  readonly session: PersistedSession;
}

/**
 * Keeps what a chat has not sent beyond the life of its tab, for another tab to send it. No call
 * fails: a storage that is blocked, full or damaged behaves like an empty one. Calls take effect in
 * their order. `unsentStoreContract` in `livechat-core/testing/contracts` says what every
 * implementation has to do.
 */
export interface UnsentStore {
  /** Keeps what a chat has not sent, in place of what was there; `null` when there is nothing. */
  write(widgetId: string, chatId: string, session: PersistedSession | null): void;
  /** What all chats of a widget have not sent, in no order; emits once. */
  list(widgetId: string): Observable<readonly LeftSession[]>;
  /** Forgets what all chats of a widget have not sent. */
  clear(widgetId: string): void;
}
