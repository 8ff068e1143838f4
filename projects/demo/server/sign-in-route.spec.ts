import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { jwtVerify } from 'jose';
import { signCustomerToken } from 'livechat-server/sign';
import { registerSignIn } from './sign-in-route.js';

const WIDGET = '85ea1938-f457-496d-8532-8fa489beea63';
const SECRET_KEY = { id: 'key-one', key: randomBytes(32).toString('base64') };
const ISSUED_AT = 1_764_000_000;

describe('the sign-in of the shop', () => {
  let app: FastifyInstance;
  let tokens: number;

  beforeEach(async () => {
    tokens = 0;
    app = Fastify();
    registerSignIn(app, {
      issueToken: ({ email, name }) =>
        signCustomerToken({
          widgetId: WIDGET,
          key: SECRET_KEY,
          subject: email,
          subjectType: 'email',
          name,
          tokenId: `token-${(tokens += 1)}`,
          sessionId: 'session-one',
          lifetimeSeconds: 60,
          issuedAt: new Date(ISSUED_AT * 1000),
        }),
    });
    await app.ready();
  });

  afterEach(() => app.close());

  const signIn = (payload: unknown): Promise<LightMyRequestResponse> =>
    app.inject({
      method: 'POST',
      url: '/shop/api/sign-in',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    });

  const verify = async (response: LightMyRequestResponse, at: number = ISSUED_AT): ReturnType<typeof jwtVerify> => {
    const { jwt } = response.json<{ jwt: string }>();
    return jwtVerify(jwt, Buffer.from(SECRET_KEY.key, 'base64'), {
      algorithms: ['HS256'],
      currentDate: new Date(at * 1000),
    });
  };

  it('signs the claims that say who the customer is', async () => {
    const response = await signIn({ name: 'Robin Ferrer', email: 'robin@example.com' });

    expect(response.statusCode).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    const { payload, protectedHeader } = await verify(response);
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(payload).toEqual({
      jti: 'token-1',
      sub: 'robin@example.com',
      stp: 'email',
      iss: WIDGET,
      iat: ISSUED_AT,
      exp: ISSUED_AT + 60,
      ski: 'key-one',
      sid: 'session-one',
      name: 'Robin Ferrer',
    });
  });

  it('lets a token expire a minute after it was issued', async () => {
    const response = await signIn({ email: 'robin@example.com' });

    await expect(verify(response, ISSUED_AT + 59)).resolves.toBeDefined();
    await expect(verify(response, ISSUED_AT + 60)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  });

  it('gives every sign-in a token of its own', async () => {
    const first = await verify(await signIn({ email: 'robin@example.com' }));
    const second = await verify(await signIn({ email: 'robin@example.com' }));

    expect(second.payload.jti).not.toBe(first.payload.jti);
  });

  it('leaves the name out where none or a blank one was given', async () => {
    for (const body of [{ email: 'robin@example.com' }, { email: ' robin@example.com ', name: '  ' }]) {
      const { payload } = await verify(await signIn(body));
      expect(payload.sub).toBe('robin@example.com');
      expect(payload).not.toHaveProperty('name');
    }
  });

  it('never gives the key away', async () => {
    const response = await signIn({ email: 'robin@example.com' });

    expect(response.body).not.toContain(SECRET_KEY.key);
  });

  it.each([
    ['no email', { name: 'Robin' }, 'email'],
    ['a wrong email', { email: 'robin' }, 'email'],
    ['an email that is no text', { email: 7 }, 'email'],
    ['a name of 81 characters', { email: 'robin@example.com', name: 'x'.repeat(81) }, 'name'],
    ['no object', 'robin@example.com', undefined],
    ['null', null, undefined],
  ])('refuses %s and says what to enter', async (_case, body, field) => {
    const response = await signIn(body);

    expect(response.statusCode).toBe(400);
    const { error } = response.json<{ error: { message: string; field?: string } }>();
    expect(error.field).toBe(field);
    expect(error.message).toMatch(/^(Enter|Send) /);
  });

  it('accepts a name of 80 characters', async () => {
    const response = await signIn({ email: 'robin@example.com', name: 'x'.repeat(80) });

    expect(response.statusCode).toBe(200);
  });

  it('refuses a body that is far too large', async () => {
    const response = await signIn({ email: 'robin@example.com', name: 'x'.repeat(5000) });

    expect(response.statusCode).toBe(413);
  });
});
