import { textOf } from './text-of';

/** A scheme other than `javascript:`, or no scheme at all. */
const SAFE = /^(?!javascript:)(?:[a-z0-9+.-]+:|[^&:/?#]*(?:[/?#]|$))/i;

/** Makes an address harmless that would run as code. */
export function ɵɵsanitizeUrl(url: unknown): string {
  const text = textOf(url);
  return SAFE.test(text) ? text : `unsafe:${text}`;
}
