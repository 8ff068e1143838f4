import type { ByteRange } from './file-store.js';

/** What a `Range` header asks for. */
export type RangeRequest =
  { readonly kind: 'WHOLE' } | { readonly kind: 'PART'; readonly range: ByteRange } | { readonly kind: 'OUTSIDE' };

const WHOLE: RangeRequest = { kind: 'WHOLE' };

/**
 * Reads a `Range` header. One part of bytes is served; several, and other units, are answered with the
 * whole, as the standard allows.
 *
 * @param size of the file, in bytes
 *
 * @example
 * ```ts
 * parseRange('bytes=0-99', 1000); // { kind: 'PART', range: { start: 0, end: 99 } }
 * parseRange('bytes=-100', 1000); // { kind: 'PART', range: { start: 900, end: 999 } }
 * ```
 */
export function parseRange(header: string | undefined, size: number): RangeRequest {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return WHOLE;
  if (first === '') return part(Math.max(0, size - Number(last)), size - 1, size);
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return WHOLE;
  return part(start, end, size);
}

function part(start: number, end: number, size: number): RangeRequest {
  return start >= size || end < start ? { kind: 'OUTSIDE' } : { kind: 'PART', range: { start, end } };
}
