import {
  filter,
  groupBy,
  ignoreElements,
  map,
  mergeMap,
  of,
  startWith,
  switchMap,
  tap,
  timer,
  type Observable,
  type SchedulerLike,
} from 'rxjs';
import { TYPING } from '../../protocol/limits.js';
import type { Transition } from '../state/event.js';
import { selectActiveThread } from '../state/selectors.js';
import type { Effect } from './effect.js';

interface Keystroke {
  readonly threadId: string;
  readonly hasText: boolean;
}

/**
 * Tells the team that the person is writing: at the first change of the draft, again every
 * {@link TYPING.repeatMs} while it goes on, and once when the composer is empty or nothing changed
 * for {@link TYPING.forgetMs}. Of a conversation that does not exist yet nobody is told.
 */
export const sendTyping: Effect = ({ transitions$, send, state, runtime: { scheduler } }) =>
  transitions$.pipe(
    map(keystroke),
    filter((key) => key !== null),
    groupBy(({ threadId }) => threadId),
    mergeMap((keys$) =>
      keys$.pipe(
        isTyping(scheduler),
        map((typing) => ({ threadId: keys$.key, isTyping: typing })),
      ),
    ),
    // What cannot be said now is of no interest later.
    filter(() => state().connection.status === 'online'),
    tap((typing) => {
      send({ type: 'typing', ...typing });
    }),
    ignoreElements(),
  );

/** What the person changed in the composer; what a program puts there is no writing. */
function keystroke({ event, previous, state }: Transition): Keystroke | null {
  if (event.type !== 'draft-changed' || previous.drafts === state.drafts) return null;
  const thread = selectActiveThread(state);
  return thread === null || thread.status === 'CLOSED' ? null : { threadId: thread.id, hasText: event.text !== '' };
}

function isTyping(scheduler: SchedulerLike): (keys$: Observable<Keystroke>) => Observable<boolean> {
  return (keys$) => {
    let last = { isTyping: false, at: 0 };
    return keys$.pipe(
      switchMap(({ hasText }) =>
        hasText
          ? timer(TYPING.forgetMs, scheduler).pipe(
              map(() => false),
              startWith(true),
            )
          : of(false),
      ),
      filter((typing) => {
        const at = scheduler.now();
        const isDue = typing !== last.isTyping || (typing && at - last.at >= TYPING.repeatMs);
        if (isDue) last = { isTyping: typing, at };
        return isDue;
      }),
    );
  };
}
