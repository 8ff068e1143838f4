import { createHash, randomBytes, randomFillSync } from 'node:crypto';

/** Random bytes for so many ids are fetched at a time: to ask the system costs more than an id. */
const POOL = { bytes: Buffer.alloc(16 * 64), next: 16 * 64 };

/**
 * An id of 128 random bits in base64url: 22 characters. It never begins with a dash, because people
 * pass ids on the command line, where that would begin an option.
 */
export function newId(): string {
  if (POOL.next === POOL.bytes.length) {
    randomFillSync(POOL.bytes);
    POOL.next = 0;
  }
  const id = POOL.bytes.toString('base64url', POOL.next, (POOL.next += 16));
  return id.startsWith('-') ? newId() : id;
}

/** A bearer credential of 256 random bits in base64url: 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A secret for HMAC-SHA-256: 32 random bytes in base64, as signing libraries expect it. */
export function newSigningKey(): string {
  return randomBytes(32).toString('base64');
}

/** A password that a person can copy: 80 random bits in groups of four characters. */
export function newPassword(): string {
  const letters = randomBytes(10).toString('hex');
  return (letters.match(/.{1,4}/g) ?? []).join('-');
}

/**
 * What the store keeps of a credential. The credentials are random and long, so a plain hash
 * suffices: there is nothing to guess.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
