import { LIMITS } from 'livechat-core/protocol';
import type { JWTPayload } from 'jose';
import * as z from 'zod/mini';
import type { Identity, LoginProof } from '../store/session-store.js';
import { hashSecret } from './secrets.js';
import { invalidToken } from './token-refusals.js';

/** How long a token without an `exp` claim is valid after its `iat`, in milliseconds. */
const DEFAULT_LIFETIME_MS = 15_000;

/** Controls, halves of characters, and marks that turn the text around them: one text must not look like another one. */
const MISLEADING = '\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069';
const PLAIN = new RegExp(`^[^${MISLEADING}]*$`, 'u');
const MISLEADING_PARTS = new RegExp(`[${MISLEADING}]+`, 'gu');

const claim = z.string().check(z.minLength(1), z.maxLength(LIMITS.claimLength), z.regex(PLAIN));
const seconds = z.number().check(z.nonnegative(), z.maximum(10_000_000_000));

/** Each claim with what it should be, in the words of its error. */
const CLAIMS = {
  jti: [claim, `a unique text of at most ${LIMITS.claimLength} characters, none of them a control`],
  sub: [
    z.string().check(z.minLength(1), z.maxLength(256), z.regex(PLAIN)),
    "the customer's identifier without control characters",
  ],
  stp: [z.enum(['email', 'msisdn', 'externalPersonId']), 'email, msisdn or externalPersonId'],
  iat: [seconds, 'the time of signing in seconds since 1970'],
  exp: [z.optional(seconds), 'left out, or the time of expiry in seconds since 1970'],
  sid: [
    z.optional(claim),
    `left out, or the site's session id of at most ${LIMITS.claimLength} characters, none of them a control`,
  ],
  name: [z.optional(z.string().check(z.regex(/\S/), z.maxLength(200))), "left out, or the customer's name"],
} as const;

/** Whom a token speaks for. */
export interface VerifiedToken {
  readonly identity: Identity;
  readonly proof: LoginProof;
}

/** What claims are checked against; times in milliseconds, and since 1970. */
export interface ClaimCheck {
  readonly widgetId: string;
  readonly now: number;
  readonly clockToleranceMs: number;
}

/**
 * Reads the claims of a token whose signature is right.
 *
 * @throws LiveChatError `TOKEN_INVALID`, naming the claim and what it should be
 */
export function readClaims(jwt: string, payload: JWTPayload, check: ClaimCheck): VerifiedToken {
  const { widgetId, now, clockToleranceMs } = check;
  const issuer = payload.iss;
  if (typeof issuer !== 'string' || issuer.toLowerCase() !== widgetId) {
    throw invalidToken('iss', `be the ID of this widget, ${widgetId}`);
  }
  const jti = read(payload, 'jti');
  const sub = read(payload, 'sub');
  const stp = read(payload, 'stp');
  const iat = read(payload, 'iat');
  const exp = read(payload, 'exp');
  const sid = read(payload, 'sid');
  const name = read(payload, 'name');
  if (iat * 1000 > now + clockToleranceMs) throw invalidToken('iat', 'not lie in the future');
  const expiry = exp === undefined ? iat * 1000 + DEFAULT_LIFETIME_MS : exp * 1000;
  return {
    identity: { type: stp, id: sub, name: name === undefined ? undefined : readable(name) },
    proof: {
      jti,
      hash: hashSecret(jwt),
      validUntil: Math.floor(expiry) + clockToleranceMs,
      // Without exp only the login is bounded, not the stay.
      expiresAt: exp === undefined ? null : Math.floor(expiry) + clockToleranceMs,
      sid,
    },
  };
}

/** People choose their names on the site: what misleads is left out, and the login goes on. */
function readable(name: string): string | undefined {
  const text = name.replaceAll(MISLEADING_PARTS, ' ').trim();
  return text === '' ? undefined : text;
}

function read<N extends keyof typeof CLAIMS>(payload: JWTPayload, name: N): z.infer<(typeof CLAIMS)[N][0]> {
  const [schema, description] = CLAIMS[name];
  const parsed = schema.safeParse(payload[name]);
  if (!parsed.success) throw invalidToken(name, `be ${description}`);
  return parsed.data as z.infer<(typeof CLAIMS)[N][0]>;
}
