import { concatMap, from, map, withLatestFrom, type Observable, type OperatorFunction } from 'rxjs';
import type { ContextTarget, HeldContext } from '../state/widget-state.js';
import type { ThreadStrategy } from '../../protocol/commands.js';

/** Held data that may go, and where to. */
export interface ContextRelease {
  /** The id of the held data. */
  readonly requestId: string;
  /** Where it goes. */
  readonly target: ContextTarget;
}

/** Tells where data of a strategy may go now; `null` keeps it waiting. */
export type Opening = (strategy: ThreadStrategy) => ContextTarget | null;

/**
 * Holds contextual data until a conversation can take it. The source is the data that is held (the
 * state keeps, merges and persists it, and empties it on logout and clear); each time a
 * conversation is created, or another one becomes active, `openings$` lets through what has a
 * target by its strategy, in call order.
 *
 * What the creating message carried is not held any more when its confirmation opens the gate, so
 * nothing goes twice.
 *
 * @example
 * ```ts
 * held$.pipe(contextualDataGate(conversationCreated$.pipe(map((id) => () => ({ threadId: id })))));
 * ```
 */
export function contextualDataGate(
  openings$: Observable<Opening>,
): OperatorFunction<readonly HeldContext[], ContextRelease> {
  return (held$) =>
    openings$.pipe(
      withLatestFrom(held$),
      map(([opening, held]) => releases(opening, held)),
      concatMap((released) => from(released)),
    );
}

function releases(opening: Opening, held: readonly HeldContext[]): readonly ContextRelease[] {
  return held.flatMap(({ requestId, strategy }) => {
    const target = opening(strategy);
    return target === null ? [] : [{ requestId, target }];
  });
}
