import { byteLength, type HistoryFrame, type HistoryPageFrame, type Message } from 'livechat-core/protocol';
import type { SessionKey } from '../store/session-store.js';
import type { ChatDeps } from './deps.js';
import { messageForCustomer } from './seen-by-customer.js';

/** How many bytes of messages a page may have, well below what may wait for a slow reader. */
const PAGE_BYTES = 512 * 1024;

/**
 * A page of a thread's messages. A page of large ones is shorter than asked for; the next request
 * goes on where it ends.
 *
 * @throws LiveChatError `THREAD_NOT_FOUND`
 */
export async function readHistory(
  { store }: ChatDeps,
  session: SessionKey,
  frame: HistoryFrame,
): Promise<HistoryPageFrame> {
  const { requestId, threadId, after, before, limit } = frame;
  const stored = await store.readHistory({ session, threadId, range: { after, before, limit } });
  const messages = stored.map(messageForCustomer);
  return {
    type: 'history-page',
    requestId,
    threadId,
    messages: after === undefined ? newestWithin(messages) : oldestWithin(messages),
  };
}

function oldestWithin(messages: readonly Message[]): Message[] {
  let bytes = 0;
  const end = messages.findIndex((message, index) => {
    bytes += byteLength(JSON.stringify(message));
    return index > 0 && bytes > PAGE_BYTES;
  });
  return end === -1 ? [...messages] : messages.slice(0, end);
}

function newestWithin(messages: readonly Message[]): Message[] {
  return oldestWithin(messages.toReversed()).reverse();
}
