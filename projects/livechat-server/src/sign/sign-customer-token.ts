import { SignJWT } from 'jose';
import { CustomerTokenError } from './customer-token-error.js';
import { invalidKey, prepareKey, type SigningKey } from './signing-key.js';

/** What the server allows, in characters. */
const LONGEST = { id: 50, subject: 256, name: 200 } as const;

/** Controls, halves of characters, and marks that turn the text around them: the server takes none in what it compares. */
const MISLEADING = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** A year, in seconds. */
const LONGEST_LIFETIME = 31_536_000;

/** What kind of identifier a subject is. */
export type SubjectType = 'email' | 'msisdn' | 'externalPersonId';

/** Who a token speaks for, and how it is signed. */
export interface CustomerToken {
  /** The widget that the customer uses: the claim `iss`. */
  readonly widgetId: string;
  readonly key: SigningKey;
  /** Who the customer is, at most 256 characters: the claim `sub`. The same subject is the same customer, for ever. */
  readonly subject: string;
  /** The claim `stp`. */
  readonly subjectType: SubjectType;
  /** How the team sees the customer, at most 200 characters. */
  readonly name?: string | undefined;
  /**
   * Your own id of the customer's session, at most 50 characters: the claim `sid`. With it your
   * backend can end the chat when the customer logs out of your site.
   */
  readonly sessionId?: string | undefined;
  /**
   * Seconds for which the login is good, at most a year: the claim `exp`. When they are over the chat
   * waits for the next `auth`. Default: the token can be used for 15 seconds, and the customer stays
   * until the logout.
   */
  readonly lifetimeSeconds?: number | undefined;
  /** Unique for each token, at most 50 characters: the claim `jti`. Default: a random UUID. */
  readonly tokenId?: string | undefined;
  /** When the token is signed. Default: now. */
  readonly issuedAt?: Date | undefined;
}

/**
 * Signs who a customer is, for the command `auth`. Call it on your server, for whom you have signed
 * in yourself, right before each `auth`: a token is good for one login.
 *
 * @returns the JSON Web Token in compact form
 * @throws CustomerTokenError `CLAIM_INVALID` or `KEY_INVALID`; `IN_BROWSER` where a page runs it
 *
 * @example
 * ```ts
 * const jwt = await signCustomerToken({
 *   widgetId: '85ea1938-f457-496d-8532-8fa489beea63',
 *   key: { id: process.env.CHAT_KEY_ID!, key: process.env.CHAT_KEY! },
 *   subject: 'ann@shop.example',
 *   subjectType: 'email',
 *   name: 'Ann Lee',
 * });
 * ```
 */
export async function signCustomerToken(token: CustomerToken): Promise<string> {
  refuseBrowsers();
  checkClaims(token);
  const { widgetId, key, subject, subjectType, name, sessionId, lifetimeSeconds } = token;
  const issuedAt = Math.floor((token.issuedAt ?? new Date()).getTime() / 1000);
  const prepared = await prepareKey(key);
  const jwt = new SignJWT({
    stp: subjectType,
    ski: key.id,
    ...(sessionId === undefined ? {} : { sid: sessionId }),
    ...(name === undefined ? {} : { name }),
  })
    .setProtectedHeader(prepared.header)
    .setJti(token.tokenId ?? crypto.randomUUID())
    .setSubject(subject)
    .setIssuer(widgetId)
    .setIssuedAt(issuedAt);
  if (lifetimeSeconds !== undefined) jwt.setExpirationTime(issuedAt + lifetimeSeconds);
  try {
    return await jwt.sign(prepared.key);
  } catch (cause) {
    throw invalidKey(
      `The key does not sign with ${prepared.header.alg}.`,
      'Pass a private key of that algorithm.',
      cause,
    );
  }
}

function checkClaims(token: CustomerToken): void {
  const { widgetId, key, subject, subjectType, name, sessionId, tokenId, lifetimeSeconds, issuedAt } = token;
  mustBe('widgetId', /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(widgetId), 'the ID of a widget, a UUID');
  mustBe('key', hasLength(key.id, 64), 'a key with the id that the server gave it');
  const isSubject = hasLength(subject, LONGEST.subject) && !MISLEADING.test(subject);
  mustBe('subject', isSubject, `a text of 1 to ${LONGEST.subject} characters, none of them a control`);
  mustBe('subjectType', SUBJECT_TYPES.includes(subjectType), SUBJECT_TYPES.join(', '));
  mustBe('name', name === undefined || (/\S/.test(name) && hasLength(name, LONGEST.name)), 'left out, or a name');
  for (const [field, id] of Object.entries({ sessionId, tokenId })) {
    const isId = id === undefined || (hasLength(id, LONGEST.id) && !MISLEADING.test(id));
    mustBe(field, isId, `left out, or 1 to ${LONGEST.id} characters, none of them a control`);
  }
  const isLifetime = lifetimeSeconds === undefined || (lifetimeSeconds >= 1 && lifetimeSeconds <= LONGEST_LIFETIME);
  mustBe('lifetimeSeconds', isLifetime, `left out, or 1 to ${LONGEST_LIFETIME}`);
  mustBe('issuedAt', issuedAt === undefined || !Number.isNaN(issuedAt.getTime()), 'left out, or a valid date');
}

const SUBJECT_TYPES: readonly string[] = ['email', 'msisdn', 'externalPersonId'] satisfies SubjectType[];

function hasLength(text: string, longest: number): boolean {
  return text.length >= 1 && text.length <= longest;
}

function mustBe(field: string, isRight: boolean, shouldBe: string): void {
  if (isRight) return;
  throw new CustomerTokenError({
    code: 'CLAIM_INVALID',
    message: `The server would refuse a token with this ${field}.`,
    remedy: `${field} must be ${shouldBe}.`,
    field,
  });
}

/** Whoever opens the page could take the key and log in as anybody. */
function refuseBrowsers(): void {
  if (!('document' in globalThis)) return;
  throw new CustomerTokenError({
    code: 'IN_BROWSER',
    message: 'Tokens must not be signed in a page.',
    remedy: 'Sign on your server and send the token to the page; change the key, because it has been in a page.',
  });
}
