import type { Message, Thread } from '../../protocol/entities.js';
import { HIDDEN_CONTENT } from './hidden-content.js';
import { messagesAbove, type MessagePages } from './message-pages.js';
import type { ThreadState } from './widget-state.js';

type Count = Pick<ThreadState, 'unread' | 'countedSeq'>;

/** Whether a message counts as unread until it is seen: notes of the system and what the site has filtered out do not. */
export function isNews({ author, content }: Message): boolean {
  return (author.type === 'AGENT' || author.type === 'BOT') && content !== HIDDEN_CONTENT;
}

function countAbove(pages: MessagePages, seq: number): number {
  return messagesAbove(pages, seq).filter(isNews).length;
}

/** The server's word, with what is held from above it: frames may cross, and messages come before the word of them. */
export function countTold(held: ThreadState, told: Thread): Count {
  const { countedSeq, seenSeq, pages } = held;
  if (told.topSeq < countedSeq) return { unread: held.unread, countedSeq };
  const unread = told.topSeq <= seenSeq ? 0 : told.unread;
  return { unread: unread + countAbove(pages, Math.max(told.topSeq, seenSeq)), countedSeq: told.topSeq };
}

/** With messages that were not known before, whichever way they came: live, late, or out of a gap. */
export function countAdded({ unread, countedSeq, seenSeq }: ThreadState, added: readonly Message[]): number {
  const floor = Math.max(countedSeq, seenSeq);
  return unread + added.filter((message) => message.seq > floor && isNews(message)).length;
}

/** After everything up to `seq` was seen. */
export function countSeen({ unread, countedSeq, topSeq, pages }: ThreadState, seq: number): Count {
  // Of a thread of which nothing is held not more can be unread than there are messages above.
  if (pages.length === 0) return { unread: Math.min(unread, Math.max(0, topSeq - seq)), countedSeq };
  // What is missing above counts when it comes.
  return { unread: countAbove(pages, seq), countedSeq: Math.min(countedSeq, seq) };
}
