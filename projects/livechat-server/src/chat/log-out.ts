import type { ChatDeps } from './deps.js';
import { publishToSession } from './publish.js';

/** Ends a session for good: its tokens are worth nothing and its other sockets are told. */
export async function logOut({ store, fanOut }: ChatDeps, sessionId: string): Promise<void> {
  await store.endSession(sessionId);
  publishToSession(fanOut, sessionId);
}
