import type { QuickReply } from '../../protocol/content.js';
import type { Author } from '../../protocol/entities.js';
import type { Greeting } from '../../protocol/widget-config.js';
import { createSelector } from './create-selector.js';
import { firstMessage } from './message-pages.js';
import { selectActiveThread } from './selectors.js';
import { selectTimeline } from './timeline.js';
import type { WidgetState } from './widget-state.js';

/**
 * What the window shows: the list, one conversation of several, the only one of a single-thread
 * widget, one that takes no more messages, or what stands there until it is known.
 */
export type View = 'LOADING' | 'THREAD_LIST' | 'LOADING_THREAD' | 'THREAD' | 'CLOSED_THREAD' | 'SINGLE_MODE_THREAD';

/** See {@link View}. */
export function selectView(state: WidgetState): View {
  if (state.widget === null) return 'LOADING';
  if (state.screen === 'THREAD_LIST') return 'THREAD_LIST';
  const thread = selectActiveThread(state);
  // After a reload the id is known before the thread is.
  const isUnknown = thread === null ? state.activeThreadId !== null : thread.topSeq > 0 && thread.pages.length === 0;
  if (isUnknown) return 'LOADING_THREAD';
  if (thread?.status === 'CLOSED') return 'CLOSED_THREAD';
  return state.widget.multiThread ? 'THREAD' : 'SINGLE_MODE_THREAD';
}

/**
 * The greeting that stands above the first message of the shown conversation; `null` where none is
 * configured, or the beginning of the conversation is not held.
 */
export function selectGreeting(state: WidgetState): Greeting | null {
  if (state.screen !== 'THREAD' || state.widget?.greeting === undefined) return null;
  const thread = selectActiveThread(state);
  const isAtBeginning = thread === null ? state.activeThreadId === null : firstMessage(thread.pages)?.seq === 1;
  return isAtBeginning ? state.widget.greeting : null;
}

/** Answers to choose from. */
export interface OfferedReplies {
  /** What an `ANSWER` names; absent for those of the greeting. */
  readonly messageId?: string;
  /** In the order in which they are offered. */
  readonly replies: readonly QuickReply[];
}

/** The quick replies that the shown conversation offers: those of its newest message, or of the greeting before it has one. */
export const selectQuickReplies: (state: WidgetState) => OfferedReplies | null = createSelector(
  [selectTimeline, selectActiveThread, selectGreeting],
  (timeline, thread, greeting) => {
    if (thread?.status === 'CLOSED') return null;
    // A note is nobody's word.
    const last = timeline.findLast(({ content }) => content.type !== 'NOTE');
    if (last === undefined) {
      const replies = thread === null ? (greeting?.quickReplies ?? []) : [];
      return replies.length === 0 ? null : { replies };
    }
    const { content, messageId } = last;
    return content.type === 'QUICK_REPLIES' && messageId !== undefined ? { messageId, replies: content.replies } : null;
  },
);

/** Who of the team is writing in the shown conversation. */
export function selectTyping(state: WidgetState): Author | null {
  return state.typing[selectActiveThread(state)?.id ?? ''] ?? null;
}
