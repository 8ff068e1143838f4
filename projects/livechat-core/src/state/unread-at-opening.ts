import { selectActiveThread } from './selectors.js';
import type { ThreadState, WidgetState } from './widget-state.js';

/** Notes what was unread in a thread at the moment when it came into view: seeing it makes it read. */
export function withUnreadAtOpening(previous: WidgetState, state: WidgetState): WidgetState {
  const thread = threadInView(state);
  if (thread === null) return state.unreadAtOpening === null ? state : { ...state, unreadAtOpening: null };
  if (thread.id === threadInView(previous)?.id) return state;
  const { id: threadId, unread: count, topSeq } = thread;
  return { ...state, unreadAtOpening: count === 0 ? null : { threadId, count, topSeq } };
}

function threadInView(state: WidgetState): ThreadState | null {
  return state.isOpen ? selectActiveThread(state) : null;
}
