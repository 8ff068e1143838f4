import { splitLinks } from './links';

/** A stretch of a message's text. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** A block of a message: lines of text, or a list. */
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  /** `start` is the number of the first item; `null` for a list of points. */
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly (readonly Inline[])[] };

const LIST_LINE = /^\s{0,3}(?:[-*•]|(\d{1,3})[.)])\s+(\S.*)$/;
/** `code`, **strong**, *emphasis* or _emphasis_: closed within the line, hugging its words. */
const MARKED =
  /`([^`\n]+)`|\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*|(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)/g;

/**
 * Reads the small part of Markdown that people and bots write in chats: lists, emphasis, code, and
 * addresses that become links. Everything else, markup above all, stays the text that it is.
 *
 * @example
 * ```ts
 * toBlocks('See **this**:\n- one\n- two');
 * ```
 */
export function toBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of text.split('\n')) {
    const item = LIST_LINE.exec(line);
    const last = blocks.at(-1);
    // The blank line that ends a list is no line of its own.
    if (line === '' && last?.kind === 'list') continue;
    if (item === null) {
      const inline = toInline(line);
      if (last?.kind === 'paragraph') blocks[blocks.length - 1] = { ...last, lines: [...last.lines, inline] };
      else blocks.push({ kind: 'paragraph', lines: [inline] });
      continue;
    }
    const start = item[1] === undefined ? null : Number(item[1]);
    const inline = toInline(item[2] ?? '');
    if (last?.kind === 'list' && (last.start === null) === (start === null)) {
      blocks[blocks.length - 1] = { ...last, items: [...last.items, inline] };
    } else {
      blocks.push({ kind: 'list', start, items: [inline] });
    }
  }
  return blocks;
}

function toInline(line: string): readonly Inline[] {
  // Addresses first: what looks like emphasis inside one belongs to it.
  return splitLinks(line).flatMap((part) => (part.kind === 'link' ? [part] : toMarked(part.text)));
}

function toMarked(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    const [whole, code, strong, star, underscore] = match;
    if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else parts.push({ kind: 'emphasis', text: star ?? underscore ?? '' });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}
