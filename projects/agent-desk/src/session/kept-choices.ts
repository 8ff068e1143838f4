import { InjectionToken } from '@angular/core';

const PREFIX = 'livechat-desk.';

/** How somebody wants the desk to be in this browser, by name; nothing of it says who they are. */
export interface KeptChoices {
  read(name: string): string | null;
  write(name: string, value: string): void;
}

/** The choices of this browser. */
export const KEPT_CHOICES = new InjectionToken<KeptChoices>('kept choices', {
  providedIn: 'root',
  factory: () => choicesIn(() => globalThis.localStorage),
});

/** Keeps choices in a storage; where that is refused they last as long as the page. */
export function choicesIn(storage: () => Storage): KeptChoices {
  return {
    read: (name) => {
      try {
        return storage().getItem(PREFIX + name);
      } catch {
        return null;
      }
    },
    write: (name, value) => {
      try {
        storage().setItem(PREFIX + name, value);
      } catch {
        // The choice counts for this page.
      }
    },
  };
}
