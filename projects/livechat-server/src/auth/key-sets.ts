import { createRemoteJWKSet, customFetch, errors, type FetchImplementation, type JWTVerifyGetKey } from 'jose';
import { LiveChatError } from 'livechat-core/protocol';

/** How long a set that was read is used, in milliseconds. */
const KEPT_MS = 10 * 60_000;
/** A key that is not in the set makes the server read it again, but no more often. */
const COOLDOWN_MS = 30_000;
const TIMEOUT_MS = 5_000;
/** A set of keys has a few KiB. */
const LARGEST_SET_BYTES = 64 * 1024;
/** Sets of so many addresses are remembered; a server has one for a site at most. */
const MOST_SETS = 1_000;

/** How the sets are read. */
export interface KeySetsOptions {
  /** Default: that of the platform. */
  readonly fetch?: typeof fetch;
  /** Hears why a set could not be read. */
  readonly onFailure: (url: string, error: unknown) => void;
}

/** The sets of public keys that the server reads from addresses which its widgets name. */
export class KeySets {
  readonly #sets = new Map<string, JWTVerifyGetKey>();

  constructor(private readonly options: KeySetsOptions) {}

  /** What finds the key of a token in the set of an address. */
  at(url: string): JWTVerifyGetKey {
    const known = this.#sets.get(url);
    if (known !== undefined) return known;
    const set = this.#open(url);
    this.#sets.set(url, set);
    const oldest = this.#sets.keys().next();
    if (this.#sets.size > MOST_SETS && oldest.done !== true) this.#sets.delete(oldest.value);
    return set;
  }

  #open(url: string): JWTVerifyGetKey {
    const set = createRemoteJWKSet(new URL(url), {
      cacheMaxAge: KEPT_MS,
      cooldownDuration: COOLDOWN_MS,
      timeoutDuration: TIMEOUT_MS,
      [customFetch]: boundedFetch(this.options.fetch ?? fetch),
    });
    return async (header, token) => {
      try {
        return await set(header, token);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
        this.options.onFailure(url, error);
        throw unreadable(error);
      }
    };
  }
}

/** Reads no more than a set of keys can have. Redirects are left alone, so that they count as no answer. */
function boundedFetch(fetchAnything: typeof fetch): FetchImplementation {
  return async (url, init) => {
    const response = await fetchAnything(url, { ...init, redirect: 'manual' });
    if (response.status !== 200) return new Response(null, { status: 502 });
    return new Response(await readBounded(response));
  };
}

async function readBounded({ body }: Response): Promise<Buffer<ArrayBuffer>> {
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

function unreadable(cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: 'The keys that verify the token cannot be read now.',
    remedy: "Try again; the server's log says which address did not answer.",
    cause,
  });
}
