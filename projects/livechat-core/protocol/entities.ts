import * as z from 'livechat-core/schemas';
import { contentSchema, unsupportedContentSchema } from './content.js';
import { idSchema, momentSchema, seqSchema } from './scalars.js';

/** Who can write: `SYSTEM` is the server itself. */
export const AUTHOR_TYPES = ['CUSTOMER', 'AGENT', 'BOT', 'SYSTEM'] as const;

/** Who wrote a message; `name` is what customers may read. */
export const authorSchema = z.object({
  type: z.enum(AUTHOR_TYPES),
  id: z.string(),
  name: z.optional(z.string()),
});
/** Who wrote a message. */
export type Author = z.infer<typeof authorSchema>;

/** One message of a thread, as the store holds it. */
export const messageSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  seq: seqSchema,
  /** The sender's id of the message, by which it recognises its own. */
  clientMessageId: idSchema,
  author: authorSchema,
  content: z.catch(z.union([contentSchema, unsupportedContentSchema]), { type: 'UNSUPPORTED' }),
  createdAt: momentSchema,
});
/** A stored message, see {@link messageSchema}. */
export type Message = z.infer<typeof messageSchema>;

/** What can become of a thread: a message opens a solved one again, a closed one takes none. */
export const THREAD_STATUSES = ['OPEN', 'SOLVED', 'CLOSED'] as const;

/** One of {@link THREAD_STATUSES}. */
export const threadStatusSchema = z.enum(THREAD_STATUSES);
/** One of {@link THREAD_STATUSES}. */
export type ThreadStatus = z.infer<typeof threadStatusSchema>;

/** Up to which message something has come: both are a `seq`, and `seen` is never above `delivered`. */
export const receiptsSchema = z.object({ delivered: seqSchema, seen: seqSchema });
/** How far messages have come, see {@link receiptsSchema}. */
export type Receipts = z.infer<typeof receiptsSchema>;

/** A thread as its customer sees it, without its messages. */
export const threadSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  /** The id under which the client opened it. */
  clientThreadId: idSchema,
  // A newer server may know more of them; one that is not known takes messages until it refuses them.
  status: z.catch(threadStatusSchema, 'OPEN'),
  createdAt: momentSchema,
  updatedAt: momentSchema,
  /** The `seq` of its newest message. */
  topSeq: seqSchema,
  lastMessage: z.optional(messageSchema),
  /** Messages of others above the customer's own `seen`. */
  unread: z.int().check(z.nonnegative()),
  /** How far the customer's messages came on the team's side. */
  teamReceipts: receiptsSchema,
});
/** A thread without its messages, see {@link threadSchema}. */
export type Thread = z.infer<typeof threadSchema>;

/** Who is on this side of the chat. A visitor is anonymous; a customer has proved an identity. */
export const personSchema = z.object({
  id: idSchema,
  kind: z.enum(['VISITOR', 'CUSTOMER']),
  name: z.optional(z.string()),
});
/** Who is on this side of the chat, see {@link personSchema}. */
export type Person = z.infer<typeof personSchema>;

/** An existing thread by its id, or one that this post may have to open, by the id the client gave it. */
export const threadTargetSchema = z.union([z.object({ threadId: idSchema }), z.object({ clientThreadId: idSchema })]);
/** Where a message goes, see {@link threadTargetSchema}. */
export type ThreadTarget = z.infer<typeof threadTargetSchema>;
