/** Remembers for the session of a page that only the fallback works. */
export interface TransportMemory {
  /** Whether only the fallback has worked in this session. */
  isRemembered(): boolean;
  /** Only the fallback works. */
  remember(): void;
  /** The preferred way is worth a try again. */
  forget(): void;
}

const KEY = 'livechat.transport';

/**
 * A memory that pages of one tab share, as long as the tab is open; where there is no storage, or it
 * may not be used, one of the page alone. It says nothing about a person.
 *
 * @param storage gives the page's `sessionStorage`; it may throw
 */
export function sessionTransportMemory(storage: () => Storage | undefined): TransportMemory {
  let own = false;
  const attempt = <T>(action: (storage: Storage) => T): T | undefined => {
    try {
      const found = storage();
      return found === undefined ? undefined : action(found);
    } catch {
      // Blocked or full: the page's own memory is enough.
      return undefined;
    }
  };
  return {
    isRemembered: () => own || attempt((found) => found.getItem(KEY)) === 'stream',
    remember: () => {
      if (own) return;
      own = true;
      attempt((found) => {
        found.setItem(KEY, 'stream');
      });
    },
    forget: () => {
      own = false;
      attempt((found) => {
        found.removeItem(KEY);
      });
    },
  };
}
