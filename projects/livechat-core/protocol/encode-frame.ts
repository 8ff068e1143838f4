import type { ClientFrame } from './client-frames.js';
import { toJsonText } from './json-text.js';
import { LIMITS } from './limits.js';
import type { ServerFrame } from './server-frames.js';

/** Text of a frame, ready for the socket. */
export function encodeFrame(frame: ClientFrame | ServerFrame): string {
  return toJsonText(frame);
}

/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Whether a client frame fits the limit; the server refuses a longer one. */
export function fitsFrame(text: string): boolean {
  return text.length <= LIMITS.frameBytes && byteLength(text) <= LIMITS.frameBytes;
}
