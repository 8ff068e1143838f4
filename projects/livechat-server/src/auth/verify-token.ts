import { createLocalJWKSet, errors, importJWK, jwtVerify, type JSONWebKeySet, type JWK } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { LiveChatError } from 'livechat-core/protocol';
import type { Clock } from '../clock.js';
import type { WidgetKey } from '../store/widget-key.js';
import type { KeySets } from './key-sets.js';
import { readClaims, type VerifiedToken } from './token-claims.js';
import { readUnverified } from './token-header.js';
import { invalidHeader, invalidSignature, invalidToken } from './token-refusals.js';

/** What a token is checked against. */
export interface TokenCheck {
  readonly widgetId: string;
  readonly keys: readonly WidgetKey[];
}

/** Checks the tokens of `auth`. */
export interface TokenVerifier {
  /**
   * Checks a token's signature and claims. Whether it is in time for its first use is left to the
   * login: the same session may repeat a token later, because the first answer may have been lost.
   *
   * @throws LiveChatError `TOKEN_INVALID`, naming the claim and what it should be; `UNAVAILABLE` when
   *   the keys of the widget cannot be read
   */
  verify(jwt: string, check: TokenCheck): Promise<VerifiedToken>;
}

/** What verifying needs. */
export interface TokenVerifierOptions {
  readonly clock: Clock;
  /** How far the clock of a site's backend may be off, in milliseconds. */
  readonly clockToleranceMs: number;
  readonly keySets: KeySets;
}

/** Makes what checks tokens. */
export function createTokenVerifier({ clock, clockToleranceMs, keySets }: TokenVerifierOptions): TokenVerifier {
  return {
    async verify(jwt, { widgetId, keys }) {
      const now = clock();
      const key = findKey(jwt, keys);
      const payload = await verifySignature(jwt, key, { now, clockToleranceMs, find: keyFinder(key, keySets) });
      return readClaims(jwt, payload, { widgetId, now, clockToleranceMs });
    },
  };
}

interface SignatureCheck {
  readonly find: JWTVerifyGetKey;
  readonly now: number;
  readonly clockToleranceMs: number;
}

async function verifySignature(jwt: string, key: WidgetKey, check: SignatureCheck): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(jwt, check.find, {
      algorithms: [key.algorithm],
      clockTolerance: check.clockToleranceMs / 1000,
      currentDate: new Date(check.now),
    });
    return payload;
  } catch (error) {
    // Its signature is right; the login decides whether it is the repeat of one that was in time.
    if (error instanceof errors.JWTExpired) return error.payload;
    throw refusalOf(error, key);
  }
}

function refusalOf(error: unknown, key: WidgetKey): unknown {
  if (error instanceof LiveChatError) return error;
  if (error instanceof errors.JWTClaimValidationFailed) {
    const expected = error.reason === 'invalid' ? 'be a number of seconds since 1970' : 'be valid by now';
    return invalidToken(error.claim, expected, error);
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return invalidHeader('kid', `name one key for ${key.algorithm} of the key set ${key.id}`, error);
  }
  const secret = key.kind === 'SECRET' ? 'the base64-decoded bytes of the secret key' : 'the private key of';
  return invalidSignature(key.algorithm, `${secret} ${key.id}`, error);
}

/** The key decides the algorithm. What a token says of itself only has to agree. */
function findKey(jwt: string, keys: readonly WidgetKey[]): WidgetKey {
  const { alg, ski } = readUnverified(jwt);
  const key = keys.find(({ id }) => id === ski);
  if (key === undefined) throw invalidToken('ski', "be the id of one of the widget's keys");
  if (alg !== key.algorithm) throw invalidHeader('alg', `be ${key.algorithm}, as the key ${key.id} asks for`);
  return key;
}

function keyFinder(key: WidgetKey, keySets: KeySets): JWTVerifyGetKey {
  switch (key.kind) {
    case 'SECRET':
      return async () => Buffer.from(key.material, 'base64');
    case 'PUBLIC_KEY':
      return async () => importJWK(JSON.parse(key.material) as JWK, key.algorithm);
    case 'KEY_SET':
      return createLocalJWKSet(JSON.parse(key.material) as JSONWebKeySet);
    case 'KEY_SET_URL':
      return keySets.at(key.material);
  }
}
