import { exportJWK, importJWK, importSPKI, type CryptoKey, type JWK } from 'jose';
import { LiveChatError } from 'livechat-core/protocol';
import type { TokenAlgorithm } from '../store/widget-key.js';

type PublicAlgorithm = Exclude<TokenAlgorithm, 'HS256'>;

/** HMAC with SHA-256 asks for as many bytes as it makes. */
const SHORTEST_SECRET_BYTES = 32;
const SHORTEST_RSA_BITS = 2_048;
/** A set of keys has a few. */
const MOST_KEYS = 100;

/**
 * A secret as it is stored.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` when it is not base64, `LIMIT_EXCEEDED` when it is too short
 */
export function readSecret(base64: string): string {
  const text = base64.trim();
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw unusable('secret', 'The secret is not base64.', 'Give the key as base64, 32 bytes or more.');
  }
  if (Buffer.from(text, 'base64').length >= SHORTEST_SECRET_BYTES) return text;
  throw new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `The secret has less than ${SHORTEST_SECRET_BYTES} bytes.`,
    remedy: `Give ${SHORTEST_SECRET_BYTES} random bytes in base64, or leave it out to have one made.`,
    field: 'secret',
  });
}

/**
 * A public key as it is stored: a JWK as JSON.
 *
 * @param text PEM (`-----BEGIN PUBLIC KEY-----`) or JWK
 * @throws LiveChatError `INVALID_ARGUMENT` for a private key, one of another algorithm, and one that is too short
 */
export async function readPublicKey(text: string, algorithm: PublicAlgorithm): Promise<string> {
  if (text.includes('PRIVATE KEY')) throw privateKey('publicKey');
  const key = text.includes('-----BEGIN') ? await importPem(text, algorithm) : parse(text, 'publicKey');
  return JSON.stringify(await checkKey(key, algorithm, 'publicKey'));
}

/**
 * A set of public keys as it is stored: a JWKS as JSON.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` as {@link readPublicKey}, and when no key is for the algorithm
 */
export async function readKeySet(text: string, algorithm: PublicAlgorithm): Promise<string> {
  const { keys } = parse(text, 'jwks') as { readonly keys?: unknown };
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > MOST_KEYS) {
    throw unusable('jwks', 'The text is no set of keys.', `Give {"keys": [...]} with 1 to ${MOST_KEYS} JWKs.`);
  }
  const ofAlgorithm = (keys as JWK[]).filter(
    ({ alg, kty }) => (alg ?? algorithm) === algorithm && kty === KINDS[algorithm],
  );
  if (ofAlgorithm.length === 0) {
    throw unusable('jwks', `The set has no key for ${algorithm}.`, 'Choose the algorithm of its keys.');
  }
  return JSON.stringify({ keys: await Promise.all(ofAlgorithm.map((key) => checkKey(key, algorithm, 'jwks'))) });
}

/**
 * The address of a set of keys.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` for anything but a plain https address
 */
export function readKeySetUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === '') return url.href;
  throw unusable('jwks', 'The address of the key set is not a plain https address.', 'Give https://…/jwks.json.');
}

/** The type of key that an algorithm needs. */
const KINDS: Readonly<Record<PublicAlgorithm, string>> = { ES256: 'EC', EdDSA: 'OKP', RS256: 'RSA' };

async function importPem(text: string, algorithm: PublicAlgorithm): Promise<JWK> {
  try {
    return await exportJWK(await importSPKI(text.trim(), algorithm, { extractable: true }));
  } catch (cause) {
    throw notFor(algorithm, 'publicKey', cause);
  }
}

async function checkKey(jwk: JWK, algorithm: PublicAlgorithm, field: string): Promise<JWK> {
  if (jwk.d !== undefined || jwk.k !== undefined) throw privateKey(field);
  if (jwk.kty !== KINDS[algorithm] || (jwk.alg ?? algorithm) !== algorithm || (jwk.use ?? 'sig') !== 'sig') {
    throw notFor(algorithm, field);
  }
  try {
    const key = (await importJWK(jwk, algorithm)) as CryptoKey;
    const { modulusLength = SHORTEST_RSA_BITS } = key.algorithm as { readonly modulusLength?: number };
    if (modulusLength >= SHORTEST_RSA_BITS && !hasExponentOne(jwk)) return jwk;
  } catch (cause) {
    throw notFor(algorithm, field, cause);
  }
  throw unusable(
    field,
    `The key has less than ${SHORTEST_RSA_BITS} bits, or the exponent 1.`,
    `Make one with ${SHORTEST_RSA_BITS} bits or more, as openssl does.`,
  );
}

/** A signature is the padded text itself then, which everybody can write. */
function hasExponentOne({ kty, e = '' }: JWK): boolean {
  return (
    kty === 'RSA' &&
    Buffer.from(e, 'base64url')
      .toString('hex')
      .replace(/^(00)+/, '') === '01'
  );
}

function parse(text: string, field: string): JWK {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw unusable(field, 'The text is neither PEM nor JSON.', 'Give a public key as PEM or JWK, or a JWKS.');
}

function privateKey(field: string): LiveChatError {
  return unusable(
    field,
    'This is a private key.',
    'Give the public key; the private one never leaves your backend. Make another pair, since this one was shown.',
  );
}

function notFor(algorithm: PublicAlgorithm, field: string, cause?: unknown): LiveChatError {
  return unusable(field, `This is no public key for ${algorithm}.`, 'Give a key of that algorithm.', cause);
}

function unusable(field: string, message: string, remedy: string, cause?: unknown): LiveChatError {
  return new LiveChatError({ code: 'INVALID_ARGUMENT', message, remedy, field, cause });
}
