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
  const newestFirst = [...known].sort((a, b) => b.seq - a.seq);
  return { last: firstShown(newestFirst), agent: agentName(newestFirst) };
}

/** The name of the agent who wrote last in a thread. */
export function agentName(newestFirst: readonly Message[]): string | undefined {
  return newestFirst.find(({ author }) => author.type === 'AGENT' && author.name !== undefined)?.author.name;
}

function firstShown(newestFirst: readonly Message[]): ThreadSummary['last'] {
  for (const { author, content } of newestFirst) {
    const shown = shownText(content);
    if (shown !== null) return { own: author.type === 'CUSTOMER', author: author.name, shown };
  }
  return null;
}
