import { effect, isSignal, untracked, type Signal } from '@angular/core';

/** A value; or a function, called once in an injection context, that gives it or a signal of it. */
export type Chosen<T> = T | (() => T | Signal<T>);

/** Reads what was chosen. Call it in an injection context. */
export function readChosen(chosen: Chosen<string>): string | Signal<string> {
  if (typeof chosen === 'string') return chosen;
  // A signal is such a function as well: it is followed, not read once.
  return isSignal(chosen) ? (chosen as Signal<string>) : chosen();
}

/** The value now. */
export function valueOf<T>(chosen: T | Signal<T>): T {
  return isSignal(chosen) ? untracked(chosen) : chosen;
}

/** Calls back with each later value of a signal. Call it in an injection context. */
export function followChosen<T>(chosen: T | Signal<T>, use: (value: T) => void): void {
  if (!isSignal(chosen)) return;
  let known = untracked(chosen);
  effect(() => {
    const value = chosen();
    if (value === known) return;
    known = value;
    untracked(() => use(value));
  });
}
