import type { WebhookType } from '../../../ccaas/webhook-event.js';
import type { Json } from '../json-schema.js';
import { AGENT, CONVERSATION, INBOUND, METADATA, NOTE, OUTBOUND } from './story.js';

const event = (type: WebhookType, payload: Readonly<Record<string, Json>>): Json => ({
  type,
  timestamp: CONVERSATION.updatedAt,
  payload: { conversation: CONVERSATION, ...payload },
});

/** What receivers are sent, by type. A test holds every one of them against its schema. */
export const EVENT_EXAMPLES: Readonly<Record<WebhookType, Json>> = {
  CONVERSATION_CREATED: event('CONVERSATION_CREATED', {}),
  CONVERSATION_METADATA_UPDATED: event('CONVERSATION_METADATA_UPDATED', { metadata: METADATA }),
  CONVERSATION_STATUS_UPDATED: event('CONVERSATION_STATUS_UPDATED', {
    conversation: { ...CONVERSATION, status: 'SOLVED' },
  }),
  CONVERSATION_ASSIGNMENT_UPDATED: event('CONVERSATION_ASSIGNMENT_UPDATED', {
    conversation: { ...CONVERSATION, agentId: AGENT.id },
  }),
  CONVERSATION_TAG_ADDED: event('CONVERSATION_TAG_ADDED', { tagName: 'vip' }),
  CONVERSATION_NOTE_ADDED: event('CONVERSATION_NOTE_ADDED', { note: NOTE }),
  INBOUND_MESSAGE: event('INBOUND_MESSAGE', { message: INBOUND }),
  OUTBOUND_MESSAGE: event('OUTBOUND_MESSAGE', { message: OUTBOUND }),
};
