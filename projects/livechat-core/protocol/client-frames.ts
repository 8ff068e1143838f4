import * as z from 'livechat-core/schemas';
import { customerContentSchema } from './content.js';
import { threadTargetSchema } from './entities.js';
import { idSchema, jwtSchema, metadataSchema, seqSchema, visitorTokenSchema, widgetIdSchema } from './scalars.js';
import { LIMITS } from './limits.js';

/** The version of the protocol that this package speaks. */
export const PROTOCOL = 'livechat.v1';

/** Contextual data that one call, or several merged ones, hand over under one id. */
export const contextBatchSchema = z.object({ requestId: idSchema, data: metadataSchema });
/** What {@link contextBatchSchema} checks. */
export type ContextBatch = z.infer<typeof contextBatchSchema>;

/** Opens every connection: which widget, and who comes back. Answered with `welcome`, `token-expired` or `error`. */
export const helloFrameSchema = z.object({
  type: z.literal('hello'),
  protocol: z.string(),
  widgetId: widgetIdSchema,
  token: z.optional(visitorTokenSchema),
  /** Tokens of sessions that were left while offline; the server ends them. */
  revoke: z.optional(z.array(visitorTokenSchema).check(z.maxLength(10))),
});

/** A message to store. Answered with `ack` or `nack`; repeated under the same `clientMessageId` it is stored once. */
export const postFrameSchema = z.object({
  type: z.literal('post'),
  clientMessageId: idSchema,
  target: threadTargetSchema,
  content: customerContentSchema,
  /** Merged into the conversation in the transaction that stores the message. */
  context: z.optional(contextBatchSchema),
});

/** Contextual data for existing conversations. Answered with `context-ack` or `error`; a repeat is stored once. */
export const contextFrameSchema = z.object({
  type: z.literal('context'),
  requestId: idSchema,
  data: metadataSchema,
  /** One thread, or every thread of the person that is not closed when the server commits. */
  target: z.union([z.object({ threadId: idSchema }), z.object({ all: z.literal(true) })]),
});

/** A login. Answered with `welcome`, or `error` that leaves the session as it was. */
export const authFrameSchema = z.object({ type: z.literal('auth'), requestId: idSchema, jwt: jwtSchema });

/** Asks for a page of messages of a thread; without `after` and `before` the newest. Answered with `history-page`. */
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

/** Up to which `seq` the customer has received and seen a thread; it never goes back. */
export const receiptFrameSchema = z.object({
  type: z.literal('receipt'),
  threadId: idSchema,
  delivered: seqSchema,
  seen: seqSchema,
});

/** The person began or stopped writing. Said again at least every {@link TYPING.repeatMs} while it goes on; never stored. */
export const typingFrameSchema = z.object({ type: z.literal('typing'), threadId: idSchema, isTyping: z.boolean() });

/** Asks whether the other side still hears. Answered with `pong`. */
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
/** One frame of a client, by its `type`. */
export type ClientFrame = z.infer<typeof clientFrameSchema>;
/** The first frame of a connection, see {@link helloFrameSchema}. */
export type HelloFrame = z.infer<typeof helloFrameSchema>;
/** A message on its way, see {@link postFrameSchema}. */
export type PostFrame = z.infer<typeof postFrameSchema>;
/** Contextual data on its way, see {@link contextFrameSchema}. */
export type ContextFrame = z.infer<typeof contextFrameSchema>;
/** A login, see {@link authFrameSchema}. */
export type AuthFrame = z.infer<typeof authFrameSchema>;
/** A request for messages, see {@link historyFrameSchema}. */
export type HistoryFrame = z.infer<typeof historyFrameSchema>;
/** How far the customer has come, see {@link receiptFrameSchema}. */
export type ReceiptFrame = z.infer<typeof receiptFrameSchema>;
