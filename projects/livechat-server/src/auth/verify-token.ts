import { LIMITS, LiveChatError } from 'livechat-core/protocol';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import * as z from 'zod/mini';
import type { Identity, LoginProof } from '../store/session-store.js';
import type { WidgetKey } from '../store/widget-store.js';
import { hashSecret } from './secrets.js';

/** How far the clock of a site's backend may be off, in milliseconds. */
const CLOCK_TOLERANCE_MS = 5_000;

/** How long a token without an `exp` claim is valid after its `iat`, in milliseconds. */
const DEFAULT_LIFETIME_MS = 15_000;

const claim = z.string().check(z.minLength(1), z.maxLength(LIMITS.claimLength));
const seconds = z.number().check(z.nonnegative(), z.maximum(10_000_000_000));

/** Each claim with what it should be, in the words of its error. */
const CLAIMS = {
  jti: [claim, `a unique text of at most ${LIMITS.claimLength} characters`],
  sub: [z.string().check(z.minLength(1), z.maxLength(256)), "the customer's identifier"],
  stp: [z.enum(['email', 'msisdn', 'externalPersonId']), 'email, msisdn or externalPersonId'],
  iat: [seconds, 'the time of signing in seconds since 1970'],
  exp: [z.optional(seconds), 'left out, or the time of expiry in seconds since 1970'],
  sid: [z.optional(claim), `left out, or the site's session id of at most ${LIMITS.claimLength} characters`],
  name: [z.optional(z.string().check(z.regex(/\S/), z.maxLength(200))), "left out, or the customer's name"],
} as const;

/** Whom a token speaks for. */
export interface VerifiedToken {
  readonly identity: Identity;
  readonly proof: LoginProof;
}

/** What a token is checked against. */
export interface TokenCheck {
  readonly widgetId: string;
  readonly keys: readonly WidgetKey[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Checks a token's signature and claims. Whether it is in time for its first use is left to the
 * login: the same session may repeat a token later, because the first answer may have been lost.
 *
 * @throws LiveChatError `TOKEN_INVALID`, naming the claim and what it should be
 */
export async function verifyToken(jwt: string, check: TokenCheck): Promise<VerifiedToken> {
  const payload = await verifySignature(jwt, check);
  const issuer = payload.iss;
  if (typeof issuer !== 'string' || issuer.toLowerCase() !== check.widgetId) {
    throw invalidToken('iss', `be the ID of this widget, ${check.widgetId}`);
  }
  const jti = read(payload, 'jti');
  const sub = read(payload, 'sub');
  const stp = read(payload, 'stp');
  const iat = read(payload, 'iat');
  const exp = read(payload, 'exp');
  const sid = read(payload, 'sid');
  const name = read(payload, 'name');
  if (iat * 1000 > check.now + CLOCK_TOLERANCE_MS) throw invalidToken('iat', 'not lie in the future');
  const expiry = exp === undefined ? iat * 1000 + DEFAULT_LIFETIME_MS : exp * 1000;
  return {
    identity: { type: stp, id: sub, name: name?.trim() },
    proof: { jti, hash: hashSecret(jwt), validUntil: Math.floor(expiry) + CLOCK_TOLERANCE_MS, sid },
  };
}

async function verifySignature(jwt: string, { keys, now }: TokenCheck): Promise<JWTPayload> {
  const key = findKey(jwt, keys);
  try {
    const { payload } = await jwtVerify(jwt, Buffer.from(key.key, 'base64'), {
      algorithms: ['HS256'],
      clockTolerance: CLOCK_TOLERANCE_MS / 1000,
      currentDate: new Date(now),
    });
    return payload;
  } catch (error) {
    // Its signature is right; the login decides whether it is the repeat of one that was in time.
    if (error instanceof errors.JWTExpired) return error.payload;
    if (error instanceof errors.JWTClaimValidationFailed) throw invalidToken(error.claim, 'be valid by now', error);
    throw new LiveChatError({
      code: 'TOKEN_INVALID',
      message: 'The signature of the token is not right.',
      remedy: `Sign with HS256 and the base64-decoded bytes of the secret key ${key.id}.`,
      field: 'signature',
      cause: error,
    });
  }
}

function findKey(jwt: string, keys: readonly WidgetKey[]): WidgetKey {
  const { alg, ski } = readUnverified(jwt);
  if (alg !== 'HS256') {
    throw new LiveChatError({
      code: 'TOKEN_INVALID',
      message: 'The token is not signed with HS256.',
      remedy: 'Set alg to HS256 in the header of the token and sign it so.',
      field: 'alg',
    });
  }
  const key = keys.find(({ id }) => id === ski);
  if (key === undefined) throw invalidToken('ski', "be the id of one of the widget's secret keys");
  return key;
}

function readUnverified(jwt: string): { readonly alg: unknown; readonly ski: unknown } {
  try {
    return { alg: decodeProtectedHeader(jwt).alg, ski: decodeJwt(jwt)['ski'] };
  } catch (cause) {
    throw new LiveChatError({
      code: 'TOKEN_INVALID',
      message: 'The token is not a JSON Web Token.',
      remedy: 'Pass a JWT in compact form: header.payload.signature.',
      field: 'jwt',
      cause,
    });
  }
}

function read<N extends keyof typeof CLAIMS>(payload: JWTPayload, name: N): z.infer<(typeof CLAIMS)[N][0]> {
  const [schema, description] = CLAIMS[name];
  const parsed = schema.safeParse(payload[name]);
  if (!parsed.success) throw invalidToken(name, `be ${description}`);
  return parsed.data as z.infer<(typeof CLAIMS)[N][0]>;
}

function invalidToken(name: string, shouldBe: string, cause?: unknown): LiveChatError {
  return new LiveChatError({
    code: 'TOKEN_INVALID',
    message: `The claim ${name} of the token is not right.`,
    remedy: `The claim ${name} must ${shouldBe}.`,
    field: name,
    cause,
  });
}
