import type { StoredFile } from 'livechat-core/protocol';
import type { ApiConversation } from '../../../ccaas/conversation.js';
import type { ApiMessage } from '../../../ccaas/message.js';
import type { ApiNote } from '../../../ccaas/note.js';

/**
 * One conversation of a shop, of which every example tells a part: whoever reads several of them meets the same people
 * and the same ids.
 */

export const AGENT = {
  id: 'Qm3vXl0bTzK1sYd8wRfUaA',
  displayName: 'Ann',
  email: 'ann@shop.example',
  role: 'AGENT',
} as const;

export const QUEUE = { id: 'kP0dYwq3RkqL8m5c7Hn2Tg', name: 'Returns', createdAt: '2026-11-02T08:00:00.000Z' } as const;

const CUSTOMER = { id: 'V1y0J9sWQ2qf8rB6nZtLxw', kind: 'CUSTOMER', name: 'Joe Smith' } as const;
const WIDGET_ID = '85ea1938-f457-496d-8532-8fa489beea63';

export const CONVERSATION = {
  id: 'uT6mB4kzSg2wE9xNc0pRjQ',
  channel: 'LIVE_CHAT',
  widgetId: WIDGET_ID,
  customer: CUSTOMER,
  topic: 'Order 4711',
  summary: null,
  status: 'OPEN',
  priority: 'NORMAL',
  queueId: null,
  agentId: null,
  tags: ['vip'],
  createdAt: '2026-11-22T10:15:00.000Z',
  updatedAt: '2026-11-22T10:15:42.000Z',
  closedAt: null,
} as const satisfies ApiConversation & { readonly tags: readonly string[] };

export const METADATA = { color: 'red', cart: [{ sku: 'A1', amount: 2 }], orderId: '4711' } as const;

const facts = {
  channel: 'LIVE_CHAT',
  conversationId: CONVERSATION.id,
  createdAt: '2026-11-22T10:15:42.000Z',
  updatedAt: '2026-11-22T10:15:42.000Z',
} as const;

export const INBOUND = {
  ...facts,
  id: 'bX8hD5rPTvm3gK7wQ1yZoA',
  from: CUSTOMER.id,
  to: WIDGET_ID,
  direction: 'INBOUND',
  clientMessageId: '0f6f6c5e-6d0f-4d0a-9a6b-7d4d3b1f2c11',
  authorId: CUSTOMER.id,
  authorType: 'CUSTOMER',
  authorName: CUSTOMER.name,
  contentType: 'TEXT',
  content: { text: 'Where is my order?' },
} as const satisfies ApiMessage;

export const OUTBOUND = {
  ...facts,
  id: 'yR2nW7jKQ5uS0dF4xV9bHg',
  from: WIDGET_ID,
  to: CUSTOMER.id,
  direction: 'OUTBOUND',
  clientMessageId: 'answer-to-bX8hD5rPTvm3gK7wQ1yZoA',
  authorId: AGENT.id,
  authorType: 'AGENT',
  authorName: AGENT.displayName,
  contentType: 'TEXT',
  content: { text: 'It left our house this morning.' },
} as const satisfies ApiMessage;

export const NOTE = {
  id: 'eJ4cM9tXRy6pB1kZ3wLsNA',
  conversationId: CONVERSATION.id,
  content: 'Waits since Monday: send a voucher.',
  authorId: AGENT.id,
  authorType: 'AGENT',
  authorName: AGENT.displayName,
  createdAt: '2026-11-22T10:17:03.000Z',
  updatedAt: '2026-11-22T10:17:03.000Z',
} as const satisfies ApiNote;

export const FILE = {
  id: 'qf1Rk2nVSt8uY5zX0cLmWg',
  name: 'label.png',
  mediaType: 'image/png',
  size: 48_213,
  width: 800,
  height: 1_200,
} as const satisfies StoredFile;

export const WEBHOOK = {
  id: 'hN7sQ3vYTb2xK6mD9fRjPw',
  url: 'https://shop.example/chat-events',
  types: ['INBOUND_MESSAGE', 'CONVERSATION_METADATA_UPDATED'],
  createdAt: '2026-11-02T08:05:00.000Z',
} as const;

/** 32 bytes that nobody uses. */
export const WEBHOOK_SECRET = 'whsec_ZXhhbXBsZS1vZi1hLXNlY3JldC1ub2JvZHktdXNlcyE=';

export const DELIVERY = {
  id: 'zL5wG8pHQe0rT3yU6iOaSg',
  webhookId: WEBHOOK.id,
  eventId: 'mC2kX7bVSj4nF9dQ1zWtYg',
  type: 'INBOUND_MESSAGE',
  conversationId: CONVERSATION.id,
  status: 'PENDING',
  attempts: 2,
  createdAt: '2026-11-22T10:15:42.000Z',
  dueAt: '2026-11-22T10:16:12.000Z',
  lastAttemptAt: '2026-11-22T10:15:48.000Z',
  lastStatus: 503,
  lastError: 'The receiver answered 503.',
} as const;

/** Where a page of a list goes on. */
export const CURSOR = 'WzE3OTUzNDI1NDIwMDAsInVUNm1CNGt6U2cyd0U5eE5jMHBSalEiXQ';
