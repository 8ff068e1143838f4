import { fitsOnWire } from './outbox-frame.js';
import { isBehindForm, placed } from './pre-chat-form.js';
import type { ErrorBody } from '../../protocol/errors.js';
import type { JsonObject } from '../../protocol/structured-data.js';
import type {
  ContextData,
  HeldContext,
  OutboxContext,
  OutboxEntry,
  OutboxMessage,
  WidgetState,
} from './widget-state.js';

/** The entry with an id. */
export function findEntry(state: WidgetState, id: string): OutboxEntry | undefined {
  return state.outbox.find((entry) => entry.id === id);
}

/**
 * What goes onto the wire next. One entry travels at a time, so that nothing overtakes: what comes
 * after a message waits for its files as well. Only a form that nobody fills in holds up no other
 * conversation.
 */
export function nextToSend(state: WidgetState): OutboxEntry | undefined {
  if (state.outbox.some((entry) => entry.status === 'sending')) return undefined;
  const next = state.outbox.find((entry) => entry.status === 'queued' && !isBehindForm(state, entry));
  return next === undefined || isUploading(next) ? undefined : next;
}

type Uploading = OutboxMessage & Required<Pick<OutboxMessage, 'uploads'>>;

/** Whether a message waits for its files. */
export function isUploading(entry: OutboxEntry): entry is Uploading {
  return entry.kind === 'message' && entry.uploads?.some(({ isStored }) => !isStored) === true;
}

/** Adds an entry: at the end, but the answer to a form in front of what waits for it. */
export function enqueue(state: WidgetState, entry: OutboxEntry): WidgetState {
  return { ...state, outbox: placed(state.outbox, entry) };
}

/** Takes an entry out. */
export function withoutEntry(state: WidgetState, id: string): WidgetState {
  if (findEntry(state, id) === undefined) return state;
  return { ...state, outbox: state.outbox.filter((entry) => entry.id !== id) };
}

/** Makes an entry due again that the server could not take at the moment. */
export function requeue(state: WidgetState, id: string): WidgetState {
  if (findEntry(state, id)?.status !== 'sending') return state;
  return replace(state, id, (entry) => ({ ...entry, status: 'queued' }));
}

/**
 * Whether a message can still be taken back: it was refused, or never left. One whose answer is
 * missing may be stored already.
 */
export function isCancellable(entry: OutboxEntry): boolean {
  return entry.status === 'failed' || !entry.wasSent;
}

/** After a lost connection nobody knows what arrived: everything under way is due again. */
export function requeueAll(state: WidgetState): WidgetState {
  if (!state.outbox.some((entry) => entry.status === 'sending')) return state;
  return {
    ...state,
    outbox: state.outbox.map((entry) => (entry.status === 'sending' ? { ...entry, status: 'queued' } : entry)),
  };
}

/**
 * Marks an entry as on the wire. The message that opens a thread takes the held contextual data
 * with it, under one id that every repeat of the frame keeps.
 */
export function markSending(state: WidgetState, id: string): WidgetState {
  const entry = findEntry(state, id);
  if (entry?.status !== 'queued') return state;
  const sending: OutboxEntry = { ...entry, status: 'sending', wasSent: true };
  const sealed = opensThread(state, entry) && !entry.wasSent ? seal(state, id) : null;
  if (sealed === null || sending.kind !== 'message') return replace(state, id, () => sending);
  const carrying: OutboxEntry = { ...sending, context: sealed };
  // Too much for one frame: the data follows its conversation through the gate.
  if (!fitsOnWire(carrying)) return replace(state, id, () => sending);
  return replace({ ...state, heldContext: [] }, id, () => carrying);
}

function opensThread(state: WidgetState, entry: OutboxEntry): boolean {
  if (!('clientThreadId' in entry.target)) return false;
  const { clientThreadId } = entry.target;
  return !Object.values(state.threads).some((thread) => thread.clientThreadId === clientThreadId);
}

/** What a new conversation begins with: what stands for all of them, then what waited for this one. */
function seal(state: WidgetState, requestId: string): ContextData | null {
  const held = mergeHeld(state.heldContext);
  if (state.standingContext === null || state.widget?.multiThread === false) return held;
  const standing: ContextData = { requestId, data: state.standingContext, commandIds: [] };
  return held === null ? standing : merge(standing, held);
}

/** A refused message stays visible with its reason; what it carried waits for the next conversation. */
export function markRefused(state: WidgetState, id: string, error: ErrorBody): WidgetState {
  const entry = findEntry(state, id);
  if (entry === undefined) return state;
  if (entry.kind === 'context') return withoutEntry(state, id);
  const { context, ...rest } = entry;
  const refused: OutboxMessage = { ...rest, status: 'failed', error };
  const next = replace(state, id, () => refused);
  if (context === undefined) return next;
  // Nothing of a refused frame was stored, so its data may go under its id again.
  return { ...next, heldContext: [{ ...context, strategy: 'ACTIVE' }, ...next.heldContext] };
}

/**
 * Contextual data is answered. Where no conversation was open any more when the server looked, it
 * waits for the next one; the server remembers only what it has stored, so it keeps its id.
 */
export function contextAnswered(state: WidgetState, id: string, threadIds: readonly string[]): WidgetState {
  const entry = findEntry(state, id);
  const next = withoutEntry(state, id);
  if (entry?.kind !== 'context' || threadIds.length > 0) return next;
  const { data, commandIds } = entry;
  return { ...next, heldContext: [{ requestId: id, data, commandIds, strategy: 'ALL' }, ...next.heldContext] };
}

/** Adds data to what is held: merged into the last run if that has the same strategy. */
export function hold(held: readonly HeldContext[], incoming: HeldContext): readonly HeldContext[] {
  const last = held.at(-1);
  if (last?.strategy !== incoming.strategy || last.login !== incoming.login) return [...held, incoming];
  const merged: HeldContext = { ...last, ...merge(last, incoming) };
  return [...held.slice(0, -1), merged];
}

/**
 * A later call for all conversations went out while earlier ones still wait: of what both name, the
 * later value counts, also for the conversation that the earlier ones reach in the end.
 */
export function overtake(held: readonly HeldContext[], later: JsonObject): readonly HeldContext[] {
  if (!held.some(({ data }) => Object.keys(data).some((key) => Object.hasOwn(later, key)))) return held;
  return held.map((run) => {
    const named = Object.entries(later).filter(([key]) => Object.hasOwn(run.data, key));
    return { ...run, data: { ...run.data, ...Object.fromEntries(named) } };
  });
}

/** Everything that is held as one, for a conversation that is being created. */
export function mergeHeld(held: readonly HeldContext[]): ContextData | null {
  const [first, ...rest] = held;
  if (first === undefined) return null;
  const start: ContextData = { requestId: first.requestId, data: first.data, commandIds: first.commandIds };
  return rest.reduce<ContextData>(merge, start);
}

function merge(earlier: ContextData, later: ContextData): ContextData {
  return {
    requestId: earlier.requestId,
    data: { ...earlier.data, ...later.data },
    commandIds: [...earlier.commandIds, ...later.commandIds],
  };
}

/** The entry that carries released data to existing conversations. */
export function contextEntry(held: HeldContext, target: OutboxContext['target'], at: number): OutboxContext {
  return {
    kind: 'context',
    id: held.requestId,
    status: 'queued',
    wasSent: false,
    createdAt: at,
    target,
    data: held.data,
    commandIds: held.commandIds,
    ...(held.login === undefined ? {} : { login: held.login }),
  };
}

function replace(state: WidgetState, id: string, change: (entry: OutboxEntry) => OutboxEntry): WidgetState {
  return { ...state, outbox: state.outbox.map((entry) => (entry.id === id ? change(entry) : entry)) };
}
