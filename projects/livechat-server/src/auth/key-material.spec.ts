import { exportJWK, exportPKCS8, type JWK } from 'jose';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { makePair } from '../testing/token-keys.js';
import { readKeySet, readKeySetUrl, readPublicKey, readSecret } from './key-material.js';

const refusal = (properties: object): Error => expect.objectContaining(properties) as Error;

describe('what keys may be made of', () => {
  it('G20: a secret has 32 bytes or more', () => {
    const secret = (bytes: number) => randomBytes(bytes).toString('base64');
    const shortest = secret(32);
    expect(readSecret(`${shortest}\n`)).toBe(shortest);
    expect(() => readSecret(secret(31))).toThrow(refusal({ code: 'LIMIT_EXCEEDED', field: 'secret' }));
    expect(() => readSecret('not base64!')).toThrow(refusal({ code: 'INVALID_ARGUMENT' }));
  });

  it.each(['ES256', 'EdDSA', 'RS256'] as const)('a public key for %s is taken as PEM and as JWK', async (algorithm) => {
    const { pem, jwk } = await makePair(algorithm);
    expect(JSON.parse(await readPublicKey(pem, algorithm))).toEqual(jwk);
    expect(JSON.parse(await readPublicKey(JSON.stringify(jwk), algorithm))).toEqual(jwk);
  });

  it('a private key is refused, and what it is said', async () => {
    const { privateKey } = await makePair('ES256');
    const isPrivate = refusal({ message: 'This is a private key.' });
    await expect(readPublicKey(await exportPKCS8(privateKey), 'ES256')).rejects.toEqual(isPrivate);
    const jwk = await exportJWK(privateKey);
    await expect(readPublicKey(JSON.stringify(jwk), 'ES256')).rejects.toEqual(isPrivate);
    await expect(readKeySet(JSON.stringify({ keys: [jwk] }), 'ES256')).rejects.toEqual(isPrivate);
  });

  it('keys of other algorithms, other uses, and short ones are refused', async () => {
    const { jwk } = await makePair('ES256');
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
    const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' });
    const secret: JWK = { kty: 'oct', k: 'c2VjcmV0' };
    for (const [key, algorithm] of [
      [jwk, 'RS256'],
      [jwk, 'EdDSA'],
      [{ ...jwk, use: 'enc' }, 'ES256'],
      [{ ...jwk, alg: 'ES384' }, 'ES256'],
      [{ ...jwk, x: 'AAAA' }, 'ES256'],
      [other, 'ES256'],
      [short, 'RS256'],
      [secret, 'RS256'],
    ] as const) {
      await expect(readPublicKey(JSON.stringify(key), algorithm)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
    await expect(readPublicKey('nonsense', 'ES256')).rejects.toMatchObject({ field: 'publicKey' });
  });

  it.each(['AQ', 'AAAB'])(
    'an RSA key with the exponent 1, as %s, is refused: everybody can write its signatures',
    async (e) => {
      const { jwk } = await makePair('RS256');
      await expect(readPublicKey(JSON.stringify({ ...jwk, e }), 'RS256')).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
      });
    },
  );

  it('of a set the keys for the algorithm are kept', async () => {
    const [es, ed] = [await makePair('ES256'), await makePair('EdDSA')];
    const set = JSON.stringify({
      keys: [
        { ...es.jwk, kid: 'one' },
        { ...ed.jwk, kid: 'two' },
      ],
    });
    expect(JSON.parse(await readKeySet(set, 'EdDSA'))).toEqual({ keys: [{ ...ed.jwk, kid: 'two' }] });
    for (const wrong of [set.replaceAll('OKP', 'RSA'), '{"keys":[]}', '{}', '{"keys":1}']) {
      await expect(readKeySet(wrong, 'EdDSA')).rejects.toMatchObject({ field: 'jwks' });
    }
  });

  it('the address of a set is https, without credentials', () => {
    expect(readKeySetUrl('https://id.shop.example/jwks.json')).toBe('https://id.shop.example/jwks.json');
    for (const wrong of ['http://id.shop.example', 'https://user:pass@id.shop.example', 'file:///etc/passwd', 'jwks']) {
      expect(() => readKeySetUrl(wrong)).toThrow(refusal({ field: 'jwks' }));
    }
  });
});
