import { isSafeInline } from './media-types.js';

/**
 * How a browser is to take a file: shown, where that is safe, otherwise saved under its name. Names are
 * written as RFC 6266 and RFC 8187 say, with a form of plain letters for what does not read them.
 *
 * @example
 * ```ts
 * contentDisposition({ name: 'Račun.pdf', mediaType: 'application/pdf' });
 * // attachment; filename="Ra_un.pdf"; filename*=UTF-8''Ra%C4%8Dun.pdf
 * ```
 */
export function contentDisposition({ name, mediaType }: { readonly name: string; readonly mediaType: string }): string {
  const kind = isSafeInline(mediaType) ? 'inline' : 'attachment';
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encode(name)}`;
}

/** What `encodeURIComponent` leaves and a header must not have; half a character becomes a question mark. */
function encode(name: string): string {
  return encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '?')).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
