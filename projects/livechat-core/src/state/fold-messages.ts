import type { Message } from '../../protocol/entities.js';
import { countMessages, firstMessage, isContinued, messagesFrom, type MessagePages } from './message-pages.js';

interface Known<T> {
  readonly pages: MessagePages;
  readonly result: T;
}

/**
 * Derives something from the messages of a thread in their order. Of messages that arrive at the end only these are
 * looked at; what was derived is kept once for each thread, by its first message, which stays the same meanwhile.
 *
 * @param empty what is derived from no messages
 * @param add goes on with messages that were not looked at
 */
export function foldMessages<T>(
  empty: T,
  add: (result: T, added: readonly Message[]) => T,
): (pages: MessagePages) => T {
  const knownByFirst = new WeakMap<Message, Known<T>>();
  return (pages) => {
    const first = firstMessage(pages);
    if (first === undefined) return empty;
    const known = knownByFirst.get(first);
    if (known?.pages === pages) return known.result;
    const base = known !== undefined && isContinued(known.pages, pages) ? known : { pages: [], result: empty };
    const result = add(base.result, messagesFrom(pages, countMessages(base.pages)));
    knownByFirst.set(first, { pages, result });
    return result;
  };
}
