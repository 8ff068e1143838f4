import * as z from 'livechat-core/schemas';
import { teamContentSchema } from './content.js';
import { authorSchema, messageSchema, personSchema, receiptsSchema, threadStatusSchema } from './entities.js';
import { idSchema, momentSchema, seqSchema, textSchema, widgetIdSchema } from './scalars.js';
import type { JsonObject } from './structured-data.js';
import { teamNoteSchema } from './team-note.js';

/** A person of the team who answers in the desk. */
export const agentSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  role: z.enum(['AGENT', 'ADMIN']),
});
/** Somebody of the team, see {@link agentSchema}. */
export type Agent = z.infer<typeof agentSchema>;

/** `POST /desk/api/session`. */
export const signInSchema = z.object({
  email: z.string().check(z.minLength(3), z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(1024)),
});

/** The answer to signing in and to `GET /desk/api/session`; the token goes back as `x-csrf-token`. */
export const deskSessionSchema = z.object({ agent: agentSchema, csrfToken: z.string() });
/** Who is signed in at the desk, see {@link deskSessionSchema}. */
export type DeskSession = z.infer<typeof deskSessionSchema>;

/** How urgent a conversation is, most urgent first. */
export const PRIORITIES = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const;
/** One of {@link PRIORITIES}. */
export type Priority = (typeof PRIORITIES)[number];

/** A conversation as the inbox lists it. */
export const conversationSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  widget: z.object({ id: widgetIdSchema, title: z.string() }),
  customer: personSchema,
  status: threadStatusSchema,
  createdAt: momentSchema,
  updatedAt: momentSchema,
  topSeq: seqSchema,
  lastMessage: z.optional(messageSchema),
  /** The customer's messages that no agent has seen. */
  unread: z.int().check(z.nonnegative()),
  /** Since when the customer's newest messages wait for an answer; absent when the team spoke last. */
  waitingSince: z.optional(momentSchema),
  /** How far the team's messages came on the customer's side. */
  customerReceipts: receiptsSchema,
  /** The team waits for the customer, whose next message ends that; only while it is open. */
  isOnHold: z.optional(z.boolean()),
  /** Absent: normal. */
  priority: z.optional(z.enum(PRIORITIES)),
  topic: z.optional(z.string()),
  summary: z.optional(z.string()),
  /** The agent who looks after it. */
  assignee: z.optional(z.object({ id: idSchema, name: z.string() })),
  /** The line in which it waits for a part of the team. */
  queue: z.optional(z.object({ id: idSchema, name: z.string() })),
  tags: z.optional(z.array(z.string())),
  closedAt: z.optional(momentSchema),
});
/** A conversation of the inbox, see {@link conversationSchema}. */
export type Conversation = z.infer<typeof conversationSchema>;

/** `GET /desk/api/conversations`: newest first; `cursor` gives the next page. */
export const conversationListSchema = z.object({
  conversations: z.array(conversationSchema),
  cursor: z.optional(z.string()),
});

/** The contextual data of a conversation: merged from many calls, hence beyond the limits of one. */
export const conversationContextSchema = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
);

/** `GET /desk/api/conversations/{id}`: the newest page of messages, ascending. */
export const conversationDetailSchema = z.object({
  conversation: conversationSchema,
  context: conversationContextSchema,
  messages: z.array(messageSchema),
  /** What the team noted for itself, oldest first. */
  notes: z._default(z.array(teamNoteSchema), []),
});
/** A conversation with its data and newest messages, see {@link conversationDetailSchema}. */
export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

/** `GET /desk/api/conversations/{id}/messages?before=<seq>`: an older page, ascending. */
export const messagePageSchema = z.object({ messages: z.array(messageSchema) });

/** `POST /desk/api/conversations/{id}/messages`: a text or any other content; answered with the stored message. */
export const agentReplySchema = z
  .object({ clientMessageId: idSchema, text: z.optional(textSchema), content: z.optional(teamContentSchema) })
  .check(
    z.refine(({ text, content }) => (text === undefined) !== (content === undefined), {
      error: 'must have either a text or a content',
      path: ['content'],
    }),
  );

/** The stored reply; for a repeat the same one. */
export const agentReplyResultSchema = z.object({ message: messageSchema });

/** What the desk says on its socket. */
export const deskClientFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('receipt'), conversationId: idSchema, delivered: seqSchema, seen: seqSchema }),
  /** As in the frame of the widget. */
  z.object({ type: z.literal('typing'), conversationId: idSchema, isTyping: z.boolean() }),
  z.object({ type: z.literal('ping') }),
]);
/** One frame of the desk, by its `type`. */
export type DeskClientFrame = z.infer<typeof deskClientFrameSchema>;

/** What the desk hears on its socket. After every (re)connection it reads the lists anew. */
export const deskServerFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('conversation'), conversation: conversationSchema }),
  z.object({ type: z.literal('message'), conversationId: idSchema, message: messageSchema }),
  z.object({ type: z.literal('context'), conversationId: idSchema, context: conversationContextSchema }),
  z.object({ type: z.literal('typing'), conversationId: idSchema, author: authorSchema, isTyping: z.boolean() }),
  /** The team's notes about it changed; they are read anew. */
  z.object({ type: z.literal('notes'), conversationId: idSchema }),
  /** The conversation is gone for good. */
  z.object({ type: z.literal('erased'), conversationId: idSchema }),
  z.object({ type: z.literal('pong') }),
]);
/** One frame for the desk, by its `type`. */
export type DeskServerFrame = z.infer<typeof deskServerFrameSchema>;
