import type { Message } from '../../protocol/entities.js';
import { countMessages, firstMessage, lastMessage, messagesAbove, type MessagePages } from './message-pages.js';

/**
 * Derives something from the messages of a thread in their order. Of messages that arrive at the end only these are
 * looked at; what was derived is kept once for each thread, by its first message, which stays the same meanwhile.
 *
 * @param empty what is derived from no messages
 * @param add goes on with messages that were not looked at, none where only the context is another one
 */
export function foldMessages<T, C = undefined>(
  empty: T,
  add: (result: T, added: readonly Message[], context: C) => T,
): (pages: MessagePages, context: C) => T {
  const knownByFirst = new WeakMap<Message, { readonly pages: MessagePages; readonly result: T }>();
  return (pages, context) => {
    const first = firstMessage(pages);
    if (first === undefined) return empty;
    const known = knownByFirst.get(first) ?? { pages: [], result: empty };
    const added = messagesAbove(pages, lastMessage(known.pages)?.seq ?? 0);
    // What is stored never changes and never goes: where no more are there than were added, none came in between.
    const isContinued = countMessages(known.pages) + added.length === countMessages(pages);
    const result = isContinued ? add(known.result, added, context) : add(empty, pages.flat(), context);
    knownByFirst.set(first, { pages, result });
    return result;
  };
}
