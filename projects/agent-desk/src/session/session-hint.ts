import { InjectionToken } from '@angular/core';

const KEY = 'livechat-desk.session';

/** Whether this browser may have a session; its cookie cannot be read from a page. */
export interface SessionHint {
  mayExist(): boolean;
  note(exists: 'yes' | 'no'): void;
}

/**
 * Spares a browser that was never signed in a request that can only be refused. Where storage is
 * refused the server is asked every time.
 */
export const SESSION_HINT = new InjectionToken<SessionHint>('session hint', {
  providedIn: 'root',
  factory: () => hintIn(() => globalThis.localStorage),
});

/** Keeps the hint in a storage. */
export function hintIn(storage: () => Storage): SessionHint {
  return {
    mayExist: () => {
      try {
        return storage().getItem(KEY) === 'yes';
      } catch {
        return true;
      }
    },
    note: (exists) => {
      try {
        storage().setItem(KEY, exists);
      } catch {
        // Without storage the server is asked.
      }
    },
  };
}
