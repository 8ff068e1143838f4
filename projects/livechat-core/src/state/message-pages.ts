import type { Message } from '../../protocol/entities.js';

/**
 * Messages in pages, ascending by `seq`; every page but the last is full. One more message copies the last page and
 * the list of pages, and leaves all others as they are: in a thread of 10,000 that is a hundredth of a copy.
 */
export type MessagePages = readonly (readonly Message[])[];

/** A power of two: the place of a message is found without a division. */
export const PAGE_SIZE = 128;

/** How many messages the pages hold. */
export function countMessages(pages: MessagePages): number {
  const last = pages.at(-1);
  return last === undefined ? 0 : (pages.length - 1) * PAGE_SIZE + last.length;
}

/** The message at a place that counts from 0. */
export function messageAt(pages: MessagePages, index: number): Message | undefined {
  return pages[Math.floor(index / PAGE_SIZE)]?.[index % PAGE_SIZE];
}

/** The one with the lowest `seq`. */
export function firstMessage(pages: MessagePages): Message | undefined {
  return pages[0]?.[0];
}

/** The one with the highest `seq`. */
export function lastMessage(pages: MessagePages): Message | undefined {
  return pages.at(-1)?.at(-1);
}

/** The messages from a place on. */
export function messagesFrom(pages: MessagePages, index: number): readonly Message[] {
  const page = Math.floor(index / PAGE_SIZE);
  const begun = pages[page]?.slice(index % PAGE_SIZE) ?? [];
  return begun.concat(...pages.slice(page + 1));
}

/** Pages with these messages in place of all from a place on. */
export function withMessagesFrom(pages: MessagePages, index: number, messages: readonly Message[]): MessagePages {
  const page = Math.floor(index / PAGE_SIZE);
  const rest = (pages[page] ?? []).slice(0, index % PAGE_SIZE).concat(messages);
  const result = pages.slice(0, page);
  for (let start = 0; start < rest.length; start += PAGE_SIZE) result.push(rest.slice(start, start + PAGE_SIZE));
  return result;
}

/** The newest message for which something is true. */
export function findLastIn(pages: MessagePages, isWanted: (message: Message) => boolean): Message | undefined {
  for (let page = pages.length - 1; page >= 0; page -= 1) {
    const found = pages[page]?.findLast(isWanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How many of the messages are not above `seq`; looked for from the end, where messages arrive. */
export function countUpTo(pages: MessagePages, seq: number): number {
  const index = pages.findLastIndex(([first]) => first !== undefined && first.seq <= seq);
  const page = pages[index];
  return page === undefined ? 0 : index * PAGE_SIZE + page.findLastIndex((message) => message.seq <= seq) + 1;
}

/** Whether the message of this `seq` is there. */
export function holds(pages: MessagePages, seq: number): boolean {
  return messageAt(pages, countUpTo(pages, seq) - 1)?.seq === seq;
}

/** Pages with more messages, each `seq` once. */
export function mergePages(pages: MessagePages, incoming: readonly Message[]): MessagePages {
  const lowest = incoming.reduce((seq, message) => Math.min(seq, message.seq), Number.POSITIVE_INFINITY);
  const place = countUpTo(pages, lowest - 1);
  const above = messagesFrom(pages, place);
  // The common case: one more message at the end.
  if (above.length === 0 && incoming.length <= 1) return withMessagesFrom(pages, place, incoming);
  const bySeq = new Map([...above, ...incoming].map((message) => [message.seq, message]));
  const merged = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  return withMessagesFrom(pages, place, merged);
}

/** Whether the messages of one list begin with all of an earlier one: what is stored never changes and never goes. */
export function isContinued(earlier: MessagePages, pages: MessagePages): boolean {
  return messageAt(pages, countMessages(earlier) - 1) === lastMessage(earlier);
}
