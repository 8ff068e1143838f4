import type { JsonObject, JsonValue } from 'livechat-core/protocol';
import { SCOPES } from '../auth/actor.js';
import { apiFixture, type ApiFixture } from '../testing/api-fixture.js';
import { deskCredentials, programCredentials, type Credentials } from '../testing/roles.js';
import { guardedRoutes } from './guard.js';

/** Whose bodies are no settings: files, frames of the protocol, and data of the site's own. */
const FREE_BODIES = [
  'POST /ccaas/1/files',
  'POST /desk/api/files',
  'POST /livechat/1/widgets/:widgetId/files',
  'POST /livechat/1/stream',
  'POST /livechat/1/stream/frames',
  'PUT /ccaas/1/conversations/:conversationId/metadata',
  'PATCH /ccaas/1/conversations/:conversationId/metadata',
];

describe('fields that nobody knows', () => {
  let on: ApiFixture;
  let program: Credentials;
  let admin: Credentials;
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    on = await apiFixture({ webhookPrivateAddresses: 'ALLOWED' });
    program = await programCredentials(on.server, SCOPES);
    admin = await deskCredentials(on.server, 'ADMIN');
    const { conversationId } = await on.openConversation();
    ids = {
      conversationId,
      noteId: await idOf(`POST /ccaas/1/conversations/${conversationId}/notes`, { content: 'x' }),
      queueId: await idOf('POST /ccaas/1/queues', { name: 'Sales' }),
      webhookId: await idOf('POST /ccaas/1/webhooks', { url: 'https://hooks.example/first' }),
      id: on.widgetId,
    };
  }, 30_000);

  afterAll(() => on.close());

  const pathOf = (route: string): string =>
    route
      .replace('/desk/api/conversations/:id', `/desk/api/conversations/${ids['conversationId']}`)
      .replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'there-is-none');

  const send = async (route: string, body: JsonObject) => {
    const [method = '', path = ''] = route.split(' ');
    const response = await fetch(`${on.server.url}${path}`, {
      method,
      headers: { ...(path.startsWith('/ccaas') ? program : admin), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, text };
  };

  const idOf = async (route: string, body: JsonObject): Promise<string> =>
    (JSON.parse((await send(route, body)).text) as { readonly id: string }).id;

  /** A right body of every route that takes one. */
  const bodies = (): Readonly<Record<string, JsonObject>> => ({
    'PUT /ccaas/1/conversations/:conversationId': { topic: 'Order 77', priority: 'HIGH' },
    'PUT /ccaas/1/conversations/:conversationId/assignee': { agentId: on.agent.id },
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
    'PUT /desk/api/conversations/:id/assignee': { agentId: on.agent.id },
    'POST /desk/api/conversations/:id/tags': { tag: 'returns' },
    'POST /desk/api/conversations/:id/notes': { noteId: 'desk-note-1', text: 'Called back' },
    'POST /admin/api/widgets': { title: 'Other shop' },
    'PATCH /admin/api/widgets/:id': {
      workingHours: { timeZone: 'Europe/Berlin', weekly: { monday: [{ from: '09:00', to: '17:00' }] } },
      greeting: { text: 'Hello', quickReplies: [{ title: 'Prices', payload: 'prices' }] },
    },
    'POST /admin/api/widgets/:id/keys': {},
  });

  /** The body with a field more, once in each of its objects. */
  function* withSurprise(value: JsonValue): Generator<JsonValue> {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) yield { ...value, surprise: 1 };
    const entries: [string | number, JsonValue][] = Array.isArray(value)
      ? value.map((item: JsonValue, index) => [index, item])
      : Object.entries(value as JsonObject);
    for (const [key, item] of entries) {
      for (const changed of withSurprise(item)) {
        yield Array.isArray(value)
          ? value.map((other: JsonValue, index) => (index === key ? changed : other))
          : { ...(value as JsonObject), [key]: changed };
      }
    }
  }

  it('are tried on every route that takes a body', () => {
    const withBody = guardedRoutes(on.server.app)
      .filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method))
      .map(({ method, url }) => `${method} ${url}`)
      .filter((route) => !FREE_BODIES.includes(route));
    expect(Object.keys(bodies()).sort()).toEqual(withBody.sort());
  });

  it('are refused wherever they stand, by name, and nothing happens', async () => {
    const wrong: string[] = [];
    for (const [route, body] of Object.entries(bodies())) {
      for (const changed of withSurprise(body)) {
        const { status, text } = await send(pathOf(route), changed as JsonObject);
        if (status !== 400 || !text.includes('surprise is not known here')) wrong.push(`${route}: ${status} ${text}`);
      }
      const { status, text } = await send(pathOf(route), body);
      const isElsewhere = route.includes('redeliver') || route.endsWith('/session');
      if (status >= 300 && !isElsewhere) wrong.push(`${route} alone: ${status} ${text}`);
    }
    expect(wrong).toEqual([]);
  }, 30_000);

  it('are refused in the queries of lists: a filter under a wrong name would find everything', async () => {
    for (const path of [
      '/ccaas/1/conversations?state=OPEN',
      '/ccaas/1/queues?name=x',
      '/desk/api/conversations?state=OPEN',
    ]) {
      const response = await fetch(`${on.server.url}${path}`, { headers: path.startsWith('/ccaas') ? program : admin });
      expect([response.status, await response.text()]).toEqual([
        400,
        expect.stringMatching(/(state|name) is not known/),
      ]);
    }
  });
});
