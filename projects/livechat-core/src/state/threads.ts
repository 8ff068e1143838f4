import type { Message, Thread } from '../../protocol/entities.js';
import { HIDDEN_CONTENT } from './hidden-content.js';
import type { ThreadState, WidgetState } from './widget-state.js';

/** Puts what the server says of a thread into the state and keeps the messages held of it. */
export function withThread(state: WidgetState, thread: Thread): WidgetState {
  const held = state.threads[thread.id];
  return { ...state, threads: { ...state.threads, [thread.id]: mergeThread(held, thread) } };
}

/** What the server says of a thread, with what this client holds of it. */
export function mergeThread(held: ThreadState | undefined, thread: Thread): ThreadState {
  if (held === undefined) return { ...thread, messages: [], contiguousTo: 0, seenSeq: 0, loading: null };
  // Frames may cross: the newest message never goes back.
  const newest = held.topSeq > thread.topSeq ? held : thread;
  return {
    ...thread,
    topSeq: newest.topSeq,
    ...(newest.lastMessage === undefined ? {} : { lastMessage: newest.lastMessage }),
    unread: newest.topSeq <= held.seenSeq ? 0 : newest.unread,
    messages: held.messages,
    contiguousTo: held.contiguousTo,
    seenSeq: held.seenSeq,
    loading: held.loading,
  };
}

/** Puts a message that arrived live into its thread; one that is known already changes nothing. */
export function withMessage(state: WidgetState, message: Message): WidgetState {
  const thread = state.threads[message.threadId];
  if (thread === undefined || message.seq <= thread.contiguousTo) return state;
  // Of a thread that was not read yet only what the list shows is kept: its newest page is read when it is shown.
  const isRead = thread.contiguousTo > 0 || message.seq === 1;
  const isNewest = message.seq > thread.topSeq;
  const isOthers = message.author.type !== 'CUSTOMER' && message.content !== HIDDEN_CONTENT;
  const next: ThreadState = {
    ...(isRead ? insert(thread, [message]) : thread),
    topSeq: Math.max(thread.topSeq, message.seq),
    unread: thread.unread + (isNewest && isOthers ? 1 : 0),
    ...(isNewest ? { lastMessage: message, updatedAt: message.createdAt } : {}),
  };
  return { ...state, threads: { ...state.threads, [thread.id]: next } };
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
  const since = thread.messages.filter(({ seq }) => seq > top);
  const base = { ...thread, messages: [], contiguousTo: 0, loading: null };
  const loaded = insert(insert(base, messages), since);
  // The store knows better than an announced top, but what arrived while it answered is newer.
  const newest = Math.max(loaded.messages.at(-1)?.seq ?? 0, messages.length === 0 ? 0 : (thread.lastMessage?.seq ?? 0));
  return { ...loaded, topSeq: newest };
}

/**
 * Merges messages by `seq`. A live message far above what is held stays, but the gap below it is
 * known (`contiguousTo`) and is filled from the store.
 */
function insert(thread: ThreadState, incoming: readonly Message[]): ThreadState {
  const [only] = incoming;
  const last = thread.messages.at(-1);
  // The common case, without copying into a map: one more message at the end.
  if (incoming.length === 1 && only !== undefined && (last === undefined || only.seq > last.seq)) {
    // One copy by the engine: spreading 10,000 messages takes three times as long.
    const messages = thread.messages.concat([only]);
    return { ...thread, messages, contiguousTo: contiguousTo(messages, thread.contiguousTo) };
  }
  const bySeq = new Map(thread.messages.map((message) => [message.seq, message]));
  for (const message of incoming) bySeq.set(message.seq, message);
  const messages = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  return { ...thread, messages, contiguousTo: contiguousTo(messages, thread.contiguousTo) };
}

function contiguousTo(messages: readonly Message[], known: number): number {
  const first = messages[0];
  if (first === undefined) return known;
  // A thread of which nothing was held: everything below the first message is older history.
  let top = known === 0 ? first.seq : known;
  for (let index = countUpTo(messages, top); messages[index]?.seq === top + 1; index += 1) top += 1;
  return top;
}

/** How many of the messages are not above `seq`; looked for from the end, where messages arrive. */
function countUpTo(messages: readonly Message[], seq: number): number {
  return messages.findLastIndex((message) => message.seq <= seq) + 1;
}

/** Whether messages are missing between what is held and the thread's top. */
export function hasGap(thread: ThreadState): boolean {
  return thread.contiguousTo < thread.topSeq;
}

/** Whether the store holds messages older than the first one held. */
export function hasOlder(thread: ThreadState): boolean {
  const first = thread.messages[0];
  return first !== undefined && first.seq > 1;
}

/** Marks everything as seen up to `seq`. */
export function withSeen(state: WidgetState, threadId: string, seq: number): WidgetState {
  const thread = state.threads[threadId];
  if (thread === undefined || seq <= thread.seenSeq) return state;
  const above = thread.messages.slice(countUpTo(thread.messages, seq));
  const unread = above.filter(({ author }) => author.type !== 'CUSTOMER').length;
  return { ...state, threads: { ...state.threads, [threadId]: { ...thread, unread, seenSeq: seq } } };
}

/** Forgets a request for history; the gap, if there is one, shows again. */
export function withoutHistoryRequest(state: WidgetState, requestId: string): WidgetState {
  const thread = Object.values(state.threads).find(({ loading }) => loading?.requestId === requestId);
  if (thread === undefined) return state;
  return { ...state, threads: { ...state.threads, [thread.id]: { ...thread, loading: null } } };
}
