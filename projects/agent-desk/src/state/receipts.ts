import type { Receipts } from 'livechat-core/protocol';
import type { DeskState } from './desk-state';

/** Receipts by the id of their conversation. */
export type ReceiptBook = Readonly<Record<string, Receipts>>;

/** What the reporter knows besides the state. */
export interface Viewing {
  readonly visible: boolean;
  readonly reported: ReceiptBook;
}

/**
 * The receipts to report: `delivered` of every conversation whose messages arrived here and that an
 * agent has not seen, `seen` of the shown conversation while somebody can see it.
 */
export function dueReceipts(state: DeskState, { visible, reported }: Viewing): ReceiptBook {
  const due: Record<string, Receipts> = {};
  for (const { id, topSeq, unread } of Object.values(state.conversations)) {
    const isShown = id === state.openId;
    if (unread === 0 && !isShown) continue;
    const held = (isShown ? state.logs[id]?.messages.at(-1)?.seq : undefined) ?? 0;
    const before = reported[id] ?? { delivered: 0, seen: 0 };
    const seen = Math.max(before.seen, visible && isShown ? held : 0);
    const delivered = Math.max(before.delivered, topSeq, held);
    if (delivered > before.delivered || seen > before.seen) due[id] = { delivered, seen };
  }
  return due;
}
