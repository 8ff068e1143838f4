import type { Author, ErrorBody, ThreadStrategy } from '../../protocol/index.js';
import { NEW_THREAD_DRAFT } from './initial-state.js';
import type { ContextTarget, OutboxMessage, ShownContent, ThreadState, WidgetState } from './widget-state.js';

/** The thread that is shown; `null` for one that its first message will open, and on the list. */
export function selectActiveThread(state: WidgetState): ThreadState | null {
  if (state.screen !== 'THREAD' || state.activeThreadId === null) return null;
  return state.threads[state.activeThreadId] ?? null;
}

/** All threads, the one with the newest activity first. */
export function selectThreads(state: WidgetState): readonly ThreadState[] {
  return Object.values(state.threads).sort((a, b) => b.updatedAt - a.updatedAt || a.id.localeCompare(b.id));
}

/** Unread messages of all threads. */
export function selectUnread(state: WidgetState): number {
  return Object.values(state.threads).reduce((sum, thread) => sum + thread.unread, 0);
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
  const open = selectThreads(state).filter((thread) => thread.status !== 'CLOSED');
  if (!state.widget.multiThread) return open[0] === undefined ? null : { threadId: open[0].id };
  if (strategy !== 'ACTIVE') return open.length === 0 ? null : { all: true };
  const active = selectActiveThread(state);
  return active === null || active.status === 'CLOSED' ? null : { threadId: active.id };
}

/** Delivery status of a message of one's own; `SENT` for those of others. */
export type DeliveryStatus = 'SENDING' | 'SENT' | 'DELIVERED' | 'SEEN' | 'FAILED';

/** One line of the shown conversation. */
export interface TimelineItem {
  /** Stable through sending and storing: the sender's id of the message. */
  readonly key: string;
  readonly own: boolean;
  readonly author: Author;
  readonly content: ShownContent;
  /** Milliseconds since 1970. */
  readonly moment: number;
  readonly status: DeliveryStatus;
  /** Why it failed. */
  readonly error?: ErrorBody;
  /** Set while it is in the outbox: what `retry` and `cancel` take. */
  readonly entryId?: string;
}

/**
 * What the shown conversation displays: stored messages in the store's order, then the outbox.
 * Custom data without a `userMessage` is not for the customer's eyes and is left out.
 */
export function selectTimeline(state: WidgetState): readonly TimelineItem[] {
  if (state.screen !== 'THREAD') return [];
  const thread = selectActiveThread(state);
  return [...(thread === null ? [] : storedItems(thread)), ...outboxItems(state, thread)];
}

const storedItemsByThread = new WeakMap<ThreadState, readonly TimelineItem[]>();

function storedItems(thread: ThreadState): readonly TimelineItem[] {
  const known = storedItemsByThread.get(thread);
  if (known !== undefined) return known;
  const { delivered, seen } = thread.teamReceipts;
  const items = thread.messages
    .filter(({ content }) => isForCustomer(content))
    .map((message): TimelineItem => {
      const own = message.author.type === 'CUSTOMER';
      const reached = message.seq <= seen ? 'SEEN' : message.seq <= delivered ? 'DELIVERED' : 'SENT';
      return {
        key: message.clientMessageId,
        own,
        author: message.author,
        content: message.content,
        moment: message.createdAt,
        status: own ? reached : 'SENT',
      };
    });
  storedItemsByThread.set(thread, items);
  return items;
}

function outboxItems(state: WidgetState, thread: ThreadState | null): TimelineItem[] {
  return state.outbox
    .filter((entry) => entry.kind === 'message')
    .filter((entry) => isForCustomer(entry.content) && belongsToShown(state, thread, entry))
    .map((entry) => ({
      key: entry.id,
      own: true,
      author: { type: 'CUSTOMER', id: state.person?.id ?? '' },
      content: entry.content,
      moment: entry.createdAt,
      status: entry.status === 'failed' ? 'FAILED' : 'SENDING',
      ...(entry.error === undefined ? {} : { error: entry.error }),
      entryId: entry.id,
    }));
}

function belongsToShown(state: WidgetState, thread: ThreadState | null, { target }: OutboxMessage): boolean {
  if ('threadId' in target) return target.threadId === thread?.id;
  // A single-thread widget has one place for everything.
  if (state.widget?.multiThread === false) return true;
  return target.clientThreadId === (thread?.clientThreadId ?? state.newThreadId);
}

function isForCustomer(content: ShownContent): boolean {
  return content.type !== 'CUSTOM_DATA' || content.userMessage !== undefined;
}
