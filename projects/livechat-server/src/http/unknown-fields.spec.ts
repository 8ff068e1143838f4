import type { JsonObject, JsonValue } from 'livechat-core/protocol';
import { SCOPES } from '../auth/actor.js';
import { apiFixture, type ApiFixture } from '../testing/api-fixture.js';
import { FREE_BODIES, rightBodies } from '../testing/right-bodies.js';
import { deskCredentials, programCredentials, type Credentials } from '../testing/roles.js';
import { guardedRoutes } from './guard.js';

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
    expect(Object.keys(rightBodies(on.agent.id)).sort()).toEqual(withBody.sort());
  });

  it('are refused wherever they stand, by name, and nothing happens', async () => {
    const wrong: string[] = [];
    for (const [route, body] of Object.entries(rightBodies(on.agent.id))) {
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
