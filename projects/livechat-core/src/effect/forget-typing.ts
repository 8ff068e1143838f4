import { filter, groupBy, map, mergeMap, switchMap, timer } from 'rxjs';
import { TYPING } from '../../protocol/limits.js';
import { isCurrent, type ChatEvent, type Transition } from '../state/event.js';
import type { Effect } from './effect.js';

/** Forgets who is writing when it is not said again: the frame that ends it may be lost. */
export const forgetTyping: Effect = ({ transitions$, runtime }) =>
  transitions$.pipe(
    map(writtenThread),
    filter((threadId) => threadId !== null),
    groupBy((threadId) => threadId),
    mergeMap((said$) =>
      said$.pipe(
        switchMap((threadId) =>
          timer(TYPING.forgetMs, runtime.scheduler).pipe(
            map((): ChatEvent => ({ type: 'typing-forgotten', threadId })),
          ),
        ),
      ),
    ),
  );

function writtenThread(transition: Transition): string | null {
  const { event } = transition;
  if (event.type !== 'frame' || !isCurrent(transition) || event.frame.type !== 'typing') return null;
  return event.frame.isTyping ? event.frame.threadId : null;
}
