/** A stretch of a message's text: words, or a link to follow. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const CANDIDATE = /\b(?:https?:\/\/|mailto:)[^\s<>"'`]+/gi;
const SAFE_PROTOCOLS: ReadonlySet<string> = new Set(['https:', 'mailto:']);

/**
 * Splits a text into words and links. Only https and mail addresses become links; punctuation that
 * ends the sentence stays outside.
 *
 * @example
 * ```ts
 * splitLinks('See https://shop.example/a.'); // text 'See ', link 'https://shop.example/a', text '.'
 * ```
 */
export function splitLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const address = trimAddress(match[0]);
    const href = safeHref(address);
    if (href === null) continue;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'link', text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** Cuts the end of a sentence, and a closing bracket whose opening one is not part of the address. */
function trimAddress(address: string): string {
  const last = address.at(-1) ?? '';
  const unopened = last === ')' && count(address, ')') > count(address, '(');
  return unopened || /[.,;:!?\]}*_]/.test(last) ? trimAddress(address.slice(0, -1)) : address;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function safeHref(address: string): string | null {
  const url = parsed(address);
  if (url === null) return null;
  const empty = url.protocol === 'mailto:' ? url.pathname === '' : url.hostname === '';
  return SAFE_PROTOCOLS.has(url.protocol) && !empty ? url.href : null;
}

/** Not by `URL.canParse`, which Safari has from 17 on. */
function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
