import { createSelector } from './create-selector.js';
import { isUploading } from './outbox.js';
import { selectActiveThread } from './selectors.js';
import { holdsSent } from './stored-ids.js';
import { storedLines } from './stored-lines.js';
import { isForCustomer, type TimelineItem } from './timeline-item.js';
import type { OutboxEntry, OutboxMessage, ThreadState, WidgetState } from './widget-state.js';

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
    const stored = thread === null ? NOTHING : storedLines(thread);
    const pending = outboxItems(outbox, { thread, multiThread, newThreadId, personId, activeThreadId });
    return pending.length === 0 ? stored : stored.concat(pending);
  },
);

const NOTHING: readonly TimelineItem[] = [];

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
  const pages = shown.thread?.pages ?? [];
  return (
    outbox
      .filter((entry) => entry.kind === 'message')
      .filter((entry) => isForCustomer(entry.content) && belongsTo(shown, entry))
      // One whose answer was lost may be read as history before its repeat is acknowledged.
      .filter(({ id }) => !holdsSent(pages, id))
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
      }))
  );
}

function belongsTo({ thread, multiThread, newThreadId, activeThreadId }: Shown, { target }: OutboxMessage): boolean {
  if ('threadId' in target) return target.threadId === activeThreadId;
  // A single-thread widget has one place for everything.
  if (multiThread === false) return true;
  return target.clientThreadId === (thread?.clientThreadId ?? newThreadId);
}
