import { publishToDesk, publishToSession } from '../chat/publish.js';
import type { FanOut } from '../fan-out/fan-out.js';
import type { Erased } from '../store/privacy-store.js';

/** Ends what is open of what was erased: the sessions' sockets, and the conversations on the desks. */
export function announceErasure(fanOut: FanOut, { sessionIds, threads }: Erased): void {
  for (const sessionId of sessionIds) publishToSession(fanOut, sessionId);
  for (const { conversationId } of threads) publishToDesk(fanOut, { type: 'erased', conversationId });
}
