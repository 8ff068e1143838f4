import type { ThreadStrategy } from '../../protocol/commands.js';
import { createSelector } from './create-selector.js';
import { NEW_THREAD_DRAFT } from './initial-state.js';
import type { ContextTarget, ThreadState, WidgetState } from './widget-state.js';

/** The thread that is shown; `null` for one that its first message will open, and on the list. */
export function selectActiveThread(state: WidgetState): ThreadState | null {
  if (state.screen !== 'THREAD' || state.activeThreadId === null) return null;
  return state.threads[state.activeThreadId] ?? null;
}

/** All threads, the one with the newest activity first. */
export const selectThreads: (state: WidgetState) => readonly ThreadState[] = createSelector(
  [({ threads }) => threads],
  (threads) => Object.values(threads).sort((a, b) => b.updatedAt - a.updatedAt || a.id.localeCompare(b.id)),
);

const selectOpenThreads = createSelector([selectThreads], (threads) =>
  threads.filter((thread) => thread.status !== 'CLOSED'),
);

/** Unread messages of all threads. */
export const selectUnread: (state: WidgetState) => number = createSelector([({ threads }) => threads], (threads) =>
  Object.values(threads).reduce((sum, thread) => sum + thread.unread, 0),
);

/**
 * Whether this tab is the one to ring and to count in the page's title: of all tabs of a browser
 * that show the same widget exactly one does.
 */
export function selectNotifies(state: WidgetState): boolean {
  return state.isLeader;
}

/** Under which key the shown thread's draft is kept. */
export function draftKey(state: WidgetState): string {
  return state.activeThreadId ?? NEW_THREAD_DRAFT;
}

/** What stands in the composer of the shown thread. */
export function selectDraft(state: WidgetState): string {
  return state.drafts[draftKey(state)] ?? '';
}

/**
 * Where contextual data of a strategy goes at this moment; `null` while no conversation can take it.
 * In a single-thread widget the strategy has no effect.
 */
export function selectContextTarget(state: WidgetState, strategy: ThreadStrategy): ContextTarget | null {
  if (state.phase !== 'ready' || state.widget === null) return null;
  const open = selectOpenThreads(state);
  if (!state.widget.multiThread) return open[0] === undefined ? null : { threadId: open[0].id };
  if (strategy !== 'ACTIVE') return open.length === 0 ? null : { all: true };
  const active = selectActiveThread(state);
  return active === null || active.status === 'CLOSED' ? null : { threadId: active.id };
}
