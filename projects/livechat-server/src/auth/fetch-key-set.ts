import type { JSONWebKeySet, JWK } from 'jose';
import * as z from 'zod/mini';

/** How long an address may take to answer, in milliseconds. */
const TIMEOUT_MS = 5_000;
/** A set of keys has a few KiB. */
const LARGEST_SET_BYTES = 64 * 1024;

/** What every set is; whether a key is of use shows when a token names it. */
const keySetSchema = z.object({
  keys: z.array(z.custom<JWK>((key) => typeof key === 'object' && key !== null && !Array.isArray(key))),
});

/**
 * Reads a set of keys, and no more than one can have. Redirects are not followed: they would lead
 * elsewhere than to the address that was configured.
 *
 * @throws Error that says for the log why there are no keys
 */
export async function fetchKeySet(url: string, fetchAnything: typeof fetch): Promise<JSONWebKeySet> {
  const response = await fetchAnything(url, {
    headers: { accept: 'application/json, application/jwk-set+json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200) throw new Error(`The key set was answered with ${response.status}.`);
  const { data: set } = keySetSchema.safeParse(JSON.parse((await readBounded(response)).toString()));
  if (set === undefined) throw new Error('What was answered is no key set, which is {"keys": [...]} with JWKs.');
  // Whoever has read it too can sign as the site.
  if (set.keys.some(({ d }) => d !== undefined)) throw new Error('The key set shows a private key. Replace that pair.');
  return set;
}

async function readBounded({ body }: Response): Promise<Buffer> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    size += part.value.length;
    if (size > LARGEST_SET_BYTES) {
      await reader?.cancel();
      throw new Error(`The key set has more than ${LARGEST_SET_BYTES} bytes.`);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
