import * as z from 'livechat-core/schemas';
import { authorSchema, messageSchema, personSchema, threadSchema } from './entities.js';
import { errorBodySchema } from './errors.js';
import { idSchema, momentSchema, seqSchema, visitorTokenSchema } from './scalars.js';
import { widgetConfigSchema } from './widget-config.js';

/** The whole of what a session may see: the answer to `hello` and to `auth`. */
export const welcomeFrameSchema = z.object({
  type: z.literal('welcome'),
  /** The `requestId` of the `auth` that it answers; absent after `hello`. */
  requestId: z.optional(idSchema),
  /** The token to present from now on; it replaces the one presented. */
  token: visitorTokenSchema,
  /** Changes when the store was replaced, for example by an older back-up: forget what you hold. */
  epoch: idSchema,
  widget: widgetConfigSchema,
  person: personSchema,
  threads: z.array(threadSchema),
  serverTime: momentSchema,
});

/** A message is stored. Sent after the commit, and again for every repeat of the same post. */
export const ackFrameSchema = z.object({
  type: z.literal('ack'),
  message: messageSchema,
  thread: threadSchema,
  /** The `requestId` of contextual data that was merged with the thread's creating or this message. */
  contextRequestId: z.optional(idSchema),
});

/** A message is refused and will never appear. */
export const nackFrameSchema = z.object({ type: z.literal('nack'), clientMessageId: idSchema, error: errorBodySchema });

/** Somebody wrote in a thread of this person: the team, or the person in another tab. */
export const messageFrameSchema = z.object({ type: z.literal('message'), message: messageSchema });

/** A thread is new or has changed: status, receipts, top. */
export const threadFrameSchema = z.object({ type: z.literal('thread'), thread: threadSchema });

/** Contextual data is stored with these threads. */
export const contextAckFrameSchema = z.object({
  type: z.literal('context-ack'),
  requestId: idSchema,
  threadIds: z.array(idSchema),
});

/** The answer to `history`: a page of messages of a thread. */
export const historyPageFrameSchema = z.object({
  type: z.literal('history-page'),
  requestId: idSchema,
  threadId: idSchema,
  /** Ascending by `seq`. */
  messages: z.array(messageSchema),
});

/** Somebody of the team began or stopped writing; without a repeat it is over after {@link TYPING.forgetMs}. */
export const typingNoticeFrameSchema = z.object({
  type: z.literal('typing'),
  threadId: idSchema,
  author: authorSchema,
  isTyping: z.boolean(),
});

/** The widget's configuration, or who is there to answer, has changed. */
export const widgetFrameSchema = z.object({ type: z.literal('widget'), widget: widgetConfigSchema });

/** The answer to `ping`, with the top of each thread so that a lost message is noticed. */
export const pongFrameSchema = z.object({ type: z.literal('pong'), tops: z.record(z.string(), seqSchema) });

/** The session is over: somebody logged out, in this tab or another, or the site's backend ended it. The socket closes after it. */
export const sessionEndedFrameSchema = z.object({ type: z.literal('session-ended') });

/**
 * The customer's token has run out. The session waits: but for `auth` and `ping` nothing is heard of
 * the client, and nothing is told, until an `auth` succeeds. The answer to a `hello` of such a
 * session, and said at the moment when the token of an open one runs out.
 */
export const tokenExpiredFrameSchema = z.object({
  type: z.literal('token-expired'),
  /** So that a page that has just been loaded can show itself, and ask to sign in again. */
  widget: widgetConfigSchema,
});

/** A request with a `requestId`, or the connection as a whole (then the socket closes), was refused. */
export const errorFrameSchema = z.object({
  type: z.literal('error'),
  requestId: z.optional(idSchema),
  error: errorBodySchema,
});

/** Everything the server may say to a widget. */
export const serverFrameSchema = z.discriminatedUnion('type', [
  welcomeFrameSchema,
  ackFrameSchema,
  nackFrameSchema,
  messageFrameSchema,
  threadFrameSchema,
  contextAckFrameSchema,
  historyPageFrameSchema,
  typingNoticeFrameSchema,
  widgetFrameSchema,
  pongFrameSchema,
  sessionEndedFrameSchema,
  tokenExpiredFrameSchema,
  errorFrameSchema,
]);
/** One frame of the server, by its `type`. */
export type ServerFrame = z.infer<typeof serverFrameSchema>;
/** What a session may see, see {@link welcomeFrameSchema}. */
export type WelcomeFrame = z.infer<typeof welcomeFrameSchema>;
/** The session waits for a login, see {@link tokenExpiredFrameSchema}. */
export type TokenExpiredFrame = z.infer<typeof tokenExpiredFrameSchema>;
/** A message is stored, see {@link ackFrameSchema}. */
export type AckFrame = z.infer<typeof ackFrameSchema>;
/** Messages that were asked for, see {@link historyPageFrameSchema}. */
export type HistoryPageFrame = z.infer<typeof historyPageFrameSchema>;

/** Close codes of the socket beyond the standard's; a client stops retrying on the terminal ones. */
export const CLOSE_CODES = {
  /** The frame was no frame of the protocol, or came before `hello`. */
  protocolError: 4400,
  /** `hello` was refused; the error frame before says why. Terminal until something changes. */
  refused: 4403,
  /** No `hello` in time. */
  helloTimeout: 4408,
  /** Too many frames. */
  rateLimited: 4429,
  /** The session ended; connect anew without the token. */
  sessionEnded: 4401,
  /** The reader was too slow; reconnect and catch up. */
  slowReader: 4413,
} as const;
