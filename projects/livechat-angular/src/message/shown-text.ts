import type { ShownContent } from 'livechat-core';
import { plainText } from 'livechat-core/protocol';

/**
 * The words that a message shows to the customer, `unsupported` for a kind that this version does
 * not know, or `null` for one that shows nothing, such as custom data meant for the agent only.
 */
export type ShownText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unsupported' };

export function shownText(content: ShownContent): ShownText | null {
  if (content.type === 'UNSUPPORTED') return { kind: 'unsupported' };
  const text = plainText(content);
  return text === null ? null : { kind: 'text', text };
}
