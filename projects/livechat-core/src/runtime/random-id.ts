const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Characters of six bits each: 22 of them hold the 128 bits that an id needs. */
const ID_LENGTH = 22;

/** Asking the system for random bytes costs the same for one id as for many. */
const IDS_AT_A_TIME = 64;

/**
 * Makes ids of at least 128 random bits, in the alphabet of base64url, so that nobody can guess
 * one and no two are ever the same.
 *
 * @param fill fills an array with random bytes fit for secrets, as `crypto.getRandomValues` does
 *
 * @example
 * ```ts
 * const newId = randomIds((bytes) => crypto.getRandomValues(bytes));
 * newId(); // 'Vv0mCk8pGfQy3n1r_x2LwA'
 * ```
 */
export function randomIds(fill: (bytes: Uint8Array<ArrayBuffer>) => unknown): () => string {
  const bytes = new Uint8Array(ID_LENGTH * IDS_AT_A_TIME);
  let used = bytes.length;
  return () => {
    if (used === bytes.length) {
      fill(bytes);
      used = 0;
    }
    const end = used + ID_LENGTH;
    let id = '';
    for (; used < end; used += 1) id += ALPHABET.charAt((bytes[used] ?? 0) & 63);
    return id;
  };
}
