import type * as z from 'livechat-core/schemas';
import { clientFrameSchema, type ClientFrame } from './client-frames.js';
import { LiveChatError } from './errors.js';
import { serverFrameSchema, type ServerFrame } from './server-frames.js';
import { invalidInput } from './invalid-input.js';

/** Reads what a client sent; throws a {@link LiveChatError} that names the field at fault. */
export function decodeClientFrame(text: string): ClientFrame {
  return decode(clientFrameSchema, text);
}

/** Reads what the server sent; throws a {@link LiveChatError} that names the field at fault. */
export function decodeServerFrame(text: string): ServerFrame {
  return decode(serverFrameSchema, text);
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
