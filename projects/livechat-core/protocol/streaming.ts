import * as z from 'livechat-core/schemas';
import { decodeServerFrame } from './decode-frame.js';
import { LiveChatError } from './errors.js';
import { invalidInput } from './invalid-input.js';
import { toJsonText } from './json-text.js';
import { LIMITS } from './limits.js';
import { visitorTokenSchema } from './scalars.js';
import type { ServerFrame } from './server-frames.js';

/** The path below the server's URL where a POST opens a stream: frames of the server, as events of HTML's EventSource. */
export const STREAM_PATH = '/livechat/1/stream';

/** The path below the server's URL where a POST brings frames of the client. */
export const STREAM_FRAMES_PATH = '/livechat/1/stream/frames';

/** The most that one POST may bring, in bytes: a frame as long as may be, and the line before it. */
export const BATCH_BYTES = LIMITS.frameBytes + 1024;

const batchHeadSchema = z.object({
  /** What the server called the stream: 256 random bits that only its client knows. */
  stream: visitorTokenSchema,
  /** Counts the POSTs of a stream from 0, so that none is taken twice or in another order. */
  number: z.int().check(z.nonnegative()),
});

/** The first line of a {@link Batch}. */
export type BatchHead = z.infer<typeof batchHeadSchema>;

/** What one POST brings: frames in the order in which they were sent. */
export interface Batch extends BatchHead {
  /** Each a text of its own, as on a socket. */
  readonly frames: readonly string[];
}

/** What a stream says. */
export type StreamEvent =
  | { readonly type: 'open'; readonly stream: string }
  | { readonly type: 'frame'; readonly frame: ServerFrame }
  | { readonly type: 'close'; readonly code: number; readonly reason: string };

const openSchema = z.object({ stream: visitorTokenSchema });
const closeSchema = z.object({ code: z.int(), reason: z.string() });

/** The body of a POST: one JSON a line, which JSON without line breaks allows. */
export function encodeBatch({ stream, number, frames }: Batch): string {
  return [toJsonText({ stream, number }), ...frames].join('\n');
}

/**
 * Reads the body of a POST; the frames are not looked into.
 *
 * @throws {@link LiveChatError} `INVALID_ARGUMENT`
 */
export function decodeBatch(body: string): Batch {
  const [head = '', ...frames] = body.split('\n');
  return { ...checked(batchHeadSchema, head), frames };
}

/** One event as it goes out; a frame is the event without a name. */
export function encodeStreamEvent(name: 'open' | 'close' | null, json: string): string {
  return `${name === null ? '' : `event: ${name}\n`}data: ${json}\n\n`;
}

/**
 * Reads one event, without the empty line that ends it.
 *
 * @throws {@link LiveChatError} `INVALID_ARGUMENT` or what the frame is refused for
 */
export function decodeStreamEvent(block: string): StreamEvent {
  const lines = block.split('\n');
  const valueOf = (field: string): string | undefined =>
    lines.find((line) => line.startsWith(`${field}: `))?.slice(field.length + 2);
  const data = valueOf('data') ?? '';
  switch (valueOf('event')) {
    case 'open':
      return { type: 'open', ...checked(openSchema, data) };
    case 'close':
      return { type: 'close', ...checked(closeSchema, data) };
    default:
      return { type: 'frame', frame: decodeServerFrame(data) };
  }
}

function checked<S extends z.ZodMiniType>(schema: S, text: string): z.infer<S> {
  const parsed = schema.safeParse(parseJson(text), { reportInput: true });
  if (!parsed.success) throw invalidInput(parsed.error, 'stream');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: 'A line of the stream is not JSON.',
      remedy: 'Speak to a server of the protocol livechat.v1, without a proxy that changes what it passes on.',
      field: 'stream',
      cause,
    });
  }
}
