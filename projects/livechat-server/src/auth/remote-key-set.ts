import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../clock.js';

/** How long what was read counts as new, in milliseconds. */
const FRESH_MS = 10 * 60_000;
/** How long it serves while its address does not answer. Whoever withdraws a key meanwhile waits for so long. */
const USABLE_MS = 24 * 60 * 60_000;
/** A key that is not in the set makes the server read it again, but no more often. */
const UNKNOWN_KEY_MS = 30_000;
/** Nor is an address that does not answer asked more often: each login would wait for it. */
const AFTER_FAILURE_MS = 10_000;

/** Reads the set, or rejects. */
type ReadKeySet = () => Promise<JSONWebKeySet>;

interface KnownKeys {
  readonly find: JWTVerifyGetKey;
  readonly readAt: number;
}

interface Failure {
  readonly error: unknown;
  readonly at: number;
}

/**
 * The set of public keys behind one address. It is read again every ten minutes and for keys that are
 * not in it. While the address does not answer, the keys that were read last serve for a day.
 */
export class RemoteKeySet {
  #known: KnownKeys | undefined;
  #failure: Failure | undefined;
  #reading: Promise<void> | undefined;
  #usedAt: number;

  constructor(
    private readonly read: ReadKeySet,
    private readonly clock: Clock,
  ) {
    this.#usedAt = clock();
  }

  /** When a token asked for a key of it last. */
  get usedAt(): number {
    return this.#usedAt;
  }

  /** Why it could not be read when that was tried last. */
  get failure(): unknown {
    return this.#failure?.error;
  }

  /** Finds the key of a token; rejected with jose's `JWKSNoMatchingKey` only where it is certain that there is none. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    this.#usedAt = this.clock();
    if (this.#age() >= FRESH_MS) await this.refresh();
    const known = this.#usable();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (this.#failure === undefined && this.#age() < UNKNOWN_KEY_MS) throw error;
    }
    await this.refresh();
    if (this.#failure !== undefined) throw new Error('The key may be a new one.', { cause: this.#failure.error });
    return this.#usable().find(header, token);
  };

  /** Reads it anew, unless that has just failed. Fulfilled either way. */
  async refresh(): Promise<void> {
    if (this.#failure !== undefined && this.clock() - this.#failure.at < AFTER_FAILURE_MS) return;
    this.#reading ??= this.#readNow().finally(() => (this.#reading = undefined));
    await this.#reading;
  }

  async #readNow(): Promise<void> {
    try {
      this.#known = { find: createLocalJWKSet(await this.read()), readAt: this.clock() };
      this.#failure = undefined;
    } catch (error) {
      this.#failure = { error, at: this.clock() };
    }
  }

  #usable(): KnownKeys {
    if (this.#known !== undefined && this.#age() < USABLE_MS) return this.#known;
    throw new Error('No key set was read lately.', { cause: this.#failure?.error });
  }

  #age(): number {
    return this.#known === undefined ? Infinity : this.clock() - this.#known.readAt;
  }
}
