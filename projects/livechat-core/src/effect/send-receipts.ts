import {
  combineLatest,
  concatMap,
  distinctUntilChanged,
  filter,
  from,
  map,
  switchMap,
  tap,
  type Observable,
} from 'rxjs';
import type { ChatEvent, Transition } from '../state/event.js';
import { hasGap } from '../state/threads.js';
import type { ThreadState, WidgetState } from '../state/widget-state.js';
import type { Effect } from './effect.js';

interface Mark {
  readonly thread: ThreadState;
  readonly isSeen: boolean;
}

/**
 * Tells the team how far its messages came: delivered when this client has heard of them, seen when
 * the thread is shown in an open window of a visible page.
 */
export const sendReceipts: Effect = ({ transitions$, send, runtime }): Observable<ChatEvent> =>
  connections$(transitions$).pipe(
    switchMap(() => {
      const told = new Map<string, { delivered: number; seen: number }>();
      const states$ = transitions$.pipe(
        map(({ state }) => state),
        distinctUntilChanged(showsSame),
      );
      return combineLatest([states$, runtime.visible$]).pipe(
        map(([state, isVisible]) => marks(state, isVisible, told)),
        filter((list) => list.length > 0),
        concatMap((list) => from(list)),
        tap(({ thread, isSeen }) => {
          const mark = { delivered: thread.topSeq, seen: isSeen ? thread.topSeq : (told.get(thread.id)?.seen ?? 0) };
          told.set(thread.id, mark);
          send({ type: 'receipt', threadId: thread.id, ...mark });
        }),
        concatMap(({ thread, isSeen }): ChatEvent[] =>
          isSeen && thread.seenSeq < thread.topSeq ? [{ type: 'seen', threadId: thread.id, seq: thread.topSeq }] : [],
        ),
      );
    }),
  );

/** Emits once per established connection: what was told on an earlier one may be lost. */
function connections$(transitions$: Observable<Transition>): Observable<unknown> {
  return transitions$.pipe(
    map(({ state }) => (state.connection.status === 'online' ? state.generation : null)),
    distinctUntilChanged(),
  );
}

/** Whether two states have the same to tell: most transitions change nothing of it. */
function showsSame(a: WidgetState, b: WidgetState): boolean {
  return (
    a.threads === b.threads &&
    a.isOpen === b.isOpen &&
    a.screen === b.screen &&
    a.activeThreadId === b.activeThreadId &&
    a.connection === b.connection
  );
}

function marks(
  state: WidgetState,
  isVisible: boolean,
  told: ReadonlyMap<string, { delivered: number; seen: number }>,
): readonly Mark[] {
  if (state.connection.status !== 'online') return [];
  return Object.values(state.threads).flatMap((thread) => {
    const isOthersTurn = thread.lastMessage !== undefined && thread.lastMessage.author.type !== 'CUSTOMER';
    // Only what others wrote is marked; the newest message may be one's own all the same.
    if (!isOthersTurn && thread.unread === 0) return [];
    const known = told.get(thread.id);
    const isShown = state.isOpen && isVisible && state.screen === 'THREAD' && state.activeThreadId === thread.id;
    const isSeen = isShown && !hasGap(thread);
    const isNew = (known?.delivered ?? 0) < thread.topSeq || (isSeen && (known?.seen ?? 0) < thread.topSeq);
    return isNew ? [{ thread, isSeen }] : [];
  });
}
