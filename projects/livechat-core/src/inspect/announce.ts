import { LiveChatError, type ErrorBody } from '../../protocol/errors.js';
import { createdConversation } from '../gate/created-conversation.js';
import type { LiveChatEvent } from '../live-chat.js';
import type { Transition } from '../state/event.js';
import { HIDDEN_CONTENT } from '../state/hidden-content.js';
import { notIn } from '../state/message-pages.js';
import { findEntry } from '../state/outbox.js';
import { selectActiveThread, selectUnread } from '../state/selectors.js';
import type { ThreadState } from '../state/widget-state.js';

/** What a transition means to the outside. Pure, so that what is announced can be read off here. */
export function announcementsOf(transition: Transition): readonly LiveChatEvent[] {
  return [...lifecycle(transition), ...login(transition), ...conversation(transition), ...context(transition)].filter(
    isNotHidden,
  );
}

/** What the site has filtered out is no news either. */
function isNotHidden(event: LiveChatEvent): boolean {
  return event.type !== 'message' || event.message.content !== HIDDEN_CONTENT;
}

function lifecycle({ previous, state }: Transition): LiveChatEvent[] {
  const events: LiveChatEvent[] = [];
  if (state.phase === 'ready' && previous.phase !== 'ready' && state.widgetId !== null) {
    events.push({ type: 'ready', widgetId: state.widgetId });
  }
  if (state.failure !== null && state.failure !== previous.failure) {
    events.push({ type: 'error', error: LiveChatError.from(state.failure) });
  }
  if (state.isOpen !== previous.isOpen) events.push({ type: state.isOpen ? 'opened' : 'closed' });
  if (state.connection.status !== previous.connection.status) {
    events.push({ type: 'connection', status: state.connection.status });
  }
  return events;
}

function login(transition: Transition): LiveChatEvent[] {
  const { previous, state } = transition;
  const events: LiveChatEvent[] = [];
  if (state.sessionExpired && !previous.sessionExpired) events.push({ type: 'tokenExpired' });
  const error = failedLogin(transition);
  if (error !== null) events.push({ type: 'error', error: LiveChatError.from(error) });
  return events;
}

/** Why a login came to nothing for which the site did not call `auth`: no callback tells of it. */
function failedLogin({ event, previous, state }: Transition): ErrorBody | null {
  const { auth } = previous;
  if (auth?.need === undefined || state.auth !== null) return null;
  if (event.type === 'token-unavailable') return event.error;
  const isRefusal = event.type === 'frame' && event.frame.type === 'error' && event.frame.requestId === auth.commandId;
  return isRefusal ? event.frame.error : null;
}

function conversation(transition: Transition): LiveChatEvent[] {
  const { event, previous, state } = transition;
  const events: LiveChatEvent[] = [];
  const created = createdConversation(transition);
  if (created !== null) events.push({ type: 'conversationCreated', ...created });
  const active = selectActiveThread(state)?.id ?? null;
  if (active !== (selectActiveThread(previous)?.id ?? null)) events.push({ type: 'threadChanged', threadId: active });
  if (event.type === 'frame' && event.generation === previous.generation) {
    const { frame } = event;
    const isNews = frame.type === 'ack' || (frame.type === 'message' && previous.threads !== state.threads);
    if (isNews) events.push({ type: 'message', message: frame.message });
    if (frame.type === 'history-page') events.push(...caughtUp(transition));
  }
  const unread = selectUnread(state);
  if (unread !== selectUnread(previous)) events.push({ type: 'unread', count: unread });
  return events;
}

/** Messages of others that were missed and are read now; older history is no news. */
function caughtUp({ event, previous, state }: Transition): LiveChatEvent[] {
  if (event.type !== 'frame' || event.frame.type !== 'history-page') return [];
  const before = previous.threads[event.frame.threadId];
  if (before === undefined || before === state.threads[event.frame.threadId]) return [];
  const known = newestKnown(before);
  // What arrived live above the gap was announced then.
  return notIn(before.pages, event.frame.messages)
    .filter(({ seq, author }) => seq > known && author.type !== 'CUSTOMER')
    .map((message) => ({ type: 'message', message }));
}

/** What is above it was missed until the page came that a thread waits for; older pages have nothing there. */
function newestKnown({ loading, contiguousTo, lastMessage, topSeq }: ThreadState): number {
  return loading?.direction === 'newer' ? contiguousTo : (lastMessage?.seq ?? topSeq);
}

function context({ event, previous }: Transition): LiveChatEvent[] {
  if (event.type !== 'frame') return [];
  const { frame } = event;
  if (frame.type === 'ack') {
    const entry = findEntry(previous, frame.message.clientMessageId);
    if (entry?.kind !== 'message' || entry.context === undefined) return [];
    return [{ type: 'contextFlushed', threadIds: [frame.thread.id], metadata: entry.context.data }];
  }
  if (frame.type !== 'context-ack' || frame.threadIds.length === 0) return [];
  const entry = findEntry(previous, frame.requestId);
  if (entry?.kind !== 'context') return [];
  return [{ type: 'contextFlushed', threadIds: frame.threadIds, metadata: entry.data }];
}
