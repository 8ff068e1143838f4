import type { ReceiptFrame } from 'livechat-core/protocol';
import type { SessionKey } from '../store/session-store.js';
import type { ChatDeps } from './deps.js';
import { publishToBoth } from './publish.js';

/**
 * Notes how far a customer has received and seen a thread, and tells the desks and the customer's
 * other tabs.
 *
 * @throws LiveChatError `THREAD_NOT_FOUND`
 */
export async function recordReceipt(deps: ChatDeps, session: SessionKey, frame: ReceiptFrame): Promise<void> {
  const { threadId, delivered, seen } = frame;
  const grew = await deps.store.recordCustomerReceipts({ session, threadId, receipts: { delivered, seen } });
  if (grew) publishToBoth(deps.fanOut, session.personId, { type: 'thread', threadId });
}
