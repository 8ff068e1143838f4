import type * as z from 'livechat-core/schemas';
import { clientFrameSchema, type ClientFrame } from './client-frames.js';
import { LIMITS } from './limits.js';
import { LiveChatError } from './errors.js';
import { serverFrameSchema, type ServerFrame } from './server-frames.js';
import { invalidInput } from './invalid-input.js';
import { toJsonText } from './json-text.js';

/** Text of a frame, ready for the socket. */
export function encodeFrame(frame: ClientFrame | ServerFrame): string {
  return toJsonText(frame);
}

/** Reads what a client sent; throws a {@link LiveChatError} that names the field at fault. */
export function decodeClientFrame(text: string): ClientFrame {
  return decode(clientFrameSchema, text);
}

/** Reads what the server sent; throws a {@link LiveChatError} that names the field at fault. */
export function decodeServerFrame(text: string): ServerFrame {
  return decode(serverFrameSchema, text);
}

/** Bytes of a text in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function decode<S extends z.ZodMiniType>(schema: S, text: string): z.infer<S> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: 'The frame is not JSON.',
      remedy: 'Send one JSON object a frame, as docs/PROTOCOL.md describes.',
      cause,
    });
  }
  const parsed = schema.safeParse(json, { reportInput: true });
  if (!parsed.success) throw invalidInput(parsed.error, 'frame');
  return parsed.data;
}

/** Whether a client frame fits the limit; the server refuses a longer one. */
export function fitsFrame(text: string): boolean {
  return text.length <= LIMITS.frameBytes && byteLength(text) <= LIMITS.frameBytes;
}
