import { errors, type JWTVerifyGetKey } from 'jose';
import { LiveChatError } from 'livechat-core/protocol';
import type { Clock } from '../clock.js';
import { fetchKeySet } from './fetch-key-set.js';
import { RemoteKeySet } from './remote-key-set.js';

/** Sets of so many addresses are remembered; a server has one for a site at most. */
const MOST_SETS = 1_000;
/** A set that no login needed for so long is nobody's trouble any more, in milliseconds. */
const IN_USE_MS = 60 * 60_000;

/** How the sets are read. */
export interface KeySetsOptions {
  readonly clock: Clock;
  /** Default: that of the platform. */
  readonly fetch?: typeof fetch;
  readonly onRead?: () => void;
  /** Hears why a set could not be read. */
  readonly onFailure: (url: string, error: unknown) => void;
}

/** The sets of public keys that the server reads from addresses which its widgets name. */
export class KeySets {
  readonly #sets = new Map<string, RemoteKeySet>();

  constructor(private readonly options: KeySetsOptions) {}

  /** What finds the key of a token in the set of an address. */
  at(url: string): JWTVerifyGetKey {
    const set = this.#open(url);
    return async (header, token) => {
      try {
        return await set.find(header, token);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
        throw unreadable(error);
      }
    };
  }

  /** Reads again what could not be read lately. Rejected while a set that logins need does not answer. */
  async check(): Promise<void> {
    const { clock } = this.options;
    const failing = [...this.#sets.values()].filter(
      ({ failure, usedAt }) => failure !== undefined && clock() - usedAt < IN_USE_MS,
    );
    await Promise.all(failing.map((set) => set.refresh()));
    const still = failing.find(({ failure }) => failure !== undefined);
    if (still !== undefined) throw unreadable(still.failure);
  }

  #open(url: string): RemoteKeySet {
    const known = this.#sets.get(url);
    if (known !== undefined) return known;
    const { clock, fetch: fetchAnything = fetch, onRead, onFailure } = this.options;
    const set = new RemoteKeySet(async () => {
      try {
        const keys = await fetchKeySet(url, fetchAnything);
        onRead?.();
        return keys;
      } catch (error) {
        onFailure(url, error);
        throw error;
      }
    }, clock);
    this.#sets.set(url, set);
    const oldest = this.#sets.keys().next();
    if (this.#sets.size > MOST_SETS && oldest.done !== true) this.#sets.delete(oldest.value);
    return set;
  }
}

function unreadable(cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: 'The keys that verify the token cannot be read now.',
    remedy: "Try again; the server's log says which address did not answer.",
    cause,
  });
}
