import type { WidgetState } from 'livechat-core';
import type { Locale } from '../i18n/locale';
import { contentWords } from './words';

/** What the closed launcher shows beside itself. */
export interface Preview {
  /** By which it is known again when it was dismissed. */
  readonly key: string;
  readonly name: string | undefined;
  readonly words: string;
}

/** How much of a message fits beside the launcher. */
const LENGTH = 140;

/** The newest unread message, else the greeting for who never wrote; `null` where the widget shows none. */
export function previewOf(locale: Locale, { widget, threads, isOpen }: WidgetState): Preview | null {
  if (isOpen || widget?.launcher?.showsPreview !== true) return null;
  const unread = Object.values(threads)
    .filter((thread) => thread.unread > 0 && thread.lastMessage !== undefined)
    .sort((a, b) => b.updatedAt - a.updatedAt)[0]?.lastMessage;
  if (unread !== undefined && unread.author.type !== 'CUSTOMER') {
    const words = contentWords(locale, unread.content);
    return words === null ? null : { key: unread.id, name: unread.author.name, words: cut(words) };
  }
  if (Object.keys(threads).length > 0 || widget.greeting === undefined) return null;
  const words = cut(widget.greeting.text);
  // Another greeting is another preview.
  return { key: words, name: widget.availability?.agents[0]?.name, words };
}

/** Not within a character of two units. */
function cut(text: string): string {
  const characters = [...text];
  return characters.length <= LENGTH ? text : `${characters.slice(0, LENGTH).join('')}…`;
}
