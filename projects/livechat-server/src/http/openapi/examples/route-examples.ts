import { NEW_MESSAGES } from './new-messages.js';
import { answered, bodies, body, type RouteExamples } from './named-examples.js';
import * as story from './story.js';

const { AGENT, CONVERSATION, CURSOR, DELIVERY, FILE, INBOUND, METADATA, NOTE, OUTBOUND, QUEUE } = story;
const created = { ...story.WEBHOOK, secret: story.WEBHOOK_SECRET };
const assigned = { ...CONVERSATION, agentId: AGENT.id, updatedAt: '2026-11-22T10:16:20.000Z' };
const tags = { tags: ['refund', ...CONVERSATION.tags] };

const conversations: RouteExamples = {
  listConversations: answered({
    conversations: [CONVERSATION],
    pagination: { totalItems: 51, page: 0, limit: 1, orderBy: 'updatedAt:DESC', nextCursor: CURSOR },
  }),
  getConversation: answered(CONVERSATION),
  updateConversation: {
    ...bodies({
      solve: { summary: 'Solve it', value: { status: 'SOLVED', summary: 'The parcel arrived.' } },
      queue: { summary: 'Put it into a queue, as urgent', value: { queueId: QUEUE.id, priority: 'URGENT' } },
      empty: { summary: 'Take it from its queue, and forget what it is about', value: { queueId: null, topic: null } },
    }),
    ...answered({ ...CONVERSATION, status: 'SOLVED', summary: 'The parcel arrived.' }),
  },
  putAssignee: { ...body({ agentId: AGENT.id }), ...answered(assigned) },
  deleteAssignee: answered(CONVERSATION),
};

const messages: RouteExamples = {
  listMessages: answered({
    messages: [INBOUND, OUTBOUND],
    pagination: { totalItems: 2, page: 0, limit: 50, orderBy: 'createdAt:ASC' },
  }),
  postMessage: { ...bodies(NEW_MESSAGES), ...answered(OUTBOUND) },
  postEvent: body({ type: 'TYPING_STARTED' }),
  uploadFile: answered({ file: FILE }),
};

const facts: RouteExamples = {
  getMetadata: answered(METADATA),
  putMetadata: { ...body(METADATA), ...answered(METADATA) },
  patchMetadata: { ...body({ orderId: '4711' }), ...answered(METADATA) },
  listTags: answered(tags),
  postTag: { ...body({ tagName: 'refund' }), ...answered(tags) },
  listNotes: answered({ notes: [NOTE] }),
  postNote: { ...body({ content: NOTE.content }), ...answered(NOTE) },
  putNote: { ...body({ content: NOTE.content }), ...answered(NOTE) },
};

const team: RouteExamples = {
  listQueues: answered({ queues: [QUEUE] }),
  addQueue: { ...body({ name: QUEUE.name }), ...answered(QUEUE) },
  getQueue: answered(QUEUE),
  renameQueue: { ...body({ name: QUEUE.name }), ...answered(QUEUE) },
  listAgents: answered({ agents: [AGENT] }),
  getAgent: answered(AGENT),
};

const webhooks: RouteExamples = {
  listWebhooks: answered({ webhooks: [story.WEBHOOK] }),
  addWebhook: {
    ...bodies({
      some: { summary: 'Told of some events', value: { url: story.WEBHOOK.url, types: story.WEBHOOK.types } },
      all: { summary: 'Told of everything', value: { url: story.WEBHOOK.url } },
    }),
    ...answered(created),
  },
  updateWebhook: { ...body({ url: story.WEBHOOK.url }), ...answered(story.WEBHOOK) },
  renewWebhookSecret: answered(created),
  listDeliveries: answered({ deliveries: [DELIVERY], pagination: { limit: 1, nextCursor: CURSOR } }),
};

/** By the operation's id. A test holds every one of them against the schemas of its route. */
export const ROUTE_EXAMPLES: RouteExamples = { ...conversations, ...messages, ...facts, ...team, ...webhooks };
