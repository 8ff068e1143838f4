import { NEVER, catchError, concat, endWith, map, repeat, startWith, switchMap, type Observable } from 'rxjs';
import type { Hold, TabLock } from './tab-platform.js';

/**
 * Whether this tab leads, at each change: from when it holds the name until another takes it. It
 * then waits again. Where locks fail each tab leads itself, which costs sockets and no message.
 *
 * @param steal$ has the name taken from whoever holds it
 */
export function leadership(lock: TabLock, name: string, steal$: Observable<unknown>): Observable<boolean> {
  const term = (how: Hold): Observable<boolean> =>
    lock.hold(name, how).pipe(
      map(() => true),
      endWith(false),
      catchError(() => NEVER.pipe(startWith(true))),
    );
  return steal$.pipe(
    map((): Hold => 'steal'),
    startWith<Hold>('wait'),
    switchMap((how) => concat(term(how), term('wait').pipe(repeat()))),
  );
}
