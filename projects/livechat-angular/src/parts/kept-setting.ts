/** Something that a visitor has chosen, kept in this browser for all pages of the site. */
export interface KeptSetting {
  /** What was kept; `null` where nothing was, or nothing can be. */
  read(): string | null;
  /** Keeps it; `null` forgets it. Where nothing can be kept, a choice holds until the page is left. */
  write(value: string | null): void;
}

/** @param view `null` where there is no browser */
export function keptSetting(view: Window | null, key: string): KeptSetting {
  const storage = storageOf(view);
  return {
    read: () => storage?.getItem(key) ?? null,
    write: (value) => {
      try {
        if (value === null) storage?.removeItem(key);
        else storage?.setItem(key, value);
      } catch {
        // It is full.
      }
    },
  };
}

/** A browser may refuse even to name its storage. */
function storageOf(view: Window | null): Storage | null {
  try {
    return view?.localStorage ?? null;
  } catch {
    return null;
  }
}
