import type { Message, Thread } from '../../protocol/entities.js';
import { firstMessage, lastMessage, messagesAbove, notIn, withMessages, type MessagePages } from './message-pages.js';
import { countAdded, countSeen, countTold } from './unread.js';
import type { ThreadState, WidgetState } from './widget-state.js';

/** Puts what the server says of a thread into the state and keeps the messages held of it. */
export function withThread(state: WidgetState, thread: Thread): WidgetState {
  const held = state.threads[thread.id];
  return { ...state, threads: { ...state.threads, [thread.id]: mergeThread(held, thread) } };
}

/** What the server says of a thread, with what this client holds of it. */
export function mergeThread(held: ThreadState | undefined, thread: Thread): ThreadState {
  if (held === undefined) {
    return { ...thread, pages: [], contiguousTo: 0, seenSeq: 0, countedSeq: thread.topSeq, loading: null };
  }
  const newest = newestOf(held.lastMessage, thread.lastMessage);
  return {
    ...thread,
    // Frames may cross: neither the top nor the newest message ever goes back.
    topSeq: Math.max(held.topSeq, thread.topSeq),
    updatedAt: Math.max(held.updatedAt, thread.updatedAt),
    ...(newest === undefined ? {} : { lastMessage: newest }),
    ...countTold(held, thread),
    pages: held.pages,
    contiguousTo: held.contiguousTo,
    seenSeq: held.seenSeq,
    loading: held.loading,
  };
}

/** Puts a message that arrived live into its thread; one that is known already changes nothing. */
export function withMessage(state: WidgetState, message: Message): WidgetState {
  const thread = state.threads[message.threadId];
  if (thread === undefined || message.seq <= thread.contiguousTo) return state;
  const next = withLive(thread, message);
  return next === thread ? state : { ...state, threads: { ...state.threads, [thread.id]: next } };
}

function withLive(thread: ThreadState, message: Message): ThreadState {
  // Of a thread that was not read yet only what the list shows is kept: its newest page is read when it is shown.
  const isRead = thread.contiguousTo > 0 || message.seq === 1;
  if (isRead) return insert(thread, [message]);
  const newest = withNewest(thread, message);
  if (newest === thread) return thread;
  return { ...newest, unread: countAdded(thread, [message]), countedSeq: Math.max(thread.countedSeq, message.seq) };
}

/** Puts a page of history into its thread. */
export function withHistory(thread: ThreadState, messages: readonly Message[]): ThreadState {
  const direction = thread.loading?.direction;
  if (direction === 'latest') return withLatest(thread, messages);
  const loaded = insert({ ...thread, loading: null }, messages);
  if (direction === 'older' || messages.length > 0) return loaded;
  // Nothing above what is held: the store knows better than an announced top.
  return { ...loaded, topSeq: loaded.contiguousTo };
}

/** The newest page takes the place of what is held; only what arrived live since is newer. */
function withLatest(thread: ThreadState, messages: readonly Message[]): ThreadState {
  const top = messages.at(-1)?.seq ?? 0;
  const since = messagesAbove(thread.pages, top);
  const counted = insert({ ...thread, loading: null }, messages);
  const pages = withMessages(withMessages([], messages), since);
  // The store knows better than an announced top, but what arrived while it answered is newer.
  const newest = Math.max(lastMessage(pages)?.seq ?? 0, messages.length === 0 ? 0 : (thread.lastMessage?.seq ?? 0));
  return { ...counted, pages, contiguousTo: contiguousTo(pages, 0), topSeq: newest };
}

/**
 * Merges messages by `seq`. A live message far above what is held stays, but the gap below it is
 * known (`contiguousTo`) and is filled from the store.
 */
function insert(thread: ThreadState, incoming: readonly Message[]): ThreadState {
  const added = notIn(thread.pages, incoming);
  const newest = added.at(-1);
  if (newest === undefined) return thread;
  const pages = withMessages(thread.pages, added);
  const known = contiguousTo(pages, thread.contiguousTo);
  return withNewest({ ...thread, unread: countAdded(thread, added), pages, contiguousTo: known }, newest);
}

/** What the list shows of a thread that has a message which may be its newest. */
function withNewest(thread: ThreadState, message: Message): ThreadState {
  if (message.seq <= (thread.lastMessage?.seq ?? 0)) return thread;
  const updatedAt = Math.max(thread.updatedAt, message.createdAt);
  return { ...thread, topSeq: Math.max(thread.topSeq, message.seq), lastMessage: message, updatedAt };
}

function newestOf(held: Message | undefined, told: Message | undefined): Message | undefined {
  return (held?.seq ?? 0) > (told?.seq ?? 0) ? held : told;
}

function contiguousTo(pages: MessagePages, known: number): number {
  const first = firstMessage(pages);
  if (first === undefined) return known;
  // A thread of which nothing was held: everything below the first message is older history.
  let top = known === 0 ? first.seq : known;
  for (const { seq } of messagesAbove(pages, top)) {
    if (seq !== top + 1) break;
    top = seq;
  }
  return top;
}

/** Whether messages are missing between what is held and the thread's top. */
export function hasGap(thread: ThreadState): boolean {
  return thread.contiguousTo < thread.topSeq;
}

/** Whether the store holds messages older than the first one held. */
export function hasOlder(thread: ThreadState): boolean {
  const first = firstMessage(thread.pages);
  return first !== undefined && first.seq > 1;
}

/** Marks everything as seen up to `seq`. */
export function withSeen(state: WidgetState, threadId: string, seq: number): WidgetState {
  const thread = state.threads[threadId];
  if (thread === undefined || seq <= thread.seenSeq) return state;
  const seen: ThreadState = { ...thread, ...countSeen(thread, seq), seenSeq: seq };
  return { ...state, threads: { ...state.threads, [threadId]: seen } };
}

/** Forgets a request for history; the gap, if there is one, shows again. */
export function withoutHistoryRequest(state: WidgetState, requestId: string): WidgetState {
  const thread = Object.values(state.threads).find(({ loading }) => loading?.requestId === requestId);
  if (thread === undefined) return state;
  return { ...state, threads: { ...state.threads, [thread.id]: { ...thread, loading: null } } };
}
