import type { ContextFrame, ServerFrame } from 'livechat-core/protocol';
import type { SessionKey } from '../store/session-store.js';
import type { ChatDeps } from './deps.js';
import { publishToDesk } from './publish.js';

/**
 * Merges contextual data into existing conversations and tells the desks.
 *
 * @throws LiveChatError what `ThreadStore.addContext` refuses
 */
export async function addContext(deps: ChatDeps, session: SessionKey, frame: ContextFrame): Promise<ServerFrame> {
  const { requestId, data, target } = frame;
  const { threadIds, outcome } = await deps.store.addContext({ session, requestId, data, target });
  if (outcome === 'STORED') {
    for (const threadId of threadIds) publishToDesk(deps.fanOut, { type: 'context', threadId });
  }
  return { type: 'context-ack', requestId, threadIds: [...threadIds] };
}
