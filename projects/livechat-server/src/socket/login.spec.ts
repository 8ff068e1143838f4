import { randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { CLOSE_CODES } from 'livechat-core/protocol';
import { signCustomerToken, type SecretKey } from '../sign/index.js';
import { makePair } from '../testing/token-keys.js';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

describe('auth and logout', () => {
  let server: TestServer;
  let widgetId: string;
  let key: SecretKey;
  let now = Date.now();

  beforeAll(async () => {
    server = await startTestServer({ clock: () => now });
    ({ id: widgetId, secretKey: key } = await server.admin.createWidget({ title: 'Shop', multiThread: true }));
  });

  afterAll(() => server.close());

  const claims = (sub: string, changes: JWTPayload = {}): JWTPayload => ({
    jti: randomUUID(),
    sub,
    stp: 'email',
    iss: widgetId,
    iat: Math.floor(now / 1000),
    ski: key.id,
    sid: 'session-of-the-site',
    ...changes,
  });
  const without = (name: string): JWTPayload =>
    Object.fromEntries(Object.entries(claims('x')).filter(([claim]) => claim !== name));
  const sign = (payload: JWTPayload, secret = key.key): Promise<string> =>
    new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(Buffer.from(secret, 'base64'));
  const visit = async (token?: string, revoke?: string[]) => {
    const client = await server.connect();
    return { client, welcome: await client.hello(widgetId, token, revoke) };
  };
  const auth = (client: TestClient, jwt: string) => {
    client.send({ type: 'auth', requestId: 'request-1', jwt });
  };

  it('makes the visitor a customer with a name, who keeps the history', async () => {
    const { client, welcome } = await visit();
    const { thread } = await client.post('message-1', { clientThreadId: 'thread-1' });
    auth(client, await sign(claims('joe@shop.example', { name: 'Joe' })));
    const answer = await client.next('welcome');
    expect(answer).toMatchObject({
      requestId: 'request-1',
      person: { id: welcome.person.id, kind: 'CUSTOMER', name: 'Joe' },
      threads: [{ id: thread.id }],
    });
    expect(answer.token).not.toBe(welcome.token);
    expect((await visit(answer.token)).welcome.person).toEqual(answer.person);
  });

  it('gives a customer the same history in every browser', async () => {
    const first = await visit();
    auth(first.client, await sign(claims('sue@shop.example')));
    await first.client.next('welcome');
    const { thread } = await first.client.post('message-1', { clientThreadId: 'thread-1' });
    const second = await visit();
    const own = await second.client.post('message-2', { clientThreadId: 'thread-2' });
    auth(second.client, await sign(claims('sue@shop.example')));
    const { threads, person } = await second.client.next('welcome');
    expect(new Set(threads.map(({ id }) => id))).toEqual(new Set([thread.id, own.thread.id]));
    expect(person.name).toBe('sue@shop.example');
    expect((await first.client.next('thread')).thread.id).toBeDefined();
    await second.client.post('message-3', { threadId: thread.id });
    expect((await first.client.next('message')).message.clientMessageId).toBe('message-3');
  });

  it('takes the same token again from the same session, because the answer may have been lost', async () => {
    const { client, welcome } = await visit();
    const jwt = await sign(claims('ann@shop.example'));
    auth(client, jwt);
    const { person } = await client.next('welcome');
    client.terminate();
    const again = await visit(welcome.token);
    expect(again.welcome.person).toEqual(person);
    expect(again.welcome.token).not.toBe(welcome.token);
    now += 60_000;
    auth(again.client, jwt);
    expect((await again.client.next('welcome')).person).toEqual(person);
  });

  it('refuses a token that was used by another session, and keeps the visitor as he was', async () => {
    const jwt = await sign(claims('bob@shop.example'));
    const first = await visit();
    auth(first.client, jwt);
    await first.client.next('welcome');
    const second = await visit();
    auth(second.client, jwt);
    expect(await second.client.next('error')).toMatchObject({
      requestId: 'request-1',
      error: { code: 'TOKEN_ALREADY_USED' },
    });
    expect((await second.client.post('message-1', { clientThreadId: 'thread-1' })).message.author.id).toBe(
      second.welcome.person.id,
    );
  });

  it.each<[string, () => Promise<string>, string, string]>([
    ['expired by exp', () => sign(claims('x', { exp: Math.floor(now / 1000) - 10 })), 'TOKEN_EXPIRED', 'exp'],
    [
      'older than 15 s without exp',
      () => sign(claims('x', { iat: Math.floor(now / 1000) - 25 })),
      'TOKEN_EXPIRED',
      'exp',
    ],
    ['signed in the future', () => sign(claims('x', { iat: Math.floor(now / 1000) + 60 })), 'TOKEN_INVALID', 'iat'],
    ['of another widget', () => sign(claims('x', { iss: randomUUID() })), 'TOKEN_INVALID', 'iss'],
    ['without jti', () => sign(without('jti')), 'TOKEN_INVALID', 'jti'],
    ['with a jti of 51 characters', () => sign(claims('x', { jti: 'j'.repeat(51) })), 'TOKEN_INVALID', 'jti'],
    ['with a sid of 51 characters', () => sign(claims('x', { sid: 's'.repeat(51) })), 'TOKEN_INVALID', 'sid'],
    ['with an unknown stp', () => sign(claims('x', { stp: 'shoe size' })), 'TOKEN_INVALID', 'stp'],
    ['without iat', () => sign(without('iat')), 'TOKEN_INVALID', 'iat'],
    ['with an unknown ski', () => sign(claims('x', { ski: 'nobody' })), 'TOKEN_INVALID', 'ski'],
    ['of a wrong key', () => sign(claims('x'), 'd3Jvbmc='), 'TOKEN_INVALID', 'signature'],
    ['of alg none', async () => new UnsecuredJWT(claims('x')).encode(), 'TOKEN_INVALID', 'alg'],
    ['that is no JWT', async () => 'aaaa.bbbb.cccc', 'TOKEN_INVALID', 'jwt'],
  ])('refuses a token %s', async (_, make, code, field) => {
    const { client } = await visit();
    auth(client, await make());
    const { error } = await client.next('error');
    expect(error).toMatchObject({ code, field });
    expect(error.remedy).not.toBe('');
  });

  it('takes tokens of a private key whose public half the widget has, until that is removed', async () => {
    const { privateKey, pem } = await makePair('EdDSA');
    const { id } = await server.admin.addWidgetKey(widgetId, { algorithm: 'EdDSA', publicKey: pem });
    const token = (): Promise<string> =>
      signCustomerToken({
        widgetId,
        key: { id, algorithm: 'EdDSA', privateKey },
        subject: 'eddy@shop.example',
        subjectType: 'email',
        issuedAt: new Date(now),
      });
    const { client } = await visit();
    auth(client, await token());
    expect((await client.next('welcome')).person).toMatchObject({ kind: 'CUSTOMER', name: 'eddy@shop.example' });
    await server.admin.removeWidgetKey(widgetId, id);
    const late = await visit();
    auth(late.client, await token());
    expect((await late.client.next('error')).error).toMatchObject({ code: 'TOKEN_INVALID', field: 'ski' });
  });

  it('accepts a jti of 50 characters', async () => {
    const { client } = await visit();
    auth(client, await sign(claims('fifty@shop.example', { jti: 'j'.repeat(50) })));
    expect((await client.next('welcome')).person.kind).toBe('CUSTOMER');
  });

  it('G11: another tab of the session gets nothing more of the former identity and connects anew', async () => {
    const first = await visit();
    auth(first.client, await sign(claims('tom@shop.example')));
    const { token, person } = await first.client.next('welcome');
    const second = await visit(token);
    auth(first.client, await sign(claims('tim@shop.example')));
    const switched = await first.client.next('welcome');
    expect(switched.person.id).not.toBe(person.id);
    expect(await second.client.closed).toBe(1012);
    expect((await visit(token)).welcome.person).toEqual(switched.person);
  });

  it('G11: logout ends every tab and every token of the session', async () => {
    const first = await visit();
    auth(first.client, await sign(claims('kim@shop.example')));
    const { token, person } = await first.client.next('welcome');
    await first.client.post('message-1', { clientThreadId: 'thread-1' });
    const second = await visit(token);
    // Logging out is part of the next hello.
    await visit(undefined, [token]);
    expect(await first.client.next('session-ended')).toEqual({ type: 'session-ended' });
    expect(await second.client.next('session-ended')).toEqual({ type: 'session-ended' });
    expect(await first.client.closed).toBe(CLOSE_CODES.sessionEnded);
    expect(await second.client.closed).toBe(CLOSE_CODES.sessionEnded);
    const { welcome } = await visit(token);
    expect(welcome.person.id).not.toBe(person.id);
    expect(welcome.threads).toEqual([]);
  });
});
