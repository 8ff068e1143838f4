import { concatMap, delay, filter, from, ignoreElements, map, merge, tap, type Observable } from 'rxjs';
import type { HistoryFrame } from '../../protocol/client-frames.js';
import { isTransient } from '../../protocol/error-kinds.js';
import { LIMITS } from '../../protocol/limits.js';
import type { ChatEvent, Transition } from '../state/event.js';
import { firstMessage } from '../state/message-pages.js';
import { hasGap } from '../state/threads.js';
import type { HistoryDirection, ThreadState, WidgetState } from '../state/widget-state.js';
import type { Effect } from './effect.js';
import { TRANSIENT_DELAY_MS } from './flush-outbox.js';

/** A gap wider than this is not replayed: the newest page takes the place of what is held. */
const REPLAY_LIMIT = 300;

/**
 * Reads what is missing: the newest page of a thread when it is first shown, and every gap between
 * what is held and the thread's top, whether a reconnection, a lost frame or a heartbeat revealed it.
 */
export const catchUp: Effect = ({ transitions$, send, runtime }): Observable<ChatEvent> => {
  const requests$ = transitions$.pipe(
    filter(({ previous, state }) => state.connection.status === 'online' && mayHaveChanged(previous, state)),
    concatMap(({ state }) => from(threadsToRead(state))),
    map((thread): ChatEvent => ({
      type: 'history-requested',
      threadId: thread.id,
      requestId: runtime.newId(),
      direction: directionFor(thread),
    })),
  );
  const frames$ = transitions$.pipe(
    tap((transition) => {
      const frame = requestOf(transition);
      if (frame !== null) send(frame);
    }),
    ignoreElements(),
  );
  const again$ = transitions$.pipe(
    map(postponedRequest),
    filter((requestId) => requestId !== undefined),
    delay(TRANSIENT_DELAY_MS, runtime.scheduler),
    map((requestId): ChatEvent => ({ type: 'history-postponed', requestId })),
  );
  return merge(requests$, frames$, again$);
};

/** A request that the server could not answer at the moment. */
function postponedRequest({ event, state }: Transition): string | undefined {
  if (event.type !== 'frame' || event.frame.type !== 'error' || !isTransient(event.frame.error)) return undefined;
  const { requestId } = event.frame;
  return Object.values(state.threads).some(({ loading }) => loading?.requestId === requestId) ? requestId : undefined;
}

function mayHaveChanged(previous: WidgetState, state: WidgetState): boolean {
  return (
    previous.threads !== state.threads ||
    previous.activeThreadId !== state.activeThreadId ||
    previous.connection.status !== state.connection.status
  );
}

function threadsToRead(state: WidgetState): readonly ThreadState[] {
  return Object.values(state.threads).filter((thread) => {
    const isHeld = thread.pages.length > 0 || thread.id === state.activeThreadId;
    return (isHeld || isNewestUnknown(thread)) && thread.loading === null && hasGap(thread);
  });
}

/** Whether the list shows too little of a thread: a heartbeat has told of messages whose frames were lost. */
function isNewestUnknown({ topSeq, lastMessage }: ThreadState): boolean {
  return lastMessage !== undefined && lastMessage.seq < topSeq;
}

function directionFor(thread: ThreadState): HistoryDirection {
  const isNew = thread.contiguousTo === 0;
  return isNew || thread.topSeq - thread.contiguousTo > REPLAY_LIMIT ? 'latest' : 'newer';
}

/** The frame for a request that the reducer has just noted. */
function requestOf({ event, previous, state }: Transition): HistoryFrame | null {
  if (event.type !== 'history-requested') return null;
  const { threadId, requestId, direction } = event;
  const before = previous.threads[threadId];
  const thread = state.threads[threadId];
  if (thread?.loading?.requestId !== requestId || before?.loading === thread.loading) return null;
  const range = rangeOf(thread, direction);
  return { type: 'history', requestId, threadId, limit: LIMITS.historyPage, ...range };
}

function rangeOf(thread: ThreadState, direction: HistoryDirection): { before: number } | { after: number } {
  switch (direction) {
    case 'newer':
      return { after: thread.contiguousTo };
    case 'older':
      return { before: firstMessage(thread.pages)?.seq ?? thread.topSeq + 1 };
    case 'latest':
      return { before: thread.topSeq + 1 };
  }
}
