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

/** Safari has no idle callbacks yet: what is more urgent has been done by then. */
const idle$ = new Observable<void>((subscriber) => {
  const emit = (): void => {
    subscriber.next();
  };
  if (typeof requestIdleCallback === 'function') requestIdleCallback(emit);
  else emit();
});
