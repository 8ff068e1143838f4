import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the memory and passes that OWASP recommends for servers. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of a password that nobody has: signing in as an unknown agent must take as long as as a known one. */
let decoy: Promise<string> | undefined;

/** Hashes a password for the store. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Whether a password belongs to a stored hash.
 *
 * @param stored absent for an unknown agent; the answer is then `false`, after the same work
 */
export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean> {
  if (stored !== undefined) return verify(stored, password);
  decoy ??= hashPassword('nobody has this password');
  await verify(await decoy, password);
  return false;
}
