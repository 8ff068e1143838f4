import type { ThreadState } from 'livechat-core';
import type { Message } from 'livechat-core/protocol';
import { shownText, type ShownText } from './shown-text';

/** What the list says of a conversation. */
export interface ThreadSummary {
  /** The newest message that shows something to the customer. */
  readonly last: { readonly own: boolean; readonly author: string | undefined; readonly shown: ShownText } | null;
  /** The name of the agent who wrote last, of those messages that are at hand. */
  readonly agent: string | undefined;
}

/** Sums a conversation up for the list. */
export function summarise(thread: ThreadState): ThreadSummary {
  const known = thread.lastMessage === undefined ? thread.messages : [...thread.messages, thread.lastMessage];
  return { last: lastShown(known), agent: agentName(known) };
}

/** The name of the agent who wrote last, of messages in their order. */
export function agentName(messages: readonly Message[]): string | undefined {
  return messages.findLast(({ author }) => author.type === 'AGENT' && author.name !== undefined)?.author.name;
}

function lastShown(messages: readonly Message[]): ThreadSummary['last'] {
  const message = messages.findLast(({ content }) => shownText(content) !== null);
  const shown = message === undefined ? null : shownText(message.content);
  if (message === undefined || shown === null) return null;
  return { own: message.author.type === 'CUSTOMER', author: message.author.name, shown };
}
