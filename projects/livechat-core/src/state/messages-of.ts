import type { Message } from '../../protocol/entities.js';
import { foldMessages } from './fold-messages.js';
import type { ThreadState } from './widget-state.js';

const listOf = foldMessages<readonly Message[]>([], (list, added) => (added.length === 0 ? list : list.concat(added)));

/**
 * The messages of a thread that this client holds, ascending by `seq`, as one list: the same list as long as the
 * thread holds the same. It is made when it is asked for; whoever looks for one message asks {@link findLastMessage}.
 *
 * @example
 * ```ts
 * const texts = messagesOf(thread).map(({ content }) => content);
 * ```
 */
export function messagesOf(thread: ThreadState): readonly Message[] {
  return listOf(thread.pages, undefined);
}

/**
 * The newest message held of a thread for which something is true, looked for from the newest one backwards.
 *
 * @example
 * ```ts
 * const agent = findLastMessage(thread, ({ author }) => author.type === 'AGENT')?.author.name;
 * ```
 */
export function findLastMessage(thread: ThreadState, isWanted: (message: Message) => boolean): Message | undefined {
  for (const page of thread.pages.toReversed()) {
    const found = page.findLast(isWanted);
    if (found !== undefined) return found;
  }
  return undefined;
}
