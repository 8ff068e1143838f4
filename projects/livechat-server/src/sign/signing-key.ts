import { importJWK, importPKCS8, type CryptoKey, type JWK } from 'jose';
import { CustomerTokenError } from './customer-token-error.js';

/** HMAC with SHA-256 asks for as many bytes as it makes. */
const SHORTEST_SECRET = 32;

/** One of a widget's secret keys, as the server gave it out. */
export interface SecretKey {
  /** Becomes the claim `ski`. */
  readonly id: string;
  /** Base64; the HMAC key is the decoded bytes. */
  readonly key: string;
}

/** A key whose public half the widget knows. */
export interface PrivateKey {
  /** The id that `livechat-server widget key add` gave; becomes the claim `ski`. */
  readonly id: string;
  readonly algorithm: 'ES256' | 'EdDSA' | 'RS256';
  /** A PKCS#8 text that begins with `-----BEGIN PRIVATE KEY-----`, a JWK, or a key of Web Crypto. */
  readonly privateKey: string | JWK | CryptoKey;
  /** Which key of the widget's key set it is; needed only where the widget knows a set. */
  readonly keyId?: string | undefined;
}

/** What signs the tokens of a site's customers. */
export type SigningKey = SecretKey | PrivateKey;

/** A key that is ready, with the header that goes with it. */
export interface PreparedKey {
  readonly header: { readonly alg: string; readonly typ: 'JWT'; readonly kid?: string };
  readonly key: Uint8Array | CryptoKey;
}

/** @throws CustomerTokenError `KEY_INVALID` */
export async function prepareKey(key: SigningKey): Promise<PreparedKey> {
  if ('key' in key) return { header: { alg: 'HS256', typ: 'JWT' }, key: decodeSecret(key.key) };
  const { algorithm, keyId } = key;
  return {
    header: { alg: algorithm, typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) },
    key: await importPrivateKey(key),
  };
}

function decodeSecret(base64: string): Uint8Array {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && base64.length % 4 === 0;
  const bytes = isBase64 ? Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) : new Uint8Array();
  if (bytes.length >= SHORTEST_SECRET) return bytes;
  throw invalidKey('The secret key is not at least 32 bytes in base64.', 'Pass the key as the server gave it out.');
}

async function importPrivateKey({ algorithm, privateKey }: PrivateKey): Promise<Uint8Array | CryptoKey> {
  try {
    if (typeof privateKey === 'string') return await importPKCS8(privateKey, algorithm);
    if ('kty' in privateKey) return await importJWK(privateKey, algorithm);
    return privateKey as CryptoKey;
  } catch (cause) {
    throw invalidKey(
      `The private key is not one for ${algorithm}.`,
      'Pass a PKCS#8 text, a JWK or a CryptoKey of that algorithm.',
      cause,
    );
  }
}

/** A key that cannot sign, worded once. */
export function invalidKey(message: string, remedy: string, cause?: unknown): CustomerTokenError {
  return new CustomerTokenError({ code: 'KEY_INVALID', message, remedy, field: 'key', cause });
}
