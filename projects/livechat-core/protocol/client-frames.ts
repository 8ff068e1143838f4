import * as z from 'zod/mini';
import { customerContentSchema } from './content.js';
import { idSchema, metadataSchema, seqSchema, widgetIdSchema } from './scalars.js';
import { LIMITS } from './limits.js';

/** The version of the protocol that this package speaks. */
export const PROTOCOL = 'livechat.v1';

/** A credential of this browser: 256 random bits in base64url, made by the server. */
export const visitorTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** A JSON Web Token in compact form; its content is checked by the server. */
export const jwtSchema = z.string().check(z.maxLength(LIMITS.jwtLength), z.regex(/^[\w-]+\.[\w-]+\.[\w-]*$/));

/** Contextual data that one call, or several merged ones, hand over under one id. */
export const contextBatchSchema = z.object({ requestId: idSchema, data: metadataSchema });
export type ContextBatch = z.infer<typeof contextBatchSchema>;

/** An existing thread by its id, or one that this post may have to open, by the id the client gave it. */
export const threadTargetSchema = z.union([z.object({ threadId: idSchema }), z.object({ clientThreadId: idSchema })]);
export type ThreadTarget = z.infer<typeof threadTargetSchema>;

export const helloFrameSchema = z.object({
  type: z.literal('hello'),
  protocol: z.string(),
  widgetId: widgetIdSchema,
  token: z.optional(visitorTokenSchema),
  /** Tokens of sessions that were left while offline; the server ends them. */
  revoke: z.optional(z.array(visitorTokenSchema).check(z.maxLength(10))),
});

export const postFrameSchema = z.object({
  type: z.literal('post'),
  clientMessageId: idSchema,
  target: threadTargetSchema,
  content: customerContentSchema,
  /** Merged into the conversation in the transaction that stores the message. */
  context: z.optional(contextBatchSchema),
});

export const contextFrameSchema = z.object({
  type: z.literal('context'),
  requestId: idSchema,
  data: metadataSchema,
  /** One thread, or every thread of the person that is not closed when the server commits. */
  target: z.union([z.object({ threadId: idSchema }), z.object({ all: z.literal(true) })]),
});

export const authFrameSchema = z.object({ type: z.literal('auth'), requestId: idSchema, jwt: jwtSchema });

export const historyFrameSchema = z.object({
  type: z.literal('history'),
  requestId: idSchema,
  threadId: idSchema,
  /** Messages above this `seq`, oldest first. */
  after: z.optional(seqSchema),
  /** Messages below this `seq`, the newest of them. */
  before: z.optional(seqSchema),
  limit: z.int().check(z.positive(), z.maximum(LIMITS.historyPage)),
});

export const receiptFrameSchema = z.object({
  type: z.literal('receipt'),
  threadId: idSchema,
  delivered: seqSchema,
  seen: seqSchema,
});

/** The person began or stopped writing. Said again at least every {@link TYPING.repeatMs} while it goes on; never stored. */
export const typingFrameSchema = z.object({ type: z.literal('typing'), threadId: idSchema, isTyping: z.boolean() });

export const pingFrameSchema = z.object({ type: z.literal('ping') });

/** Everything a client may say. */
export const clientFrameSchema = z.discriminatedUnion('type', [
  helloFrameSchema,
  postFrameSchema,
  contextFrameSchema,
  authFrameSchema,
  historyFrameSchema,
  receiptFrameSchema,
  typingFrameSchema,
  pingFrameSchema,
]);
export type ClientFrame = z.infer<typeof clientFrameSchema>;
export type HelloFrame = z.infer<typeof helloFrameSchema>;
export type PostFrame = z.infer<typeof postFrameSchema>;
export type ContextFrame = z.infer<typeof contextFrameSchema>;
export type AuthFrame = z.infer<typeof authFrameSchema>;
export type HistoryFrame = z.infer<typeof historyFrameSchema>;
export type ReceiptFrame = z.infer<typeof receiptFrameSchema>;
