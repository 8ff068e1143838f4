import type { JsonObject } from 'livechat-core/protocol';

/** Whose bodies are no settings: files, frames of the protocol, and data of the site's own. */
export const FREE_BODIES: readonly string[] = [
  'POST /ccaas/1/files',
  'POST /desk/api/files',
  'POST /livechat/1/widgets/:widgetId/files',
  'POST /livechat/1/stream',
  'POST /livechat/1/stream/frames',
  'PUT /ccaas/1/conversations/:conversationId/metadata',
  'PATCH /ccaas/1/conversations/:conversationId/metadata',
];

/** A right body of every other route that takes one. */
export function rightBodies(agentId: string): Readonly<Record<string, JsonObject>> {
  return {
    'PUT /ccaas/1/conversations/:conversationId': { topic: 'Order 77', priority: 'HIGH' },
    'PUT /ccaas/1/conversations/:conversationId/assignee': { agentId },
    'POST /ccaas/1/conversations/:conversationId/tags': { tagName: 'vip' },
    'POST /ccaas/1/conversations/:conversationId/notes': { content: 'Called back' },
    'PUT /ccaas/1/conversations/:conversationId/notes/:noteId': { content: 'Called twice' },
    'POST /ccaas/1/conversations/:conversationId/messages': {
      contentType: 'CAROUSEL',
      content: {
        cards: [
          { title: 'One', actions: [{ type: 'POSTBACK', title: 'Take it', payload: 'one' }] },
          { title: 'Two', actions: [{ type: 'URL', title: 'See it', url: 'https://shop.example/two' }] },
        ],
      },
    },
    'POST /ccaas/1/conversations/:conversationId/events': { type: 'TYPING_STARTED' },
    'POST /ccaas/1/queues': { name: 'Returns' },
    'PUT /ccaas/1/queues/:queueId': { name: 'Shipping' },
    'POST /ccaas/1/webhooks': { url: 'https://hooks.example/', types: ['INBOUND_MESSAGE'] },
    'PATCH /ccaas/1/webhooks/:webhookId': { types: ['OUTBOUND_MESSAGE'] },
    'POST /ccaas/1/webhooks/:webhookId/secret': {},
    'POST /ccaas/1/webhooks/deliveries/:deliveryId/redeliver': {},
    'POST /desk/api/session': { email: 'nobody@shop.example', password: 'a long password' },
    'POST /desk/api/conversations/:id/messages': {
      clientMessageId: 'reply-0001',
      content: { type: 'QUICK_REPLIES', text: 'More?', replies: [{ title: 'No', payload: 'no' }] },
    },
    'PATCH /desk/api/conversations/:id': { status: 'SOLVED' },
    'PUT /desk/api/conversations/:id/assignee': { agentId },
    'POST /desk/api/conversations/:id/tags': { tag: 'returns' },
    'POST /desk/api/conversations/:id/notes': { noteId: 'desk-note-1', text: 'Called back' },
    'POST /admin/api/widgets': { title: 'Other shop' },
    'PATCH /admin/api/widgets/:id': {
      workingHours: { timeZone: 'Europe/Berlin', weekly: { monday: [{ from: '09:00', to: '17:00' }] } },
      greeting: { text: 'Hello', quickReplies: [{ title: 'Prices', payload: 'prices' }] },
    },
    'POST /admin/api/widgets/:id/keys': {},
  };
}
