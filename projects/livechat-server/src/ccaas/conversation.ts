import {
  CONVERSATION_STATUSES,
  PRIORITIES,
  conversationStatusOf,
  idSchema,
  personSchema,
  tagNameSchema as tagSchema,
  widgetIdSchema,
  type Conversation,
} from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { timeSchema, toTime } from './page.js';

export const conversationStatusSchema = z.enum(CONVERSATION_STATUSES).check(
  z.meta({
    id: 'ConversationStatus',
    description:
      "`WAITING`: the team waits for the customer. The customer's next message opens a conversation that is waiting or solved. A closed one cannot be changed any more.",
  }),
);

export const prioritySchema = z.enum(PRIORITIES).check(z.meta({ id: 'Priority' }));

const customerSchema = z.object({ ...personSchema.shape, name: z.nullable(z.string()) }).check(
  z.meta({
    id: 'Customer',
    description: 'A visitor is anonymous; a customer has proved an identity with a token of the site.',
  }),
);

export const tagNameSchema = tagSchema.check(z.meta({ id: 'TagName', examples: ['vip'] }));

/** A conversation as the API shows it. */
export const apiConversationSchema = z
  .object({
    id: idSchema,
    channel: z.literal('LIVE_CHAT'),
    widgetId: widgetIdSchema,
    customer: customerSchema,
    topic: z.nullable(z.string()),
    summary: z.nullable(z.string()),
    status: conversationStatusSchema,
    priority: prioritySchema,
    queueId: z.nullable(idSchema).check(z.describe('The queue in which it waits.')),
    agentId: z.nullable(idSchema).check(z.describe('The agent to whom it is assigned.')),
    tags: z.array(tagNameSchema),
    createdAt: timeSchema,
    updatedAt: timeSchema,
    closedAt: z.nullable(timeSchema),
  })
  .check(z.meta({ id: 'Conversation' }));
export type ApiConversation = z.infer<typeof apiConversationSchema>;

export function toApiConversation(conversation: Conversation): ApiConversation {
  const { id, widget, customer, topic, summary, priority, assignee, queue, tags, closedAt } = conversation;
  return {
    id,
    channel: 'LIVE_CHAT',
    widgetId: widget.id,
    customer: { id: customer.id, kind: customer.kind, name: customer.name ?? null },
    topic: topic ?? null,
    summary: summary ?? null,
    status: conversationStatusOf(conversation),
    priority: priority ?? 'NORMAL',
    queueId: queue?.id ?? null,
    agentId: assignee?.id ?? null,
    tags: [...(tags ?? [])],
    createdAt: toTime(conversation.createdAt),
    updatedAt: toTime(conversation.updatedAt),
    closedAt: closedAt === undefined ? null : toTime(closedAt),
  };
}
