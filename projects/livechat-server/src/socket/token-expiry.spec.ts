import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

/** How far clocks may differ. */
const TOLERANCE_MS = 5_000;

describe('a customer whose token runs out', () => {
  let server: TestServer;
  let widgetId: string;
  let key: { readonly id: string; readonly key: string };
  let at = 1_800_000_000_000;
  let now = (): number => at;

  beforeAll(async () => {
    server = await startTestServer({ clock: () => now() });
  });

  beforeEach(async () => {
    at = 1_800_000_000_000;
    now = () => at;
    const created = await server.admin.createWidget({ title: 'Shop', multiThread: true });
    widgetId = created.id;
    key = created.secretKey;
  });

  afterAll(() => server.close());

  const sign = (sub: string, exp?: number): Promise<string> => {
    const iat = Math.floor(now() / 1000);
    const claims = { jti: randomUUID(), sub, stp: 'email', iss: widgetId, iat, ski: key.id };
    return new SignJWT(exp === undefined ? claims : { ...claims, exp: iat + exp })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(Buffer.from(key.key, 'base64'));
  };
  const logIn = async (client: TestClient, jwt: string) => {
    client.send({ type: 'auth', requestId: 'request-1', jwt });
    return client.next('welcome');
  };
  /** A page with a customer for a minute. */
  const customer = async (sub = `${randomUUID()}@shop.example`) => {
    const client = await server.connect();
    await client.hello(widgetId);
    const jwt = await sign(sub, 60);
    const { token, person } = await logIn(client, jwt);
    return { client, sub, jwt, token, person };
  };
  const passMinute = (): void => {
    at += 60_000 + TOLERANCE_MS + 1;
  };

  it('acts until the last moment, and then waits: nothing is read or written in his name', async () => {
    const { client, sub } = await customer();
    const { thread } = await client.post('message-1', { clientThreadId: 'thread-1' });
    at += 60_000 + TOLERANCE_MS;
    await client.post('message-2', { threadId: thread.id });
    at += 1;
    client.send({
      type: 'post',
      clientMessageId: 'message-3',
      target: { threadId: thread.id },
      content: { type: 'TEXT', text: 'too late' },
    });
    expect(await client.next('token-expired')).toMatchObject({ widget: { id: widgetId, title: 'Shop' } });
    client.send({ type: 'history', requestId: 'request-2', threadId: thread.id, after: 0, limit: 10 });
    client.send({ type: 'context', requestId: 'request-3', data: { a: 1 }, target: { all: true } });
    client.send({ type: 'receipt', threadId: thread.id, delivered: 1, seen: 1 });
    expect(await client.drain()).toEqual([]);
    const { threads } = await logIn(client, await sign(sub, 60));
    expect(threads).toMatchObject([{ id: thread.id, topSeq: 2 }]);
    expect((await client.post('message-3', { threadId: thread.id })).message.seq).toBe(3);
  });

  it('is told at that moment, also when he says nothing', async () => {
    const client = await server.connect();
    await client.hello(widgetId);
    // Within what clocks may differ: it is good for another second, which begins when he is in.
    await logIn(client, await sign('brief@shop.example', 1 - TOLERANCE_MS / 1000));
    const start = Date.now();
    now = () => at + Date.now() - start;
    await client.next('token-expired');
    expect(now()).toBeGreaterThan(at + 1_000);
  });

  it('hears nothing of what others do in his threads', async () => {
    const first = await customer();
    const { thread } = await first.client.post('message-1', { clientThreadId: 'thread-1' });
    passMinute();
    const second = await server.connect();
    await second.hello(widgetId);
    await logIn(second, await sign(first.sub));
    await second.post('message-2', { threadId: thread.id });
    expect((await first.client.drain()).map(({ type }) => type)).toEqual(['token-expired']);
  });

  it('is answered with it when he comes back, and goes on with a new token', async () => {
    const { client, token, person, sub, jwt } = await customer();
    const { thread } = await client.post('message-1', { clientThreadId: 'thread-1' });
    passMinute();
    const back = await server.connect();
    back.send({ type: 'hello', protocol: 'livechat.v1', widgetId, token });
    expect((await back.next('token-expired')).widget.id).toBe(widgetId);
    back.send({ type: 'auth', requestId: 'request-1', jwt });
    expect(await back.next('error')).toMatchObject({ requestId: 'request-1', error: { code: 'TOKEN_EXPIRED' } });
    const welcome = await logIn(back, await sign(sub, 60));
    expect(welcome).toMatchObject({ person, threads: [{ id: thread.id }] });
  });

  it('G11: leaves nothing to somebody else who logs in', async () => {
    const { client } = await customer();
    await client.post('message-1', { clientThreadId: 'thread-1' });
    passMinute();
    expect((await client.drain()).map(({ type }) => type)).toEqual(['token-expired']);
    expect((await logIn(client, await sign('other@shop.example'))).threads).toEqual([]);
  });

  it('goes on in every tab when one has logged in again', async () => {
    const first = await customer();
    const second = await server.connect();
    await second.hello(widgetId, first.token);
    passMinute();
    await second.drain();
    await logIn(first.client, await sign(first.sub, 60));
    expect(await second.closed).toBe(1012);
  });

  it('stays where another tab has logged in before the moment came', async () => {
    const first = await customer();
    const second = await server.connect();
    await second.hello(widgetId, first.token);
    at += 30_000;
    await logIn(first.client, await sign(first.sub, 60));
    at += 40_000;
    expect(await second.drain()).toEqual([]);
  });

  it('can be logged out', async () => {
    const { client, token } = await customer();
    passMinute();
    const next = await server.connect();
    await next.hello(widgetId, undefined, [token]);
    expect(await client.next('session-ended')).toEqual({ type: 'session-ended' });
  });

  it('stays until the logout with a token that has no exp', async () => {
    const client = await server.connect();
    await client.hello(widgetId);
    await logIn(client, await sign('forever@shop.example'));
    at += 24 * 60 * 60 * 1000;
    expect(await client.drain()).toEqual([]);
    await client.post('message-1', { clientThreadId: 'thread-1' });
  });
});
