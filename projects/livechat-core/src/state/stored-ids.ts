import type { Message } from '../../protocol/entities.js';
import type { MessagePages } from './message-pages.js';

/** By page: most pages stay as they are. */
const idsByPage = new WeakMap<readonly Message[], ReadonlySet<string>>();

/** Whether the message that a client has sent under an id is among those that are held. */
export function holdsSent(pages: MessagePages, clientMessageId: string): boolean {
  return pages.some((page) => {
    const ids = idsByPage.get(page) ?? new Set(page.map((message) => message.clientMessageId));
    idsByPage.set(page, ids);
    return ids.has(clientMessageId);
  });
}
