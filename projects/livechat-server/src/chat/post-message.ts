import type { AckFrame, PostFrame } from 'livechat-core/protocol';
import type { SessionKey } from '../store/session-store.js';
import type { ChatDeps } from './deps.js';
import { publishToBoth, publishToDesk } from './publish.js';
import { threadForCustomer } from './seen-by-customer.js';

/**
 * Stores a customer's message, with the contextual data that it brings, and tells the others.
 *
 * @throws LiveChatError what `ThreadStore.postMessage` refuses
 */
export async function postMessage(deps: ChatDeps, session: SessionKey, post: PostFrame): Promise<AckFrame> {
  const { clientMessageId, target, content, context } = post;
  const { sessionId, personId } = session;
  // The store may be on another thread: what it need not know is not copied there.
  const key = { sessionId, personId };
  const posted = await deps.store.postMessage({ session: key, clientMessageId, target, content, context });
  const { message, thread, contextRequestId } = posted;
  if (posted.contextChanged) publishToDesk(deps.fanOut, { type: 'context', threadId: thread.id });
  if (posted.note !== undefined) {
    publishToBoth(deps.fanOut, personId, { type: 'message', threadId: thread.id, seq: posted.note.seq });
  }
  if (posted.outcome === 'STORED') {
    publishToBoth(deps.fanOut, personId, { type: 'message', threadId: thread.id, seq: message.seq });
  }
  return {
    type: 'ack',
    message,
    thread: threadForCustomer(thread),
    ...(contextRequestId === undefined ? {} : { contextRequestId }),
  };
}
