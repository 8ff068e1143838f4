import type { Message } from '../../protocol/entities.js';
import { isFatal, isTransient } from '../../protocol/error-kinds.js';
import type { ErrorBody } from '../../protocol/errors.js';
import type { AckFrame, ServerFrame, TokenExpiredFrame, WelcomeFrame } from '../../protocol/server-frames.js';
import type { WidgetConfig } from '../../protocol/widget-config.js';
import { refuseUnfitFiles } from './attachment-refusal.js';
import { withDraft } from './drafts.js';
import { DEFAULT_THEME, NEW_THREAD_DRAFT } from './initial-state.js';
import { isLeft } from './left-visitor.js';
import { contextAnswered, findEntry, markRefused, withoutEntry } from './outbox.js';
import { themeRefusal } from './refusal.js';
import { dropPersonal, sessionEnded } from './reset.js';
import { selectThreads } from './selectors.js';
import { mergeThread, withHistory, withMessage, withThread } from './threads.js';
import { withTyping, withoutWriter } from './typing.js';
import type { ThreadState, WidgetState } from './widget-state.js';

/** The state after a frame of the server. */
export function reduceFrame(state: WidgetState, frame: ServerFrame): WidgetState {
  switch (frame.type) {
    case 'welcome':
      return welcome(state, frame);
    case 'ack':
      return acknowledge(state, frame);
    case 'nack':
      return isTransient(frame.error) ? state : markRefused(state, frame.clientMessageId, frame.error);
    case 'message':
      return withMessage(withoutWriter(state, frame.message), frame.message);
    case 'thread':
      return adoptThread(withThread(state, frame.thread));
    case 'context-ack':
      return contextAnswered(state, frame.requestId, frame.threadIds);
    case 'history-page':
      return history(state, frame.threadId, frame.requestId, frame.messages);
    case 'widget':
      return reconfigure(state, frame.widget);
    case 'typing':
      return withTyping(state, frame);
    case 'pong':
      return raiseTops(state, frame.tops);
    case 'token-expired':
      return suspend(state, frame);
    case 'session-ended':
      return sessionEnded(state);
    case 'error':
      return refuse(state, frame.requestId, frame.error);
  }
}

/** The same person goes on after the next login: what is held and unsent waits. */
function suspend(state: WidgetState, { widget }: TokenExpiredFrame): WidgetState {
  return {
    ...state,
    phase: 'ready',
    failure: null,
    widget,
    sessionExpired: true,
    // At once, so that no effect sends what the server would not hear.
    connection: { ...state.connection, status: 'suspended' },
  };
}

function welcome(state: WidgetState, frame: WelcomeFrame): WidgetState {
  const { person } = frame;
  const isAnswer = frame.requestId !== undefined && frame.requestId === state.auth?.commandId;
  // A login that another one has superseded is only a step on the way to that one.
  const isStep = frame.requestId !== undefined && !isAnswer && state.auth !== null;
  // A session that had run out is welcomed again when another tab has brought the token.
  const isRenewedElsewhere = frame.requestId === undefined && state.auth?.need === 'expired';
  const base = isStep ? state : inherited(state, frame);
  const held = base.epoch === frame.epoch ? base.threads : {};
  const threads: Record<string, ThreadState> = {};
  for (const thread of frame.threads) threads[thread.id] = { ...mergeThread(held[thread.id], thread), loading: null };
  const settled = settleView({
    ...base,
    phase: 'ready',
    failure: null,
    widget: frame.widget,
    epoch: frame.epoch,
    person,
    owner: isStep ? state.owner : person,
    threads,
    auth: isAnswer || isRenewedElsewhere ? null : base.auth,
    sessionExpired: false,
    theme: themeFor({ ...base, widget: frame.widget }),
    wantedThemes: [],
  });
  return refuseUnfitFiles(settled);
}

/** What is here, as far as it goes on for whoever is welcomed. */
function inherited(state: WidgetState, { person, epoch }: WelcomeFrame): WidgetState {
  const { owner } = state;
  // An anonymous history is inherited by whoever logs in; a customer's is nobody else's.
  if (owner?.kind === 'CUSTOMER' && owner.id !== person.id) return dropPersonal(state, state.auth?.commandId);
  // A store that was put back may know neither the visitor nor what went out.
  const isSameStore = state.epoch === null || state.epoch === epoch;
  if (!isLeft(owner, person) || !isSameStore) return state;
  return { ...state, outbox: state.outbox.filter(({ wasSent }) => !wasSent) };
}

/** The widget's configuration changed while the page is open. */
function reconfigure(state: WidgetState, widget: WidgetConfig): WidgetState {
  // What changed of another widget came for a page that has left it.
  if (widget.id !== state.widgetId) return state;
  const configured: WidgetState = { ...state, widget };
  const shown = state.widget?.multiThread === widget.multiThread ? configured : settleView(configured);
  return refuseUnfitFiles({ ...shown, theme: themeFor(configured) });
}

/** The last theme asked for that the widget has. */
function themeFor(state: WidgetState): string {
  const wanted = [
    state.defaults.theme,
    ...state.wantedThemes,
    ...(state.wantedThemes.length === 0 ? [state.theme] : []),
  ];
  return wanted.findLast((theme) => themeRefusal(state, theme) === null) ?? DEFAULT_THEME;
}

/** Where nothing was begun here, the thread that another tab has begun is the one to go on with. */
function adoptThread(state: WidgetState): WidgetState {
  const isNothingShown = state.activeThreadId === null && state.drafts[NEW_THREAD_DRAFT] === undefined;
  return isNothingShown ? settleView(state) : state;
}

/** Chooses what the window shows where nothing that exists was chosen. */
function settleView(state: WidgetState): WidgetState {
  const threads = selectThreads(state);
  const isShown = state.activeThreadId !== null && Object.hasOwn(state.threads, state.activeThreadId);
  if (state.widget?.multiThread === false) {
    if (isShown) return { ...state, screen: 'THREAD' };
    return { ...state, screen: 'THREAD', activeThreadId: state.newThreadId === null ? (threads[0]?.id ?? null) : null };
  }
  if (isShown) return state;
  if (state.newThreadId !== null) return { ...state, activeThreadId: null };
  const [open, ...others] = threads.filter((thread) => thread.status !== 'CLOSED');
  const isOnly = open !== undefined && others.length === 0;
  if (state.screen === 'THREAD' && isOnly) return { ...state, activeThreadId: open.id };
  return { ...state, activeThreadId: null, screen: threads.length === 0 ? 'THREAD' : 'THREAD_LIST' };
}

function acknowledge(state: WidgetState, { message, thread }: AckFrame): WidgetState {
  const entry = findEntry(state, message.clientMessageId);
  const stored = withMessage(withThread(withoutEntry(state, message.clientMessageId), thread), message);
  if (entry === undefined || !('clientThreadId' in entry.target)) return stored;
  return entry.target.clientThreadId === state.newThreadId ? followNewThread(stored, thread.id) : stored;
}

/** The thread that was new is stored: what was shown and drafted for it goes on in it. */
function followNewThread(state: WidgetState, threadId: string): WidgetState {
  const draft = state.drafts[NEW_THREAD_DRAFT] ?? '';
  const drafts = withDraft(withDraft(state.drafts, NEW_THREAD_DRAFT, ''), threadId, draft);
  const isShown = state.screen === 'THREAD' && state.activeThreadId === null;
  return { ...state, drafts, newThreadId: null, activeThreadId: isShown ? threadId : state.activeThreadId };
}

function history(state: WidgetState, threadId: string, requestId: string, messages: readonly Message[]): WidgetState {
  const thread = state.threads[threadId];
  if (thread?.loading?.requestId !== requestId) return state;
  return { ...state, threads: { ...state.threads, [threadId]: withHistory(thread, messages) } };
}

/** A top above ours tells of a message whose frame was lost. */
function raiseTops(state: WidgetState, tops: Readonly<Record<string, number>>): WidgetState {
  const raised = Object.values(state.threads).flatMap((thread) => {
    const topSeq = tops[thread.id] ?? 0;
    return topSeq > thread.topSeq ? [[thread.id, { ...thread, topSeq }] as const] : [];
  });
  if (raised.length === 0) return state;
  return { ...state, threads: { ...state.threads, ...Object.fromEntries(raised) } };
}

function refuse(state: WidgetState, requestId: string | undefined, error: ErrorBody): WidgetState {
  if (requestId === undefined) {
    return isFatal(error) ? { ...state, phase: 'failed', failure: error, connection: refused(state) } : state;
  }
  if (state.auth?.commandId === requestId) return isTransient(error) ? state : { ...state, auth: null };
  if (isTransient(error)) return state;
  return withoutThreadOf(withoutEntry(state, requestId), requestId);
}

/** A thread whose history is refused for good is none of this person's any more. */
function withoutThreadOf(state: WidgetState, requestId: string): WidgetState {
  const unreadable = Object.values(state.threads).find(({ loading }) => loading?.requestId === requestId);
  if (unreadable === undefined) return state;
  const threads = Object.fromEntries(Object.entries(state.threads).filter(([id]) => id !== unreadable.id));
  return settleView({ ...state, threads });
}

function refused(state: WidgetState): WidgetState['connection'] {
  return { ...state.connection, status: 'refused' };
}
