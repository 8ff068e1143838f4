import { Observable, filter, switchMap, take } from 'rxjs';
import type { LocalContext } from '../effect/effect.js';

/** Emits when a chat is online and the browser has nothing to do. */
export function atRest({ transitions$ }: LocalContext): Observable<unknown> {
  return transitions$.pipe(
    filter(({ state }) => state.connection.status === 'online'),
    take(1),
    switchMap(() => idle$),
  );
}

/** A page that never rests has it so many milliseconds later all the same. */
const LATEST_MS = 1_000;

/** Safari has no idle callbacks yet: what is more urgent has been done by then. */
const idle$ = new Observable<void>((subscriber) => {
  const emit = (): void => {
    subscriber.next();
  };
  if (typeof requestIdleCallback === 'function') requestIdleCallback(emit, { timeout: LATEST_MS });
  else emit();
});
