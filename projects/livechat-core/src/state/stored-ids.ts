import type { Message } from '../../protocol/entities.js';
import { PAGE_SIZE, type MessagePages } from './message-pages.js';

/** Of full pages, which stay as they are. */
const idsByPage = new WeakMap<readonly Message[], ReadonlySet<string>>();

/** Whether the message that a client has sent under an id is among those that are held. */
export function holdsSent(pages: MessagePages, clientMessageId: string): boolean {
  return pages.some((page) =>
    page.length < PAGE_SIZE
      ? page.some((message) => message.clientMessageId === clientMessageId)
      : idsOf(page).has(clientMessageId),
  );
}

function idsOf(page: readonly Message[]): ReadonlySet<string> {
  const known = idsByPage.get(page);
  if (known !== undefined) return known;
  const ids = new Set(page.map((message) => message.clientMessageId));
  idsByPage.set(page, ids);
  return ids;
}
