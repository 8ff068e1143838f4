/** A stretch of a message: words, or an address to follow. */
export interface TextPart {
  readonly text: string;
  /** Where it leads; `null` for words. */
  readonly href: string | null;
}

/** Invisible characters, such as those that turn the direction, belong to no address. */
const CANDIDATE = /\b(?:https?:\/\/|mailto:)[^\s\p{C}<>"'`]+/giu;
const PROTOCOLS: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/**
 * Splits what a person wrote into words and links. Only web and mail addresses become links; the
 * texts of all parts together are the text.
 *
 * @example
 * ```ts
 * linkParts('See https://shop.example/a.'); // 'See ', 'https://shop.example/a' with its href, '.'
 * ```
 */
export function linkParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: candidate, index } of text.matchAll(CANDIDATE)) {
    const address = withoutSentenceEnd(candidate);
    const href = hrefOf(address);
    if (href === null) continue;
    if (index > end) parts.push({ text: text.slice(end, index), href: null });
    parts.push({ text: address, href });
    end = index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}

/** A closing bracket stays where the address itself has opened it. */
function withoutSentenceEnd(address: string): string {
  let surplus = count(address, ')') - count(address, '(');
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ')' && surplus > 0) surplus -= 1;
    else if (!/[.,;:!?\]}*_]/.test(last)) break;
  }
  return address.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function hrefOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, pathname, href } = new URL(address);
  const target = protocol === 'mailto:' ? pathname : hostname;
  return PROTOCOLS.has(protocol) && target !== '' ? href : null;
}
