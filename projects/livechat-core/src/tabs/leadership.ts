import {
  NEVER,
  catchError,
  concat,
  endWith,
  identity,
  map,
  repeat,
  startWith,
  switchMap,
  timeout,
  type Observable,
  type SchedulerLike,
} from 'rxjs';
import type { Hold, TabLock } from './tab-platform.js';

/** What leading depends on, besides the locks. */
export interface LeadershipOptions {
  /** What the leader of all holds. */
  readonly name: string;
  /** Has the name taken from whoever holds it. */
  readonly steal$: Observable<unknown>;
  readonly scheduler: SchedulerLike;
}

/**
 * Who takes a name has it at once: locks that have not answered after so long, in milliseconds, never will.
 * Shorter than from one taking to the next (2 s), which would begin to wait anew each time.
 */
const STEAL_PATIENCE_MS = 1_500;

/**
 * Whether this tab leads: at first, when another does; then at each change, from when it holds the name
 * until another takes it. It then waits again. Where locks fail, or do not even give a name that is taken, each tab leads itself,
 * which costs sockets and no message.
 */
export function leadership(lock: TabLock, { name, steal$, scheduler }: LeadershipOptions): Observable<boolean> {
  const term = (how: Hold): Observable<boolean> =>
    lock.hold(name, how).pipe(
      how === 'steal' ? timeout({ first: STEAL_PATIENCE_MS, scheduler }) : identity,
      map(() => true),
      endWith(false),
      catchError(() => NEVER.pipe(startWith(true))),
    );
  return steal$.pipe(
    map((): Hold => 'steal'),
    startWith<Hold>('if-free'),
    switchMap((how) => concat(term(how), term('wait').pipe(repeat()))),
  );
}
