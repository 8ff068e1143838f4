import { AUTHOR_TYPES, idSchema, type Conversation, type Message } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { apiContentSchema, toApiContent } from './message-content.js';
import { timeSchema, toTime } from './page.js';

const messageFactsSchema = z.object({
  id: idSchema,
  channel: z.literal('LIVE_CHAT'),
  from: z.string().check(z.describe('The customer or, of an outbound message, the widget.')),
  to: z.string().check(z.describe('The widget or, of an outbound message, the customer.')),
  direction: z.enum(['INBOUND', 'OUTBOUND']).check(z.describe('`INBOUND`: from the customer.')),
  conversationId: idSchema,
  clientMessageId: idSchema.check(z.describe('The id that the sender gave it; a repeat has the same one.')),
  authorId: z.string(),
  authorType: z.enum(AUTHOR_TYPES),
  authorName: z.nullable(z.string()),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});

/** A message as the API shows it. */
export const apiMessageSchema = z.intersection(messageFactsSchema, apiContentSchema).check(z.meta({ id: 'Message' }));
export type ApiMessage = z.infer<typeof apiMessageSchema>;

/** A message is never changed: `updatedAt` is when it was created. */
export function toApiMessage(
  message: Message,
  conversation: Pick<Conversation, 'id' | 'customer' | 'widget'>,
): ApiMessage {
  const { author } = message;
  const isInbound = author.type === 'CUSTOMER';
  const { customer, widget } = conversation;
  const createdAt = toTime(message.createdAt);
  return {
    id: message.id,
    channel: 'LIVE_CHAT',
    from: isInbound ? customer.id : widget.id,
    to: isInbound ? widget.id : customer.id,
    direction: isInbound ? 'INBOUND' : 'OUTBOUND',
    conversationId: conversation.id,
    clientMessageId: message.clientMessageId,
    authorId: author.id,
    authorType: author.type,
    authorName: author.name ?? null,
    createdAt,
    updatedAt: createdAt,
    ...toApiContent(message.content),
  };
}
