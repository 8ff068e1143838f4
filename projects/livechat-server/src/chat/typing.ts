import type { Author, Conversation, Person } from 'livechat-core/protocol';
import type { ChatDeps } from './deps.js';
import { publishToBoth, publishToDesk } from './publish.js';

/** Tells the desks that a customer writes; nobody, when the thread is not the customer's. */
export async function announceCustomerTyping(
  { store, fanOut }: ChatDeps,
  person: Person,
  { threadId, isTyping }: { readonly threadId: string; readonly isTyping: boolean },
): Promise<void> {
  const thread = await store.findThread(person.id, threadId);
  if (thread === undefined || thread.status === 'CLOSED') return;
  const name = person.name === undefined ? {} : { name: person.name };
  publishToDesk(fanOut, { type: 'typing', threadId, author: { type: 'CUSTOMER', id: person.id, ...name }, isTyping });
}

/** Tells the customer and the desks that somebody of the team, or a bot, writes. */
export function announceTeamTyping(
  { fanOut }: ChatDeps,
  { threadId, customer }: Pick<Conversation, 'threadId' | 'customer'>,
  { author, isTyping }: { readonly author: Author; readonly isTyping: boolean },
): void {
  publishToBoth(fanOut, customer.id, { type: 'typing', threadId, author, isTyping });
}
