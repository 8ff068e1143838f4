import { Subject, ignoreElements, tap, type Observable } from 'rxjs';
import type { LocalContext } from '../effect/effect.js';
import type { Transition } from '../state/event.js';
import type { WidgetState } from '../state/widget-state.js';

/** The steps of a chat for somebody who comes later. */
export interface Backlog {
  /** Collects steps while it is subscribed; emits nothing. */
  readonly kept$: Observable<never>;
  /** The chat as of the step that was told last: nobody sees a state before its step. */
  readonly view: Pick<LocalContext, 'transitions$' | 'state'>;
  /** Tells the steps that wait, in order, and from now on each as it comes. */
  readonly open: () => void;
}

/** Keeps the steps of a chat until they are asked for. They never nest: one is told after the other. */
export function backlogOf({ transitions$, state }: Pick<LocalContext, 'transitions$' | 'state'>): Backlog {
  const waiting: Transition[] = [];
  const told = new Subject<Transition>();
  let seen: WidgetState | null = null;
  let isOpen = false;
  let isTelling = false;

  function tell(): void {
    if (!isOpen || isTelling) return;
    isTelling = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      seen = next.state;
      told.next(next);
    }
    isTelling = false;
  }

  return {
    kept$: transitions$.pipe(
      tap((transition) => {
        waiting.push(transition);
        tell();
      }),
      ignoreElements(),
    ),
    view: { transitions$: told.asObservable(), state: () => seen ?? state() },
    open: () => {
      isOpen = true;
      tell();
    },
  };
}
