import { decodeProtectedHeader } from 'jose';
import { findDuplicateKey } from './duplicate-keys.js';
import { invalidHeader, invalidToken, notAToken } from './token-refusals.js';

/** What the parts of a token say before anybody has checked its signature. */
export interface UnverifiedToken {
  readonly alg: unknown;
  /** The id of the key, as the payload claims. */
  readonly ski: unknown;
}

/**
 * Reads what chooses the key. Of the header only `alg`, `typ` and `kid` are ever used: a key or an
 * address of one that a token brings along (`jwk`, `jku`, `x5c`, `x5u`) is never looked at.
 *
 * @throws LiveChatError `TOKEN_INVALID`
 */
export function readUnverified(jwt: string): UnverifiedToken {
  if (!isCompact(jwt)) throw notAToken();
  const [header, payload] = partsOf(jwt);
  const { alg, typ, crit, b64 } = header;
  if (typ !== undefined && !(typeof typ === 'string' && typ.toLowerCase() === 'jwt'))
    throw invalidHeader('typ', 'be JWT');
  if (crit !== undefined || b64 !== undefined) {
    throw invalidHeader(crit === undefined ? 'b64' : 'crit', 'be left out: no extension is supported');
  }
  return { alg, ski: payload['ski'] };
}

/** Three parts, each as base64url writes it. Whoever skips other signs and spare bits sees one token in many texts. */
function isCompact(jwt: string): boolean {
  const parts = jwt.split('.');
  return parts.length === 3 && parts.every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

type JsonRecord = Readonly<Record<string, unknown>>;

function partsOf(jwt: string): readonly [JsonRecord, JsonRecord] {
  const [header = '', payload = ''] = jwt.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  const parsed = [header, payload].map(parse);
  // Beyond what it checks, jose and this module must read the same header.
  try {
    decodeProtectedHeader(jwt);
  } catch (cause) {
    throw notAToken(cause);
  }
  const duplicate = findDuplicateKey(header) ?? findDuplicateKey(payload);
  if (duplicate !== undefined) throw invalidToken(duplicate, 'stand in the token once');
  return [parsed[0] ?? {}, parsed[1] ?? {}];
}

function parse(text: string): JsonRecord {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonRecord;
  } catch (cause) {
    throw notAToken(cause);
  }
  throw notAToken();
}
