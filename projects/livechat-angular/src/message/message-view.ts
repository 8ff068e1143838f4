import type { DeliveryStatus, ShownContent } from 'livechat-core';
import type { Locale, PlainKey } from '../i18n/locale';
import { initials } from './initials';
import { isPlain } from './plain';
import type { MessageRow } from './rows';
import { contentWords } from './words';

/** What a message shows, in all words: worked out once, and drawn as it is. */
export interface MessageView {
  /** The classes of its element. */
  readonly classes: string;
  /** The name for styles of the page on its bubble. */
  readonly part: string;
  readonly author: string;
  /** Who speaks, for those who do not see it. */
  readonly speaker: string;
  /** Whether the author's name stands above it. */
  readonly isNamed: boolean;
  /** Whether the author's face stands beside it. */
  readonly hasFace: boolean;
  /** The author's initials, where the face is shown; empty for one without a name. */
  readonly initials: string;
  readonly hasFailed: boolean;
  readonly time: string;
  /** At the end of a group; `null` inside, where the time alone is shown. */
  readonly exact: { readonly iso: string; readonly words: string } | null;
  /** How far an own message came; `null` for those of others. */
  readonly delivery: { readonly status: DeliveryStatus; readonly words: string } | null;
}

/** What a message says, and how that is drawn. */
export interface BubbleContent {
  /**
   * `plain`: nothing but words. `marked`: words with lists, links or emphasis. `rich`: more than words, for which
   * `text` stands in until its part is read. `unsupported`: of a kind that came later than this version.
   */
  readonly kind: 'plain' | 'marked' | 'rich' | 'unsupported';
  readonly text: string;
}

const STATUS_TEXTS: Readonly<Record<DeliveryStatus, PlainKey>> = {
  SENDING: 'sending',
  SENT: 'sent',
  DELIVERED: 'delivered',
  SEEN: 'seen',
  FAILED: 'failed',
};

/** Works out what surrounds a message's content. */
export function messageView({ item, first, last }: MessageRow, locale: Locale): MessageView {
  const { own, status, moment } = item;
  const author = item.author.name ?? locale.text('team');
  const hasFailed = status === 'FAILED';
  const hasFace = last && !own;
  return {
    classes: classes({ own, first, last, failed: hasFailed }),
    part: own ? 'bubble own-bubble' : 'bubble',
    author,
    speaker: own ? locale.text('you') : author,
    isNamed: first && !own,
    hasFace,
    initials: hasFace ? initials(item.author.name) : '',
    hasFailed,
    time: locale.time(moment),
    exact: last ? { iso: new Date(moment).toISOString(), words: locale.dayAndTime(moment) } : null,
    delivery: own ? { status, words: locale.text(STATUS_TEXTS[status]) } : null,
  };
}

/** Works out what a message says. */
export function bubbleContent(content: ShownContent, locale: Locale): BubbleContent {
  const text = contentWords(locale, content);
  if (text === null) return { kind: 'rich', text: '' };
  switch (content.type) {
    case 'TEXT':
    case 'ANSWER':
    case 'QUICK_REPLIES':
    case 'CUSTOM_DATA':
      return { kind: isPlain(text) ? 'plain' : 'marked', text };
    case 'UNSUPPORTED':
      return { kind: 'unsupported', text };
    default:
      return { kind: 'rich', text };
  }
}

function classes(is: Readonly<Record<'own' | 'first' | 'last' | 'failed', boolean>>): string {
  const modifiers = Object.entries(is).map(([name, holds]) => (holds ? ` lc-message--${name}` : ''));
  return `lc-message${modifiers.join('')}`;
}
