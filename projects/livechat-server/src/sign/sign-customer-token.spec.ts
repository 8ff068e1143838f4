import { exportJWK, exportPKCS8, generateKeyPair, jwtVerify, type JWTPayload } from 'jose';
import { randomBytes } from 'node:crypto';
import { LIMITS } from 'livechat-core/protocol';
import { signCustomerToken, type CustomerToken, type PrivateKey } from './index.js';

const SECRET = { id: 'key-one', key: randomBytes(32).toString('base64') };
const TOKEN: CustomerToken = {
  widgetId: '85ea1938-f457-496d-8532-8fa489beea63',
  key: SECRET,
  subject: 'ann@shop.example',
  subjectType: 'email',
};

describe('signCustomerToken', () => {
  const verify = async (jwt: string): Promise<JWTPayload> =>
    (await jwtVerify(jwt, Buffer.from(SECRET.key, 'base64'), { algorithms: ['HS256'] })).payload;

  it('signs the claims that are needed, each token with an id of its own', async () => {
    const [first, second] = await Promise.all([
      verify(await signCustomerToken(TOKEN)),
      verify(await signCustomerToken(TOKEN)),
    ]);
    expect(first).toEqual({
      jti: expect.stringMatching(/^[\w-]{36}$/) as unknown,
      sub: 'ann@shop.example',
      stp: 'email',
      iss: TOKEN.widgetId,
      iat: expect.any(Number) as unknown,
      ski: 'key-one',
    });
    expect(second.jti).not.toBe(first.jti);
  });

  it('signs what may be left out', async () => {
    const issuedAt = new Date();
    const iat = Math.floor(issuedAt.getTime() / 1000);
    const more = { name: 'Ann', sessionId: 'session-1', tokenId: 'token-1', lifetimeSeconds: 60, issuedAt };
    expect(await verify(await signCustomerToken({ ...TOKEN, ...more }))).toMatchObject({
      jti: 'token-1',
      iat,
      exp: iat + 60,
      sid: 'session-1',
      name: 'Ann',
    });
  });

  it.each(['ES256', 'EdDSA', 'RS256'] as const)('signs with a private key for %s in each form', async (algorithm) => {
    const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
    for (const form of [privateKey, await exportPKCS8(privateKey), await exportJWK(privateKey)]) {
      const key: PrivateKey = { id: 'key-two', algorithm, privateKey: form, keyId: 'of-the-set' };
      const { payload, protectedHeader } = await jwtVerify(await signCustomerToken({ ...TOKEN, key }), publicKey);
      expect(protectedHeader).toEqual({ alg: algorithm, typ: 'JWT', kid: 'of-the-set' });
      expect(payload['ski']).toBe('key-two');
    }
  });

  it.each<[string, Partial<CustomerToken>, string, string]>([
    ['a secret that is not base64', { key: { id: 'k', key: 'my secret' } }, 'KEY_INVALID', 'key'],
    ['a secret of 31 bytes', { key: { id: 'k', key: randomBytes(31).toString('base64') } }, 'KEY_INVALID', 'key'],
    ['a text that is no key', { key: { id: 'k', algorithm: 'ES256', privateKey: 'x' } }, 'KEY_INVALID', 'key'],
    ['a widget ID that is none', { widgetId: 'shop' }, 'CLAIM_INVALID', 'widgetId'],
    ['an empty subject', { subject: '' }, 'CLAIM_INVALID', 'subject'],
    ['a subject of 257 characters', { subject: 's'.repeat(257) }, 'CLAIM_INVALID', 'subject'],
    ['an unknown kind of subject', { subjectType: 'phone' as 'email' }, 'CLAIM_INVALID', 'subjectType'],
    ['a blank name', { name: ' ' }, 'CLAIM_INVALID', 'name'],
    ['a token id that is too long', { tokenId: 't'.repeat(LIMITS.claimLength + 1) }, 'CLAIM_INVALID', 'tokenId'],
    ['a subject that ends in the middle', { subject: 'ann@shop.example\0x' }, 'CLAIM_INVALID', 'subject'],
    ['a session id that is too long', { sessionId: 's'.repeat(LIMITS.claimLength + 1) }, 'CLAIM_INVALID', 'sessionId'],
    ['a lifetime of two years', { lifetimeSeconds: 63_072_000 }, 'CLAIM_INVALID', 'lifetimeSeconds'],
    ['no date', { issuedAt: new Date(Number.NaN) }, 'CLAIM_INVALID', 'issuedAt'],
  ])('refuses %s and says what to pass', async (_, change, code, field) => {
    await expect(signCustomerToken({ ...TOKEN, ...change })).rejects.toMatchObject({
      name: 'CustomerTokenError',
      code,
      field,
      remedy: expect.stringMatching(/./) as unknown,
    });
  });

  it('G20: takes ids of 50 characters', async () => {
    const ids = { tokenId: 't'.repeat(LIMITS.claimLength), sessionId: 's'.repeat(LIMITS.claimLength) };
    await expect(signCustomerToken({ ...TOKEN, ...ids })).resolves.toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('refuses to sign in a page', async () => {
    Object.defineProperty(globalThis, 'document', { value: {}, configurable: true });
    try {
      await expect(signCustomerToken(TOKEN)).rejects.toMatchObject({ code: 'IN_BROWSER' });
    } finally {
      Reflect.deleteProperty(globalThis, 'document');
    }
  });
});
