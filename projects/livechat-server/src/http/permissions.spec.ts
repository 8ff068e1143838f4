import { fastify } from 'fastify';
import { SCOPES } from '../auth/actor.js';
import { accessOf, type Access } from '../auth/permissions.js';
import { ADDRESS_LIMITS } from '../limit/address-limits.js';
import { RateLimits, rateLimitSizes } from '../limit/rate-limits.js';
import { deskCredentials, programCredentials, revokedCredentials, type Credentials } from '../testing/roles.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { guard, guardedRoutes, type GuardStore, type GuardedRoute } from './guard.js';

/** Whom a test lets try: by name, with what is sent. */
type Roles = Readonly<Record<string, Credentials>>;

describe('G18: who may use which route', () => {
  let server: TestServer;
  let routes: readonly GuardedRoute[];
  let roles: Roles;
  let conversationId: string;

  beforeAll(async () => {
    // All roles ask from one address, more than anybody would.
    const unlimited = { sockets: 1_000, visitorsPerMinute: 1_000, requestsPerSecond: 100_000 };
    server = await startTestServer({ addressLimits: unlimited });
    routes = guardedRoutes(server.app).filter(({ method }) => method !== 'HEAD');
    const { id } = await server.admin.createWidget({ title: 'Shop', multiThread: true });
    const visitor = await server.connect();
    const { token } = await visitor.hello(id);
    ({ conversationId } = (await visitor.post('message-1', { clientThreadId: 'thread-1' })).thread);
    roles = {
      nobody: {},
      'a person': { authorization: `Bearer ${token}` },
      'a visitor': { authorization: `App ${token}`, cookie: `livechat_desk=${token}`, 'x-csrf-token': token },
      'an agent': await deskCredentials(server, 'AGENT'),
      'an admin': await deskCredentials(server, 'ADMIN'),
      ...Object.fromEntries(
        await Promise.all(
          SCOPES.map(async (scope) => [`a key for ${scope}`, await programCredentials(server, [scope])] as const),
        ),
      ),
      'a revoked key': await revokedCredentials(server, SCOPES),
      'a key as Bearer': bearer(await programCredentials(server, SCOPES)),
    };
  });

  afterAll(() => server.close());

  const bearer = ({ authorization = '' }: Credentials) => ({ authorization: authorization.replace('App', 'Bearer') });
  const own = () =>
    routes.flatMap((route) => {
      const access = accessOf(route.method, route.url);
      return access === undefined ? [] : [{ ...route, access }];
    });
  const ask = async ({ method, url }: GuardedRoute, id: string, headers: Credentials): Promise<number> => {
    const path = url.replaceAll(/:\w+/g, id).replace('*', 'nothing');
    const hasBody = ['POST', 'PUT', 'PATCH'].includes(method);
    const response = await fetch(`${server.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
      ...(hasBody ? { body: '{}' } : {}),
    });
    await response.arrayBuffer();
    return response.status;
  };

  /** The statuses of a refusal that a role should meet; none when it should pass. */
  const expected = (access: Access, role: string): number | undefined => {
    switch (access.who) {
      case 'ANYBODY':
      case 'STREAM':
        return undefined;
      case 'AGENT':
        if (role === 'an admin' || (role === 'an agent' && access.role === 'AGENT')) return undefined;
        return role === 'an agent' ? 403 : 401;
      case 'PROGRAM':
        if (role === `a key for ${access.scope}`) return undefined;
        return role.startsWith('a key for ') ? 403 : 401;
      case 'OFFICE':
        if (role === 'an admin' || role === `a key for ${access.scope}`) return undefined;
        return role === 'an agent' || role.startsWith('a key for ') ? 403 : 401;
      case 'PERSON':
        return role === 'a person' ? undefined : 401;
    }
  };

  it('every route of the server has an entry', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(own()).toHaveLength(routes.length);
  });

  it('every role meets what the table says, at ids that exist and at ids that do not', async () => {
    const wrong: string[] = [];
    for (const route of own()) {
      // Signing out and being forgotten would end the role; that they need one is tried with the others.
      const isEnd = route.method === 'DELETE' && ['/desk/api/session', '/livechat/1/me'].includes(route.url);
      for (const [role, credentials] of Object.entries(roles)) {
        const refusal = expected(route.access, role);
        if (isEnd && refusal === undefined) continue;
        for (const id of [conversationId, 'there-is-none']) {
          const status = await ask(route, id, credentials);
          const isRefused = [401, 403].includes(status);
          const isSignIn = route.method === 'POST' && route.url === '/desk/api/session';
          if (refusal === undefined ? isRefused && !isSignIn : status !== refusal) {
            wrong.push(`${role}: ${route.method} ${route.url} answered ${status}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    // Every route times every role times two ids.
  }, 60_000);

  it('a change at the desk needs the token that only its own page has', async () => {
    const { cookie = '', 'x-csrf-token': token = '' } = roles['an admin'] ?? {};
    const changes = own().filter(({ method, access }) => method !== 'GET' && ['AGENT', 'OFFICE'].includes(access.who));
    expect(changes).not.toEqual([]);
    for (const route of changes) {
      for (const presented of ['', `${token}x`, token.toUpperCase(), roles['an agent']?.['x-csrf-token'] ?? '']) {
        expect(await ask(route, conversationId, { cookie, 'x-csrf-token': presented })).toBe(403);
      }
    }
  });

  it('a route below the paths of the server without an entry is closed, one elsewhere is its owner’s', async () => {
    const app = fastify();
    const nothing = async () => undefined;
    const store = { findAgentOfSession: nothing, findApiKey: nothing, findSessionByToken: nothing };
    const limits = new RateLimits(rateLimitSizes(ADDRESS_LIMITS), () => 0);
    guard(app, { store: store as unknown as GuardStore, limits });
    app.get('/desk/api/forgotten', async () => 'secret');
    app.get('/shop/own', async () => 'own');
    const forgotten = await app.inject('/desk/api/forgotten');
    expect(forgotten.body).not.toContain('secret');
    expect(forgotten.statusCode).toBeGreaterThanOrEqual(400);
    expect((await app.inject('/shop/own')).body).toBe('own');
  });
});
