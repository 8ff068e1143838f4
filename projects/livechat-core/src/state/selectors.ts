import type { ThreadStrategy } from '../../protocol/commands.js';
import type { Author, Message } from '../../protocol/entities.js';
import type { ErrorBody } from '../../protocol/errors.js';
import { createSelector } from './create-selector.js';
import { NEW_THREAD_DRAFT } from './initial-state.js';
import { isUploading } from './outbox.js';
import type {
  ContextTarget,
  OutboxEntry,
  OutboxMessage,
  ShownContent,
  ThreadState,
  Upload,
  WidgetState,
} from './widget-state.js';

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

/** Delivery status of a message of one's own; `SENT` for those of others. */
export type DeliveryStatus = 'SENDING' | 'SENT' | 'DELIVERED' | 'SEEN' | 'FAILED';

/** One line of the shown conversation. */
export interface TimelineItem {
  /** Stable through sending and storing: the sender's id of the message. */
  readonly key: string;
  /** Its place in the thread; absent while it is in the outbox. */
  readonly seq?: number;
  /** Whether the person of this chat wrote it. */
  readonly own: boolean;
  /** Who wrote it. */
  readonly author: Author;
  /** What it says. */
  readonly content: ShownContent;
  /** Milliseconds since 1970. */
  readonly moment: number;
  /** How far it has come; `SENT` for those of others. */
  readonly status: DeliveryStatus;
  /** Why it failed. */
  readonly error?: ErrorBody;
  /** Set while it is in the outbox: what `retry` and `cancel` take. */
  readonly entryId?: string;
  /** Set when it is stored: what answers and survey answers name. */
  readonly messageId?: string;
  /** Set while its files are uploaded: how far each of them is. */
  readonly uploads?: readonly Upload[];
}

/**
 * What the shown conversation displays: stored messages in the store's order, then the outbox.
 * Custom data without a `userMessage` is not for the customer's eyes and is left out.
 */
export const selectTimeline: (state: WidgetState) => readonly TimelineItem[] = createSelector(
  [
    ({ outbox }) => outbox,
    ({ screen }) => screen,
    selectActiveThread,
    ({ widget }) => widget?.multiThread,
    ({ newThreadId }) => newThreadId,
    ({ person }) => person?.id ?? '',
    ({ activeThreadId }) => activeThreadId,
  ],
  (outbox, screen, thread, multiThread, newThreadId, personId, activeThreadId): readonly TimelineItem[] => {
    if (screen !== 'THREAD') return NOTHING;
    const stored = thread === null ? NOTHING : storedItems(thread);
    const pending = outboxItems(outbox, { thread, multiThread, newThreadId, personId, activeThreadId });
    return pending.length === 0 ? stored : stored.concat(pending);
  },
);

const NOTHING: readonly TimelineItem[] = [];

interface StoredItems {
  readonly messages: readonly Message[];
  readonly delivered: number;
  readonly seen: number;
  readonly items: readonly TimelineItem[];
}

/** By the first message held, which stays the same while messages arrive at the end. */
const storedItemsByFirst = new WeakMap<Message, StoredItems>();

function storedItems({ messages, teamReceipts: { delivered, seen } }: ThreadState): readonly TimelineItem[] {
  const [first] = messages;
  if (first === undefined) return NOTHING;
  const known = storedItemsByFirst.get(first);
  const isUsable =
    known?.delivered === delivered && known.seen === seen && isContinued(known.messages, messages) ? known : null;
  const added = messages
    .slice(isUsable?.messages.length ?? 0)
    .filter(({ content }) => isForCustomer(content))
    .map((message) => storedItem(message, delivered, seen));
  const items = isUsable === null ? added : added.length === 0 ? isUsable.items : isUsable.items.concat(added);
  storedItemsByFirst.set(first, { messages, delivered, seen, items });
  return items;
}

/** Whether a list begins with all of an earlier one: what is stored never changes and never goes. */
function isContinued(earlier: readonly Message[], messages: readonly Message[]): boolean {
  return messages[earlier.length - 1] === earlier.at(-1);
}

function storedItem(message: Message, delivered: number, seen: number): TimelineItem {
  const own = message.author.type === 'CUSTOMER';
  const reached = message.seq <= seen ? 'SEEN' : message.seq <= delivered ? 'DELIVERED' : 'SENT';
  return {
    key: message.clientMessageId,
    seq: message.seq,
    own,
    author: message.author,
    content: message.content,
    moment: message.createdAt,
    status: own ? reached : 'SENT',
    messageId: message.id,
  };
}

/** What decides which entries of the outbox the shown conversation displays. */
interface Shown {
  readonly thread: ThreadState | null;
  readonly multiThread: boolean | undefined;
  readonly newThreadId: string | null;
  readonly personId: string;
  /** Known after a reload before the thread itself is. */
  readonly activeThreadId: string | null;
}

function outboxItems(outbox: readonly OutboxEntry[], shown: Shown): readonly TimelineItem[] {
  if (outbox.length === 0) return NOTHING;
  // One whose answer was lost may be read as history before its repeat is acknowledged.
  const stored = new Set(shown.thread?.messages.map((message) => message.clientMessageId));
  return outbox
    .filter((entry) => entry.kind === 'message')
    .filter((entry) => isForCustomer(entry.content) && belongsTo(shown, entry) && !stored.has(entry.id))
    .map((entry) => ({
      key: entry.id,
      own: true,
      author: { type: 'CUSTOMER', id: shown.personId },
      content: entry.content,
      moment: entry.createdAt,
      status: entry.status === 'failed' ? 'FAILED' : 'SENDING',
      ...(entry.error === undefined ? {} : { error: entry.error }),
      entryId: entry.id,
      ...(isUploading(entry) ? { uploads: entry.uploads } : {}),
    }));
}

function belongsTo({ thread, multiThread, newThreadId, activeThreadId }: Shown, { target }: OutboxMessage): boolean {
  if ('threadId' in target) return target.threadId === activeThreadId;
  // A single-thread widget has one place for everything.
  if (multiThread === false) return true;
  return target.clientThreadId === (thread?.clientThreadId ?? newThreadId);
}

/** Whether the customer is meant to see a message. */
function isForCustomer(content: ShownContent): boolean {
  return content.type !== 'CUSTOM_DATA' || content.userMessage !== undefined;
}
