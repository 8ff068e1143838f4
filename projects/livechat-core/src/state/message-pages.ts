import type { Message } from '../../protocol/entities.js';

/**
 * Messages ascending by `seq`, in two lists at most: those that have been there for a while, and the newest ones. One
 * more message copies the newest ones alone, so that it costs the same in a thread of 100 and of 10,000. No list is empty.
 */
export type MessagePages = readonly (readonly Message[])[];

/** When there are so many newest messages they join the others: a copy of all of them now and then. */
export const NEWEST = 256;

/** How many messages there are. */
export function countMessages(pages: MessagePages): number {
  return pages.reduce((count, page) => count + page.length, 0);
}

/** The one with the lowest `seq`. */
export function firstMessage(pages: MessagePages): Message | undefined {
  return pages[0]?.[0];
}

/** The one with the highest `seq`. */
export function lastMessage(pages: MessagePages): Message | undefined {
  return pages.at(-1)?.at(-1);
}

/** The messages above a `seq`; looked for from the end, where messages arrive. */
export function messagesAbove(pages: MessagePages, seq: number): readonly Message[] {
  const [older = [], newest = []] = pages;
  const messages = isAbove(seq, older) ? newest : older.concat(newest);
  return messages.slice(messages.findLastIndex((message) => message.seq <= seq) + 1);
}

/** Those of some messages that are not among the pages. */
export function notIn(pages: MessagePages, messages: readonly Message[]): readonly Message[] {
  const held = new Set(messagesAbove(pages, lowestOf(messages) - 1).map(({ seq }) => seq));
  return messages.filter(({ seq }) => !held.has(seq));
}

/** Pages with messages that are not in them, ascending. */
export function withMessages(pages: MessagePages, added: readonly Message[]): MessagePages {
  if (added.length === 0) return pages;
  const [older = [], newest = []] = pages;
  if (!isAbove(lowestOf(added) - 1, older)) return [older.concat(newest, added).sort(bySeq)];
  const messages = newest.concat(added);
  if (!isAbove(lowestOf(added) - 1, newest)) messages.sort(bySeq);
  return messages.length < NEWEST ? [older, messages] : [older.concat(messages)];
}

/** Whether everything above a `seq` is above all of these messages, of which there are some. */
function isAbove(seq: number, messages: readonly Message[]): boolean {
  const last = messages.at(-1);
  return last !== undefined && last.seq <= seq;
}

function lowestOf(messages: readonly Message[]): number {
  return Math.min(...messages.map(({ seq }) => seq));
}

function bySeq(a: Message, b: Message): number {
  return a.seq - b.seq;
}
