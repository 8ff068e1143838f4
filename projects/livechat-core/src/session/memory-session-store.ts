import type { PersistedSession } from '../state/persisted-session.js';
import { NO_CREDENTIALS, type Credentials, type SessionStore } from './session-store.js';

/** Keeps everything in memory, for Node, for tests, and for sites that want nothing stored. */
export function memorySessionStore(): SessionStore {
  const credentials = new Map<string, Credentials>();
  const sessions = new Map<string, PersistedSession>();
  return {
    readCredentials: (widgetId) => credentials.get(widgetId) ?? NO_CREDENTIALS,
    writeCredentials: (widgetId, value) => {
      credentials.set(widgetId, value);
    },
    readSession: (widgetId) => sessions.get(widgetId) ?? null,
    writeSession: (widgetId, session) => {
      sessions.set(widgetId, session);
    },
    clear: (widgetId) => {
      credentials.delete(widgetId);
      sessions.delete(widgetId);
    },
  };
}
