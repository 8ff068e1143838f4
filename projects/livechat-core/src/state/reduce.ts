import { adopt } from './adopt.js';
import type { ChatEvent } from './event.js';
import { draftKey } from './selectors.js';
import { contextEntry, enqueue, isCancellable, markSending, requeueAll, requeue, withoutEntry } from './outbox.js';
import { hearNews } from './hear-news.js';
import { reduceCommand } from './reduce-command.js';
import { reduceFrame } from './reduce-frame.js';
import { giveUpToken, needToken, provideToken } from './provided-token.js';
import { restore } from './restore.js';
import { withDraft } from './drafts.js';
import { withSeen, withoutHistoryRequest } from './threads.js';
import { withoutTyping } from './typing.js';
import { uniform } from './uniform.js';
import { withFilesToRetry, withProgress, withRefusedFile, withStoredFile } from './uploads.js';
import { withUnreadAtOpening } from './unread-at-opening.js';
import type { WidgetState } from './widget-state.js';

/**
 * The state after an event. Pure: no clock, no chance, no page; an event that changes nothing gives
 * the same object.
 *
 * @example
 * ```ts
 * const next = reduce(state, { type: 'command', id, at, command: { name: 'show' } });
 * ```
 */
export function reduce(state: WidgetState, event: ChatEvent): WidgetState {
  const next = withUnreadAtOpening(state, step(state, event));
  return next === state ? state : uniform(next);
}

function step(state: WidgetState, event: ChatEvent): WidgetState {
  switch (event.type) {
    case 'command':
      return reduceCommand(state, event);
    case 'restored':
      return event.widgetId === state.widgetId ? restore(state, event) : state;
    case 'credentials-changed':
      return event.generation === state.generation ? beginAnew(state) : state;
    case 'token-needed':
      return needToken(state, event);
    case 'token-provided':
      return provideToken(state, event);
    case 'token-unavailable':
      return giveUpToken(state, event);
    case 'history-postponed':
      return withoutHistoryRequest(state, event.requestId);
    case 'connection':
      return event.generation === state.generation ? reduceConnection(state, event) : state;
    case 'frame':
      return event.generation === state.generation ? reduceFrame(state, event.frame) : state;
    case 'sent':
      return markSending(state, event.entryId);
    case 'requeued':
      return requeue(state, event.entryId);
    case 'retried':
      return retry(state, event);
    case 'cancelled':
      return cancel(state, event.entryId);
    case 'upload-progressed':
      return withProgress(state, event.clientFileId, event.progress);
    case 'uploaded':
      return withStoredFile(state, event.clientFileId, event.file);
    case 'upload-refused':
      return withRefusedFile(state, event.clientFileId, event.error);
    case 'typing-forgotten':
      return withoutTyping(state, event.threadId);
    case 'context-released':
      return release(state, event);
    case 'draft-changed':
      return changeDraft(state, event.text);
    case 'seen':
      return withSeen(state, event.threadId, event.seq);
    case 'history-requested':
      return requestHistory(state, event);
    case 'role':
      return event.isLeader === state.isLeader ? state : { ...state, isLeader: event.isLeader };
    case 'heard':
      return hearNews(state, event.news);
    case 'named':
      return { ...state, chatId: event.chatId };
    case 'adopted':
      return adopt(state, event.session);
    case 'disposed':
      return { ...state, connection: { ...state.connection, status: 'idle' } };
  }
}

type EventOf<T extends ChatEvent['type']> = Extract<ChatEvent, { type: T }>;

/** Connects once more for whoever the storage names; the welcome tells whether that is another person. */
function beginAnew(state: WidgetState): WidgetState {
  return requeueAll({ ...state, phase: 'initializing', failure: null, generation: state.generation + 1 });
}

function reduceConnection(state: WidgetState, { status, attempt }: EventOf<'connection'>): WidgetState {
  const wasOnline = state.connection.wasOnline || status === 'online';
  const next: WidgetState = { ...state, connection: { status, attempt, wasOnline } };
  // Who stops writing meanwhile could not be heard.
  return status === 'online' ? next : withoutLoading(requeueAll({ ...next, typing: {} }));
}

/** Requests for history die with the connection. */
function withoutLoading(state: WidgetState): WidgetState {
  if (!Object.values(state.threads).some((thread) => thread.loading !== null)) return state;
  const threads = Object.entries(state.threads).map(([id, thread]) => [id, { ...thread, loading: null }] as const);
  return { ...state, threads: Object.fromEntries(threads) };
}

function retry(state: WidgetState, { entryId, newId, at }: EventOf<'retried'>): WidgetState {
  const entry = state.outbox.find(({ id }) => id === entryId);
  if (entry?.kind !== 'message' || entry.status !== 'failed') return state;
  return enqueue(withoutEntry(state, entryId), {
    kind: 'message',
    id: newId,
    status: 'queued',
    wasSent: false,
    createdAt: at,
    target: entry.target,
    ...withFilesToRetry(entry),
  });
}

function cancel(state: WidgetState, entryId: string): WidgetState {
  const entry = state.outbox.find(({ id }) => id === entryId);
  return entry?.kind === 'message' && isCancellable(entry) ? withoutEntry(state, entryId) : state;
}

function release(state: WidgetState, { requestId, target, at }: EventOf<'context-released'>): WidgetState {
  const held = state.heldContext.find((data) => data.requestId === requestId);
  if (held === undefined) return state;
  const heldContext = state.heldContext.filter((data) => data !== held);
  return enqueue({ ...state, heldContext }, contextEntry(held, target, at));
}

function changeDraft(state: WidgetState, text: string): WidgetState {
  const key = draftKey(state);
  if ((state.drafts[key] ?? '') === text) return state;
  return { ...state, drafts: withDraft(state.drafts, key, text) };
}

function requestHistory(
  state: WidgetState,
  { threadId, requestId, direction }: EventOf<'history-requested'>,
): WidgetState {
  const thread = state.threads[threadId];
  // One request a thread: a second one would ask for the same.
  if (thread?.loading !== null) return state;
  return { ...state, threads: { ...state.threads, [threadId]: { ...thread, loading: { requestId, direction } } } };
}
