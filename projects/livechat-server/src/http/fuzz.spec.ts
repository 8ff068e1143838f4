import fc from 'fast-check';
import type { JsonObject } from 'livechat-core/protocol';
import { SCOPES } from '../auth/actor.js';
import { apiFixture, type ApiFixture } from '../testing/api-fixture.js';
import { mutated, nasty, torn } from '../testing/mutations.js';
import { FREE_BODIES, rightBodies } from '../testing/right-bodies.js';
import { deskCredentials, programCredentials, type Credentials } from '../testing/roles.js';
import { guardedRoutes, type GuardedRoute } from './guard.js';

/** What requests may ask for in their address. */
const QUERIES = [
  ...['limit', 'page', 'orderBy', 'cursor', 'status', 'priority', 'agentId', 'queueId', 'tag', 'customerId'],
  ...['widgetId', 'updatedFrom', 'updatedTo', 'createdFrom', 'createdTo', 'assignee', 'before', 'after', 'q'],
];
/** What servers read of requests, beside who asks. */
const HEADERS = [
  ...['accept', 'content-type', 'if-none-match', 'if-range', 'range', 'origin', 'x-agent-id', 'x-idempotency-key'],
  ...['x-file-name', 'x-client-file-id', 'x-forwarded-for', 'x-forwarded-host', 'traceparent', 'content-encoding'],
  ...['cookie', 'authorization', 'x-csrf-token'],
];
/** Free bodies that are right. */
const FREE = [{ cart: { items: [1, 'two', null] } }, { stream: 'stream-0001', number: 0, frames: ['{"type":"ping"}'] }];

/** Text that may stand in an address or a header, if it is written as it has to be. */
const texts = fc
  .oneof(
    nasty.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    fc.constantFrom(
      '0',
      '-1',
      '1',
      '1e9',
      '99999999999999999999',
      'NaN',
      'bytes=0-',
      'bytes=9-1',
      'W/"x"',
      '*',
      'null',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  .map((text) => Buffer.from(text).toString());

/** A request to a route: what is right of it, and what is not. */
interface Attempt {
  readonly route: GuardedRoute;
  readonly id: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

describe('requests that nobody meant to send', () => {
  let on: ApiFixture;
  let routes: readonly GuardedRoute[];
  let credentials: (route: string) => Credentials;
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    let now = 1_800_000_000_000;
    // Time flies, so that the rates do not end what is tried.
    on = await apiFixture({ clock: () => (now += 100), webhookPrivateAddresses: 'ALLOWED' });
    const program = await programCredentials(on.server, SCOPES);
    const admin = await deskCredentials(on.server, 'ADMIN');
    const opened = await on.openConversation();
    const person = { authorization: `Bearer ${opened.token}` };
    credentials = (route) =>
      /^\/(ccaas|livechat\/1\/widgets\/:widgetId\/sessions)/.test(route)
        ? program
        : route.startsWith('/livechat')
          ? person
          : admin;
    ids = { conversationId: opened.conversationId, widgetId: on.widgetId, id: on.widgetId };
    // What ends a session would leave the rest without one, and the widget is not built here.
    const left = ['DELETE /desk/api/session', 'DELETE /livechat/1/me'];
    left.push('GET /livechat.js', 'GET /livechat.manifest.json', 'GET /widget/*', 'GET /desk', 'GET /desk/*');
    routes = guardedRoutes(on.server.app).filter(
      ({ method, url }) => method !== 'HEAD' && !left.includes(`${method} ${url}`),
    );
  });

  afterAll(() => on.close());

  const send = async ({ route, id, query, headers, body }: Attempt): Promise<number> => {
    const path = route.url
      .replace('/desk/api/conversations/:id', `/desk/api/conversations/${ids['conversationId']}`)
      .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(id ?? ids[name] ?? 'there-is-none'))
      .replace('*', encodeURIComponent(id ?? 'nothing'));
    const response = await fetch(`${on.server.url}${path}?${new URLSearchParams(query).toString()}`, {
      method: route.method,
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...credentials(route.url), ...headers },
      ...(body === undefined || route.method === 'GET' ? {} : { body }),
    });
    // A stream would have no end.
    await response.body?.cancel();
    return response.status;
  };

  const never5xx = async (attempts: fc.Arbitrary<Attempt>, numRuns: number): Promise<void> => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(attempts, async (attempt) => {
        const status = await send(attempt);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        expect(status).toBeLessThan(500);
      }),
      // The same ones every time, so that luck has no part in it.
      { numRuns, seed: 20_261_124 },
    );
    // What is refused for who asks, or for how often, has proved nothing.
    const told = [...seen].reduce((sum, [status, count]) => sum + ([401, 429].includes(status) ? 0 : count), 0);
    expect(told).toBeGreaterThan(numRuns / 2);
  };
  const plain = { id: undefined, query: {}, headers: {}, body: undefined };

  it.each([
    ['mutated', mutated],
    ['torn', torn],
  ] as const)(
    'bodies that are %s: never a defect of the server',
    async (_, change) => {
      const bodies: Readonly<Record<string, JsonObject>> = rightBodies(on.agent.id);
      const right = routes.flatMap((route) => {
        const name = `${route.method} ${route.url}`;
        const body = bodies[name];
        if (body !== undefined) return [{ route, bodies: [body] }];
        return FREE_BODIES.includes(name) ? [{ route, bodies: FREE }] : [];
      });
      expect(right.length).toBeGreaterThan(25);
      const attempts = fc
        .constantFrom(...right)
        .chain(({ route, bodies: own }) => change(own).map((body): Attempt => ({ ...plain, route, body })));
      await never5xx(attempts, 600);
    },
    120_000,
  );

  it('ids, queries and headers: never a defect of the server', async () => {
    const headerTexts = texts.map((text) => text.replace(/[^\x20-\x7e]/g, '').trim());
    const record = (names: readonly string[], values: fc.Arbitrary<string>) =>
      fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 2 });
    const attempts = fc.record({
      route: fc.constantFrom(...routes),
      id: fc.option(texts, { nil: undefined }),
      query: record(QUERIES, texts),
      headers: record(HEADERS, headerTexts),
      body: fc.constantFrom(undefined, '', '{}', '[]', 'null'),
    });
    await never5xx(attempts, 1_000);
  }, 120_000);

  it('and the next one is answered', async () => {
    expect((await on.api.GET('/ccaas/1/queues')).response.status).toBe(200);
  });
});
