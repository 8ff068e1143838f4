import { conversationContextSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { apiConversationSchema } from './conversation.js';
import { apiMessageSchema } from './message.js';
import { apiNoteSchema } from './note.js';
import { timeSchema } from './page.js';

/** What a receiver may be told. */
export const WEBHOOK_TYPES = [
  'CONVERSATION_CREATED',
  'CONVERSATION_METADATA_UPDATED',
  'CONVERSATION_STATUS_UPDATED',
  'CONVERSATION_ASSIGNMENT_UPDATED',
  'CONVERSATION_TAG_ADDED',
  'CONVERSATION_NOTE_ADDED',
  'INBOUND_MESSAGE',
  'OUTBOUND_MESSAGE',
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];
export const webhookTypeSchema = z.enum(WEBHOOK_TYPES).check(z.meta({ id: 'WebhookType' }));

const event = <T extends WebhookType, S extends z.core.$ZodType>(type: T, what: { description: string; payload: S }) =>
  z
    .object({
      type: z.literal(type),
      timestamp: timeSchema.check(z.describe('When it happened, not when it is delivered.')),
      payload: what.payload,
    })
    .check(z.meta({ id: type, description: what.description }));

const conversation = { conversation: apiConversationSchema };

/** Each event by its type: `{ type, timestamp, payload }`. */
export const webhookEventSchemas = {
  CONVERSATION_CREATED: event('CONVERSATION_CREATED', {
    description: "A customer's first message opened a conversation. The message itself is the next event.",
    payload: z.object(conversation),
  }),
  CONVERSATION_METADATA_UPDATED: event('CONVERSATION_METADATA_UPDATED', {
    description: 'The contextual data of a conversation changed. What came with the first message comes before it.',
    payload: z.object({
      ...conversation,
      metadata: conversationContextSchema.check(z.describe('All of it, as it is after the change.')),
    }),
  }),
  CONVERSATION_STATUS_UPDATED: event('CONVERSATION_STATUS_UPDATED', {
    description: 'A conversation is open, waits for the customer, is solved or closed.',
    payload: z.object(conversation),
  }),
  CONVERSATION_ASSIGNMENT_UPDATED: event('CONVERSATION_ASSIGNMENT_UPDATED', {
    description: 'A conversation was assigned to an agent or put into a queue, or to nobody and into none any more.',
    payload: z.object(conversation),
  }),
  CONVERSATION_TAG_ADDED: event('CONVERSATION_TAG_ADDED', {
    description: 'A conversation got a tag.',
    payload: z.object({ ...conversation, tagName: z.string() }),
  }),
  CONVERSATION_NOTE_ADDED: event('CONVERSATION_NOTE_ADDED', {
    description: 'Somebody of the team, or a program, noted something.',
    payload: z.object({ ...conversation, note: apiNoteSchema }),
  }),
  INBOUND_MESSAGE: event('INBOUND_MESSAGE', {
    description: 'The customer wrote.',
    payload: z.object({ ...conversation, message: apiMessageSchema }),
  }),
  OUTBOUND_MESSAGE: event('OUTBOUND_MESSAGE', {
    description: 'An agent or a bot wrote.',
    payload: z.object({ ...conversation, message: apiMessageSchema }),
  }),
} as const satisfies Readonly<Record<WebhookType, z.ZodMiniType>>;

export type WebhookEvent = z.infer<(typeof webhookEventSchemas)[WebhookType]>;
