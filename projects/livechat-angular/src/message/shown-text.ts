import type { ShownContent } from 'livechat-core';

/**
 * The words that a message shows to the customer, `unsupported` for a kind that this version does
 * not know, or `null` for one that shows nothing, such as custom data meant for the agent only.
 */
export type ShownText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unsupported' };

export function shownText(content: ShownContent): ShownText | null {
  switch (content.type) {
    case 'TEXT':
      return { kind: 'text', text: content.text };
    case 'CUSTOM_DATA':
      return content.userMessage === undefined ? null : { kind: 'text', text: content.userMessage };
    case 'UNSUPPORTED':
      return { kind: 'unsupported' };
  }
}
