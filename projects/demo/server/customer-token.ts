import { SignJWT } from 'jose';

/** One of a widget's secret keys, as the server gives it out. */
export interface SecretKey {
  readonly id: string;
  /** Base64; the HMAC key is the decoded bytes. */
  readonly key: string;
}

/** What a customer's token says. */
export interface CustomerToken {
  readonly widgetId: string;
  readonly email: string;
  /** How the agent sees the customer. */
  readonly name?: string | undefined;
  /** Unique for each token, at most 50 characters: a token is good for one login. */
  readonly tokenId: string;
  /** The shop's own session, at most 50 characters. */
  readonly sessionId: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
}

/** For how many seconds after it was issued a token may be used. */
const LIFETIME = 60;

/**
 * Signs who a customer is, for the command `auth`. It runs on the shop's server because whoever
 * holds the key can be anybody.
 *
 * @example
 * ```ts
 * const jwt = await signCustomerToken(secretKey, {
 *   widgetId, email: 'robin@example.com', name: 'Robin', tokenId: randomUUID(), sessionId, issuedAt: 1764000000,
 * });
 * ```
 */
export function signCustomerToken(secretKey: SecretKey, token: CustomerToken): Promise<string> {
  return new SignJWT({
    stp: 'email',
    ski: secretKey.id,
    sid: token.sessionId,
    ...(token.name === undefined ? {} : { name: token.name }),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setJti(token.tokenId)
    .setSubject(token.email)
    .setIssuer(token.widgetId)
    .setIssuedAt(token.issuedAt)
    .setExpirationTime(token.issuedAt + LIFETIME)
    .sign(Buffer.from(secretKey.key, 'base64'));
}
