import { findLastMessage, type ThreadState } from 'livechat-core';
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
  return { last: lastShown(thread), agent: agentName(thread) };
}

/** The name of the agent who wrote last, of those messages that are at hand. */
export function agentName(thread: ThreadState): string | undefined {
  return newest(thread, ({ author }) => author.type === 'AGENT' && author.name !== undefined)?.author.name;
}

/** The newest message for which something is true; of a thread that was not read only the last one is at hand. */
function newest(thread: ThreadState, isWanted: (message: Message) => boolean): Message | undefined {
  const { lastMessage } = thread;
  return lastMessage !== undefined && isWanted(lastMessage) ? lastMessage : findLastMessage(thread, isWanted);
}

function lastShown(thread: ThreadState): ThreadSummary['last'] {
  const message = newest(thread, ({ content }) => shownText(content) !== null);
  const shown = message === undefined ? null : shownText(message.content);
  if (message === undefined || shown === null) return null;
  return { own: message.author.type === 'CUSTOMER', author: message.author.name, shown };
}
