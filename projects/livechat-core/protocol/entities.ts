import * as z from 'zod/mini';
import { LIMITS } from './limits.js';
import { isStructuredData, type JsonObject, type JsonValue } from './structured-data.js';

/** An opaque id: 128 random bits in base64url, or an id of the same alphabet given by a client. */
export const idSchema = z.string().check(
  z.regex(/^[A-Za-z0-9_-]{8,64}$/),
  // An id is used as a key, and must not find what every object has.
  z.refine((id) => !(id in Object.prototype), 'is a reserved name'),
);

/** The id of a widget, a UUID; in lower case, however it is written. */
export const widgetIdSchema = z
  .string()
  .check(z.toLowerCase(), z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));

/** Where a server is: an origin, with a path where a proxy mounts it under one. */
export const serverUrlSchema = z.url({ protocol: /^https?$/ });

/** A text that people wrote: not blank, at most {@link LIMITS.textLength} characters. */
export const textSchema = z.string().check(z.regex(/\S/), z.maxLength(LIMITS.textLength));

/** Milliseconds since 1970, by the server's clock. */
export const momentSchema = z.int().check(z.nonnegative());

/** The place of a message in its thread: 1, 2, 3, … without a gap. 0 stands for "none". */
export const seqSchema = z.int().check(z.nonnegative());

/** JSON data within the limits for `customData`. */
export const structuredDataSchema = z.custom<JsonValue>(
  (value) => value !== undefined && isStructuredData(value),
  'must be JSON data within 16 KiB, 5 levels and 100 keys',
);

/** JSON key-value pairs within the limits for contextual data. */
export const metadataSchema = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && isStructuredData(value),
  'must be an object of JSON data within 16 KiB, 5 levels and 100 keys',
);

export const textContentSchema = z.object({ type: z.literal('TEXT'), text: textSchema });

export const customDataContentSchema = z.object({
  type: z.literal('CUSTOM_DATA'),
  customData: structuredDataSchema,
  agentMessage: z.optional(textSchema),
  userMessage: z.optional(textSchema),
});

/** What a person, an agent or a bot says. */
export const contentSchema = z.discriminatedUnion('type', [textContentSchema, customDataContentSchema]);
export type Content = z.infer<typeof contentSchema>;

/** A kind of content that this version does not know; a newer server may send it. */
export const unsupportedContentSchema = z.object({ type: z.literal('UNSUPPORTED') });
export type UnsupportedContent = z.infer<typeof unsupportedContentSchema>;

export const AUTHOR_TYPES = ['CUSTOMER', 'AGENT', 'BOT', 'SYSTEM'] as const;

export const authorSchema = z.object({
  type: z.enum(AUTHOR_TYPES),
  id: z.string(),
  name: z.optional(z.string()),
});
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
export type Message = z.infer<typeof messageSchema>;

export const THREAD_STATUSES = ['OPEN', 'SOLVED', 'CLOSED'] as const;
export const threadStatusSchema = z.enum(THREAD_STATUSES);
export type ThreadStatus = z.infer<typeof threadStatusSchema>;

/** Up to which message something has come: both are a `seq`, and `seen` is never above `delivered`. */
export const receiptsSchema = z.object({ delivered: seqSchema, seen: seqSchema });
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
export type Thread = z.infer<typeof threadSchema>;

/** Who is on this side of the chat. A visitor is anonymous; a customer has proved an identity. */
export const personSchema = z.object({
  id: idSchema,
  kind: z.enum(['VISITOR', 'CUSTOMER']),
  name: z.optional(z.string()),
});
export type Person = z.infer<typeof personSchema>;

/** The name of a theme: what `set_theme` takes. */
export const themeNameSchema = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/));

/**
 * One theme. A style is the value of a CSS custom property; what could leave its declaration or
 * fetch something is refused.
 */
export const themeSchema = z.object({
  styles: z.record(
    z.string().check(z.regex(/^(--)?[A-Za-z][A-Za-z0-9-]{0,63}$/)),
    z.string().check(z.maxLength(200), z.regex(/^(?!.*(url|image|expression)\s*\()[^;{}<>\\@"]*$/is)),
  ),
});
export type Theme = z.infer<typeof themeSchema>;

/** The themes of a widget by name; `default` is required and the others override it. */
export const themesSchema = z
  .record(themeNameSchema, themeSchema)
  .check(z.refine((themes) => 'default' in themes, 'must contain a theme named "default"'));

/** What a page may know of its widget. */
export const widgetConfigSchema = z.object({
  id: widgetIdSchema,
  title: z.string(),
  multiThread: z.boolean(),
  themes: themesSchema,
});
export type WidgetConfig = z.infer<typeof widgetConfigSchema>;
