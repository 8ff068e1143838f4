import { memorySessionStore } from './memory-session-store.js';
import type { SessionStore } from './session-store.js';
import { webStorageSessionStore } from './web-storage-session-store.js';

/** The browser's storages where there is a browser; memory elsewhere. */
export function defaultSessionStore(): SessionStore {
  if (typeof window === 'undefined') return memorySessionStore();
  const page = window;
  // Even reading the property throws where a storage is blocked, hence at each use.
  return webStorageSessionStore(() => ({ shared: page.localStorage, tab: page.sessionStorage }));
}
