import { SignJWT, type JWTPayload } from 'jose';
import { constants, createHmac, createPublicKey, sign as signBytes, KeyObject } from 'node:crypto';
import type { WidgetKey } from '../store/widget-key.js';
import { makePair, makeSecret, type TestPair } from '../testing/token-keys.js';
import { KeySets } from './key-sets.js';
import { createTokenVerifier } from './verify-token.js';

const WIDGET = '85ea1938-f457-496d-8532-8fa489beea63';
const NOW = 1_800_000_000;

/** The order of P-256 and of edwards25519. */
const ORDER = {
  p256: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  ed25519: 2n ** 252n + 27742317777372353535851937790883648493n,
} as const;

type Forge = (signature: Buffer, signed: string) => Buffer;

/** Forms of signatures in which verifiers were caught before, as collections of test vectors know them. */
describe('a signature that no honest signer makes', () => {
  let pairs: Readonly<Record<TestPair['algorithm'], TestPair>>;

  beforeAll(async () => {
    const [es, ed, rs] = await Promise.all([makePair('ES256'), makePair('EdDSA'), makePair('RS256')]);
    pairs = { ES256: es, EdDSA: ed, RS256: rs };
  });

  const { verify } = createTokenVerifier({
    clock: () => NOW * 1000,
    clockToleranceMs: 0,
    keySets: new KeySets({
      clock: Date.now,
      fetch: () => Promise.reject(new Error('No keys.')),
      onFailure: () => undefined,
    }),
  });
  const check = (jwt: string, key: WidgetKey) => verify(jwt, { widgetId: WIDGET, keys: [key] });
  const refused = expect.objectContaining({ name: 'LiveChatError', code: 'TOKEN_INVALID' }) as unknown;
  const claimsFor = (ski: string): JWTPayload => ({
    ...{ jti: 'token-1', sub: 'joe@shop.example', stp: 'email', iss: WIDGET, iat: NOW, ski },
  });
  const signed = ({ algorithm, key, privateKey }: TestPair): Promise<string> =>
    new SignJWT(claimsFor(key.id)).setProtectedHeader({ alg: algorithm }).sign(privateKey);
  const resign = (jwt: string, forge: Forge): string => {
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    const text = `${header}.${payload}`;
    return `${text}.${forge(Buffer.from(signature, 'base64url'), text).toString('base64url')}`;
  };
  const number = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);
  const bytesOf = (value: bigint, length: number): Buffer =>
    Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex');
  const pair = (r: bigint, s: bigint): Buffer => Buffer.concat([bytesOf(r, 32), bytesOf(s, 32)]);
  const privateOf = (name: TestPair['algorithm']): KeyObject => KeyObject.from(pairs[name].privateKey);

  it.each<[string, Forge]>([
    ['is zero', () => pair(0n, 0n)],
    ['has r = 0', (signature) => pair(0n, number(signature.subarray(32)))],
    ['has s = 0', (signature) => pair(number(signature.subarray(0, 32)), 0n)],
    ['has r and s at the order', () => pair(ORDER.p256, ORDER.p256)],
    ['has r and s above it', () => pair(ORDER.p256 + 1n, ORDER.p256 + 1n)],
    ['is one', () => pair(1n, 1n)],
    ['is in DER', (_, text) => signBytes('sha256', Buffer.from(text), { key: privateOf('ES256'), dsaEncoding: 'der' })],
    ['has another byte at its end', (signature) => Buffer.concat([signature, Buffer.of(0)])],
    ['has another byte before', (signature) => Buffer.concat([Buffer.of(0), signature])],
    ['is half', (signature) => signature.subarray(0, 32)],
    [
      'is of another hash',
      (_, text) => signBytes('sha512', Buffer.from(text), { key: privateOf('ES256'), dsaEncoding: 'ieee-p1363' }),
    ],
  ])('of ES256 is refused where it %s', async (_, forge) => {
    const jwt = await signed(pairs.ES256);
    await expect(check(jwt, pairs.ES256.key)).resolves.toBeDefined();
    await expect(check(resign(jwt, forge), pairs.ES256.key)).rejects.toEqual(refused);
  });

  it.each<[string, Forge]>([
    ['is zero', () => Buffer.alloc(64)],
    // Adding the order gives the same point: without a check there would be two signatures for one text.
    [
      'has s above the order',
      (signature) => {
        const s = number(Buffer.from(signature.subarray(32)).reverse());
        return Buffer.concat([signature.subarray(0, 32), bytesOf(s + ORDER.ed25519, 32).reverse()]);
      },
    ],
    ['has the neutral point as R', () => Buffer.concat([Buffer.of(1), Buffer.alloc(63)])],
    ['was cut', (signature) => signature.subarray(0, 63)],
    ['is longer', (signature) => Buffer.concat([signature, Buffer.of(0)])],
  ])('of EdDSA is refused where it %s', async (_, forge) => {
    const jwt = await signed(pairs.EdDSA);
    await expect(check(jwt, pairs.EdDSA.key)).resolves.toBeDefined();
    await expect(check(resign(jwt, forge), pairs.EdDSA.key)).rejects.toEqual(refused);
  });

  it.each<[string, Forge]>([
    ['is zero', () => Buffer.alloc(256)],
    ['is one', () => Buffer.concat([Buffer.alloc(255), Buffer.of(1)])],
    [
      'has the modulus added',
      (signature) => {
        const { n = '' } = createPublicKey(pairs.RS256.pem).export({ format: 'jwk' });
        return bytesOf(number(signature) + number(Buffer.from(n, 'base64url')), 257);
      },
    ],
    ['begins with a zero more', (signature) => Buffer.concat([Buffer.of(0), signature])],
    [
      'is padded as PSS',
      (_, text) =>
        signBytes('sha256', Buffer.from(text), { key: privateOf('RS256'), padding: constants.RSA_PKCS1_PSS_PADDING }),
    ],
    ['is of SHA-1', (_, text) => signBytes('sha1', Buffer.from(text), privateOf('RS256'))],
    ['is of SHA-512', (_, text) => signBytes('sha512', Buffer.from(text), privateOf('RS256'))],
  ])('of RS256 is refused where it %s', async (_, forge) => {
    const jwt = await signed(pairs.RS256);
    await expect(check(jwt, pairs.RS256.key)).resolves.toBeDefined();
    await expect(check(resign(jwt, forge), pairs.RS256.key)).rejects.toEqual(refused);
  });

  it.each<[string, (material: Buffer) => Buffer]>([
    ['an empty secret', () => Buffer.alloc(0)],
    ['the base64 text of the secret', (material) => Buffer.from(material.toString('base64'))],
    ['half of the secret', (material) => material.subarray(0, 16)],
  ])('of HS256 is refused where it was made with %s', async (_, keyOf) => {
    const secret = makeSecret();
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${encode({ alg: 'HS256' })}.${encode(claimsFor(secret.id))}`;
    const hmac = (key: Buffer): string => createHmac('sha256', key).update(text).digest('base64url');
    const material = Buffer.from(secret.material, 'base64');
    await expect(check(`${text}.${hmac(material)}`, secret)).resolves.toBeDefined();
    await expect(check(`${text}.${hmac(keyOf(material))}`, secret)).rejects.toEqual(refused);
    // A hash that is cut is the easier to guess.
    const short = Buffer.from(hmac(material), 'base64url').subarray(0, 16).toString('base64url');
    await expect(check(`${text}.${short}`, secret)).rejects.toEqual(refused);
  });

  it('is not found in the other writings of a token, nor a name that is written in another way', async () => {
    const secret = makeSecret();
    const material = Buffer.from(secret.material, 'base64');
    const jwt = await new SignJWT(claimsFor(secret.id)).setProtectedHeader({ alg: 'HS256' }).sign(material);
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    const json = JSON.stringify({ protected: header, payload, signature });
    const twice = Buffer.from('{"alg":"HS256","\\u0061lg":"none"}').toString('base64url');
    const hmac = createHmac('sha256', material).update(`${twice}.${payload}`).digest('base64url');
    for (const form of [json, `${twice}.${payload}.${hmac}`, `${jwt}.`, `.${jwt}`, `${header}..${signature}`]) {
      await expect(check(form, secret)).rejects.toEqual(refused);
    }
  });
});
