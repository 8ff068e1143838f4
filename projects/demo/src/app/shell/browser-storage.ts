import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** Where the shop keeps what should survive a reload. */
export interface BrowserStorage {
  read(key: string): string | null;
  write(key: string, value: string | null): void;
}

/** The browser's local storage; where it is blocked, nothing is kept and nothing fails. */
export const BROWSER_STORAGE = new InjectionToken<BrowserStorage>('BROWSER_STORAGE', {
  providedIn: 'root',
  factory: () => localStorageOf(inject(DOCUMENT).defaultView),
});

function localStorageOf(view: Window | null): BrowserStorage {
  return {
    read: (key) => attempt(() => view?.localStorage.getItem(key) ?? null),
    write: (key, value) => {
      attempt(() => {
        if (value === null) view?.localStorage.removeItem(key);
        else view?.localStorage.setItem(key, value);
        return null;
      });
    },
  };
}

/** Browsers throw where storage is blocked or full. */
function attempt(action: () => string | null): string | null {
  try {
    return action();
  } catch {
    return null;
  }
}
