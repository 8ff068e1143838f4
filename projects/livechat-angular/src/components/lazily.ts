import { signal, type Signal } from '@angular/core';

/** Something whose code is read when it is first needed. */
export interface Lazily<T> {
  /** What was read; `null` before. */
  readonly found: Signal<T | null>;
  /** Reads it, once for all who need it. */
  readonly read: () => Promise<T>;
}

/** A failure is forgotten, so that the next one who needs it tries again. */
export function lazily<T>(load: () => Promise<T>): Lazily<T> {
  const found = signal<T | null>(null);
  let reading: Promise<T> | null = null;
  return {
    found: found.asReadonly(),
    read: () => {
      reading ??= load().then(
        (value) => {
          found.set(value);
          return value;
        },
        (thrown: unknown) => {
          reading = null;
          throw thrown;
        },
      );
      return reading;
    },
  };
}
