/** Something that may have to be fetched more than once until it is there. */
export interface Fetched<T> {
  /** Resolves when it is there, whichever try that takes; it never fails. */
  readonly found: Promise<T>;
  /** Fetches it unless it is there or on its way; fails where this try does. */
  readonly fetch: () => Promise<T>;
}

/**
 * Lets those who wait for something wait through failures, while others try again.
 *
 * @param attempt fetches it once
 */
export function fetchAgain<T>(attempt: () => Promise<T>): Fetched<T> {
  let find: (value: T) => void = () => undefined;
  const found = new Promise<T>((resolve) => (find = resolve));
  let underWay: Promise<T> | null = null;
  const fetch = async (): Promise<T> => {
    try {
      const value = await (underWay ??= attempt());
      find(value);
      return value;
    } catch (cause) {
      underWay = null;
      throw cause;
    }
  };
  return { found, fetch };
}
