import { SignJWT, type CryptoKey, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { createHmac } from 'node:crypto';
import { LIMITS } from 'livechat-core/protocol';
import type { WidgetKey } from '../store/widget-key.js';
import { makePair, makeSecret, type TestPair } from '../testing/token-keys.js';
import { KeySets } from './key-sets.js';
import { createTokenVerifier } from './verify-token.js';

const WIDGET = '85ea1938-f457-496d-8532-8fa489beea63';
const NOW = 1_800_000_000;
const TOLERANCE = 5;

type Refusal = readonly [code: string, field: string | undefined];

describe('verifyToken', () => {
  const secret = makeSecret();
  const fetched: string[] = [];
  const unread: unknown[] = [];
  let pairs: Readonly<Record<TestPair['algorithm'], TestPair>>;
  let answer: () => Response;

  beforeAll(async () => {
    const [es, ed, rs] = await Promise.all([makePair('ES256'), makePair('EdDSA'), makePair('RS256')]);
    pairs = { ES256: es, EdDSA: ed, RS256: rs };
  });

  beforeEach(() => {
    fetched.length = 0;
    unread.length = 0;
    answer = () =>
      Response.json({
        keys: [
          { ...pairs.ES256.jwk, kid: 'one' },
          { ...pairs.EdDSA.jwk, kid: 'two' },
        ],
      });
  });

  const verifier = () =>
    createTokenVerifier({
      clock: () => NOW * 1000,
      clockToleranceMs: TOLERANCE * 1000,
      keySets: new KeySets({
        clock: () => NOW * 1000,
        fetch: async (url) => {
          fetched.push(url instanceof Request ? url.url : url.toString());
          return answer();
        },
        onFailure: (_, error) => unread.push(error),
      }),
    });
  const verify = (jwt: string, ...keys: readonly WidgetKey[]) => verifier().verify(jwt, { widgetId: WIDGET, keys });
  const refused = async (jwt: string, keys: readonly WidgetKey[], [code, field]: Refusal) => {
    await expect(verify(jwt, ...keys)).rejects.toMatchObject({ name: 'LiveChatError', code, field });
  };
  const claims = (ski: string, changes: JWTPayload = {}): JWTPayload => ({
    jti: 'token-1',
    sub: 'joe@shop.example',
    stp: 'email',
    iss: WIDGET,
    iat: NOW,
    ski,
    ...changes,
  });
  const bytes = ({ material }: WidgetKey): Buffer => Buffer.from(material, 'base64');
  const sign = (payload: JWTPayload, key: Uint8Array | CryptoKey, header: JWTHeaderParameters): Promise<string> =>
    new SignJWT(payload).setProtectedHeader(header).sign(key);
  const encode = (value: unknown): string =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  /** A token as no library would make it: any text as header and payload, signed with HMAC all the same. */
  const forge = (header: unknown, payload: unknown, key: Uint8Array = bytes(secret)): string => {
    const signed = `${encode(header)}.${encode(payload)}`;
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
  };
  const HS256 = { alg: 'HS256', typ: 'JWT' };

  describe('takes', () => {
    it('a token of a secret key', async () => {
      const jwt = await sign(claims(secret.id, { sid: 'session-1', name: ' Joe ' }), bytes(secret), HS256);
      expect(await verify(jwt, makeSecret('other'), secret)).toEqual({
        identity: { type: 'email', id: 'joe@shop.example', name: 'Joe' },
        proof: {
          jti: 'token-1',
          hash: expect.any(String) as unknown,
          validUntil: (NOW + 15 + TOLERANCE) * 1000,
          expiresAt: null,
          sid: 'session-1',
        },
      });
    });

    it.each(['ES256', 'EdDSA', 'RS256'] as const)('a token of a private key for %s', async (algorithm) => {
      const { privateKey, key } = pairs[algorithm];
      const jwt = await sign(claims(key.id), privateKey, { alg: algorithm });
      expect((await verify(jwt, secret, key)).identity.id).toBe('joe@shop.example');
    });

    it('a token of a key of a set, chosen by kid', async () => {
      const material = JSON.stringify({ keys: [{ ...pairs.ES256.jwk, kid: 'one' }] });
      const key: WidgetKey = { id: 'set', algorithm: 'ES256', kind: 'KEY_SET', material };
      const jwt = (kid: string) => sign(claims('set'), pairs.ES256.privateKey, { alg: 'ES256', kid });
      expect((await verify(await jwt('one'), key)).identity.id).toBe('joe@shop.example');
      await refused(await jwt('two'), [key], ['TOKEN_INVALID', 'kid']);
    });

    it('a name without what makes it look like another one', async () => {
      const nameIn = async (name: string) =>
        (await verify(forge(HS256, claims(secret.id, { name })), secret)).identity.name;
      expect(await nameIn('Ann\u202Enimda\0')).toBe('Ann nimda');
      expect(await nameIn('\0\u202E')).toBeUndefined();
      expect(await nameIn('\u200Fعلي Łukasz-Zoë 😀')).toBe('\u200Fعلي Łukasz-Zoë 😀');
    });

    it('the issuer in any case, and times with fractions', async () => {
      const jwt = await sign(claims(secret.id, { iss: WIDGET.toUpperCase(), iat: NOW - 0.5 }), bytes(secret), HS256);
      expect((await verify(jwt, secret)).proof.validUntil).toBe((NOW - 0.5 + 15 + TOLERANCE) * 1000);
    });
  });

  describe('a set of keys at an address', () => {
    const key: WidgetKey = {
      id: 'url',
      algorithm: 'EdDSA',
      kind: 'KEY_SET_URL',
      material: 'https://id.shop.example/k',
    };
    const jwt = (kid = 'two') => sign(claims('url'), pairs.EdDSA.privateKey, { alg: 'EdDSA', kid });

    it('is read once and kept', async () => {
      const tokens = verifier();
      for (let round = 0; round < 3; round += 1) {
        await tokens.verify(await jwt(), { widgetId: WIDGET, keys: [key] });
      }
      expect(fetched).toEqual(['https://id.shop.example/k']);
    });

    it('is not read again and again for keys that it has not', async () => {
      const tokens = verifier();
      for (let round = 0; round < 20; round += 1) {
        const check = tokens.verify(await jwt(`unknown-${round}`), { widgetId: WIDGET, keys: [key] });
        await expect(check).rejects.toMatchObject({ code: 'TOKEN_INVALID', field: 'kid' });
      }
      expect(fetched).toHaveLength(1);
    });

    it.each<[string, () => Response]>([
      ['answers with an error', () => new Response('no', { status: 500 })],
      ['redirects', () => new Response(null, { status: 302, headers: { location: 'http://10.0.0.1/' } })],
      ['gives no JSON', () => new Response('<html>')],
      ['gives no set', () => Response.json({ keys: 'none' })],
      ['gives a list', () => Response.json([{ ...pairs.EdDSA.jwk, kid: 'two' }])],
      ['gives nothing', () => Response.json(null)],
      ['gives what is no key', () => Response.json({ keys: [null, { ...pairs.EdDSA.jwk, kid: 'two' }] })],
      ['shows a private key', () => Response.json({ keys: [{ ...pairs.EdDSA.jwk, kid: 'two', d: 'AAAA' }] })],
      ['gives more than 64 KiB', () => new Response('x'.repeat(64 * 1024 + 1))],
      [
        'does not answer',
        () => {
          throw new TypeError('fetch failed');
        },
      ],
    ])('that %s makes the login fail for now, and says why', async (_, make) => {
      answer = make;
      await refused(await jwt(), [key], ['UNAVAILABLE', undefined]);
      expect(unread).toHaveLength(1);
    });
  });

  describe('refuses', () => {
    it.each(['none', 'None', 'nOnE', 'NONE', '', 'HS384', 'HS512', 'RS256', 'hs256', 'HS256 ', null, 1, ['HS256']])(
      'alg %j, with and without a signature',
      async (alg) => {
        const [signed, bare] = [
          forge({ ...HS256, alg }, claims(secret.id)),
          `${encode({ alg })}.${encode(claims(secret.id))}.`,
        ];
        for (const jwt of [signed, bare]) {
          await expect(verify(jwt, secret)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
        }
      },
    );

    it('a public key that is taken for a secret', async () => {
      const { key, pem, jwk } = pairs.RS256;
      for (const confused of [pem, pem.trim(), JSON.stringify(jwk), key.material]) {
        for (const alg of ['HS256', 'RS256']) {
          const jwt = forge({ alg, typ: 'JWT' }, claims(key.id), Buffer.from(confused));
          await expect(verify(jwt, key, secret)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
        }
      }
    });

    it('an algorithm that belongs to another key of the widget', async () => {
      const { key, privateKey } = pairs.ES256;
      const [asOther, asSecret] = await Promise.all([
        sign(claims(pairs.EdDSA.key.id), privateKey, { alg: 'ES256' }),
        sign(claims(secret.id), privateKey, { alg: 'ES256' }),
      ]);
      await refused(asOther, [key, pairs.EdDSA.key, secret], ['TOKEN_INVALID', 'alg']);
      await refused(asSecret, [key, pairs.EdDSA.key, secret], ['TOKEN_INVALID', 'alg']);
      await refused(forge(HS256, claims(key.id)), [key, secret], ['TOKEN_INVALID', 'alg']);
    });

    it.each<[string, unknown]>([
      ['that is unknown', 'nobody'],
      ['that walks a path', '../../dev/null'],
      ['that injects a query', "x' UNION SELECT 'AAAA"],
      ['that is an address', 'https://evil.example/key'],
      ['that every object has', '__proto__'],
      ['of another type', { id: 'key-secret' }],
      ['in a list', ['key-secret']],
      ['that is missing', undefined],
    ])('a ski %s', async (_, ski) => {
      await refused(forge(HS256, { ...claims('x'), ski }), [secret], ['TOKEN_INVALID', 'ski']);
      // The header is not where the key is named.
      await refused(
        forge({ ...HS256, kid: secret.id, ski: secret.id }, { ...claims('x'), ski }),
        [secret],
        ['TOKEN_INVALID', 'ski'],
      );
    });

    it('keys and addresses of keys that the token brings along', async () => {
      const own = await makePair('ES256');
      const { key } = pairs.ES256;
      const tricks: JWTHeaderParameters[] = [
        { alg: 'ES256', jwk: own.jwk },
        { alg: 'ES256', jku: 'https://evil.example/jwks.json', kid: 'one' },
        { alg: 'ES256', x5u: 'https://evil.example/chain.pem' },
        { alg: 'ES256', x5c: ['MIIB'] },
      ];
      const url: WidgetKey = { ...key, id: 'url', kind: 'KEY_SET_URL', material: 'https://id.shop.example/jwks.json' };
      for (const header of tricks) {
        await refused(await sign(claims(key.id), own.privateKey, header), [key], ['TOKEN_INVALID', 'signature']);
        await expect(verify(await sign(claims('url'), own.privateKey, header), url)).rejects.toThrow();
      }
      expect(fetched.filter((address) => address.includes('evil'))).toEqual([]);
    });

    it.each<[string, object, string]>([
      ['critical extensions', { crit: ['exp'], exp: 1 }, 'crit'],
      ['an empty list of them', { crit: [] }, 'crit'],
      ['an unencoded payload', { b64: false, crit: ['b64'] }, 'crit'],
      ['an unencoded payload that is not called critical', { b64: false }, 'b64'],
      ['another type', { typ: 'at+jwt' }, 'typ'],
    ])('%s in the header', async (_, header, field) => {
      await refused(forge({ ...HS256, ...header }, claims(secret.id)), [secret], ['TOKEN_INVALID', field]);
    });

    it('what stands in a token twice', async () => {
      const twice = JSON.stringify(claims(secret.id)).replace('{', '{"sub":"admin@shop.example",');
      await refused(forge(HS256, twice), [secret], ['TOKEN_INVALID', 'sub']);
      await refused(forge('{"alg":"none","alg":"HS256"}', claims(secret.id)), [secret], ['TOKEN_INVALID', 'alg']);
    });

    it.each<[string, (jwt: string) => string, string]>([
      ['an empty signature', (jwt) => jwt.replace(/[^.]*$/, ''), 'signature'],
      ['the signature of another token', (jwt) => jwt.replace(/[^.]*$/, signatureOfAnother), 'signature'],
      ['a signature that was cut', (jwt) => jwt.slice(0, -3), 'signature'],
      ['a payload that was changed', (jwt) => swapPayload(jwt, (p) => p.replace('joe@', 'sue@')), 'signature'],
      ['a token in a token', (jwt) => forge({ ...HS256, cty: 'JWT' }, jwt), 'jwt'],
      ['a list as payload', () => forge(HS256, [claims(secret.id)]), 'jwt'],
      ['a payload that is no JSON', () => forge(HS256, '{'), 'jwt'],
      ['a header that is no JSON', () => forge('{', claims(secret.id)), 'jwt'],
      ['five parts', (jwt) => `${jwt}.a.b`, 'jwt'],
      ['padding', (jwt) => `${jwt}=`, 'jwt'],
      ['spaces', (jwt) => jwt.replace('.', ' .'), 'jwt'],
      ['a line end', (jwt) => `${jwt}\n`, 'jwt'],
      // One of its spare bits is set: Buffer and atob read the same signature.
      ['a last letter that stands for the same', (jwt) => jwt.replace(/.$/, letterAfter), 'jwt'],
      ['no token', () => 'a.b.c', 'jwt'],
      ['an empty text', () => '', 'jwt'],
    ])('%s', async (_, change, field) => {
      await refused(change(forge(HS256, claims(secret.id))), [secret], ['TOKEN_INVALID', field]);
    });

    const signatureOfAnother = (): string => forge(HS256, claims('other')).split('.')[2] ?? '';
    const letterAfter = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 1);
    const swapPayload = (jwt: string, change: (payload: string) => string): string => {
      const [header, payload = '', signature] = jwt.split('.');
      return [header, encode(change(Buffer.from(payload, 'base64url').toString())), signature].join('.');
    };

    it.each(['\0', '\n', '\u007f', '\u202e', '\u2066', '\ud800'])('%j in what tells customers apart', async (trick) => {
      for (const name of ['jti', 'sub', 'sid']) {
        const payload = { ...claims(secret.id), [name]: `joe@shop.example${trick}x` };
        await refused(forge(HS256, payload), [secret], ['TOKEN_INVALID', name]);
      }
    });

    it('a token of another widget, and one of no widget', async () => {
      for (const iss of ['00000000-0000-4000-8000-000000000000', undefined, [WIDGET], `${WIDGET}/`]) {
        await refused(forge(HS256, { ...claims(secret.id), iss }), [secret], ['TOKEN_INVALID', 'iss']);
      }
    });
  });

  describe('the edges of time', () => {
    const at = async (changes: JWTPayload) => verify(forge(HS256, claims(secret.id, changes)), secret);

    it('a token may be signed up to the tolerance in the future, and not a second later', async () => {
      await expect(at({ iat: NOW + TOLERANCE })).resolves.toBeDefined();
      await expect(at({ iat: NOW + TOLERANCE + 1 })).rejects.toMatchObject({ field: 'iat' });
    });

    it('it may be valid from up to the tolerance in the future, and not a second later', async () => {
      await expect(at({ nbf: NOW + TOLERANCE })).resolves.toBeDefined();
      await expect(at({ nbf: NOW + TOLERANCE + 1 })).rejects.toMatchObject({ code: 'TOKEN_INVALID', field: 'nbf' });
    });

    it('a time that is no number is told from one that is not now', async () => {
      for (const field of ['iat', 'nbf', 'exp'] as const) {
        const remedy = expect.stringContaining('a number of seconds since 1970') as unknown;
        await expect(at({ [field]: String(NOW) })).rejects.toMatchObject({ code: 'TOKEN_INVALID', field, remedy });
      }
    });

    it('its end is that of exp, or 15 s after iat, and the tolerance', async () => {
      expect((await at({ exp: NOW + 60 })).proof.validUntil).toBe((NOW + 60 + TOLERANCE) * 1000);
      expect((await at({ iat: NOW - 600 })).proof.validUntil).toBe((NOW - 600 + 15 + TOLERANCE) * 1000);
      expect((await at({ exp: NOW - 600 })).proof.validUntil).toBe((NOW - 600 + TOLERANCE) * 1000);
    });

    it.each<[string, unknown]>([
      ['iat', '1800000000'],
      ['iat', -1],
      ['iat', 1e300],
      ['iat', undefined],
      ['exp', '9999999999'],
      ['exp', 1e300],
      ['exp', null],
      ['nbf', 'now'],
    ])('%s as %j is refused', async (name, value) => {
      const payload = { ...claims(secret.id), [name]: value };
      await refused(forge(HS256, payload), [secret], ['TOKEN_INVALID', name]);
    });
  });

  describe('G20: the limits of claims', () => {
    it.each(['jti', 'sid'])('%s has 1 to 50 characters', async (name) => {
      const at = (length: number) => forge(HS256, claims(secret.id, { [name]: 'x'.repeat(length) }));
      await expect(verify(at(LIMITS.claimLength), secret)).resolves.toBeDefined();
      for (const length of [0, LIMITS.claimLength + 1]) await refused(at(length), [secret], ['TOKEN_INVALID', name]);
    });

    it('sub has 1 to 256 characters, name at most 200 that are not all blank', async () => {
      const at = (changes: JWTPayload) => forge(HS256, claims(secret.id, changes));
      await expect(verify(at({ sub: 'x'.repeat(256), name: 'x'.repeat(200) }), secret)).resolves.toBeDefined();
      for (const sub of ['', 'x'.repeat(257)]) await refused(at({ sub }), [secret], ['TOKEN_INVALID', 'sub']);
      for (const name of [' ', 'x'.repeat(201)]) await refused(at({ name }), [secret], ['TOKEN_INVALID', 'name']);
    });

    it.each(['phone', 'EMAIL', '', undefined, 1])('stp as %j is refused', async (stp) => {
      await refused(forge(HS256, { ...claims(secret.id), stp }), [secret], ['TOKEN_INVALID', 'stp']);
    });
  });
});
