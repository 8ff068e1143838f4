import { LiveChatError } from 'livechat-core/protocol';
import type { ChatDeps } from './deps.js';
import { publishToSession } from './publish.js';

/**
 * Ends the sessions that a site knows by its own session id: those that a token with this `sid` has
 * logged in. Every browser of them hears of it.
 *
 * @throws LiveChatError `NOT_FOUND`, the same for an unknown widget, an unknown `sid` and one that has ended
 */
export async function endSessions({ store, fanOut }: ChatDeps, widgetId: string, sid: string): Promise<void> {
  const ended = await store.endSessionsBySid({ widgetId: widgetId.toLowerCase(), sid });
  for (const sessionId of ended) publishToSession(fanOut, sessionId);
  if (ended.length > 0) return;
  throw new LiveChatError({
    code: 'NOT_FOUND',
    message: 'The widget has no such session.',
    remedy: 'Use the claim sid of the token that logged the customer in; an ended session needs no second end.',
    field: 'sessionId',
  });
}
