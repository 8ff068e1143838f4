import type { Clock } from '../clock.js';
import { TokenBucket, type BucketSize } from './token-bucket.js';

/** Forgets the key that came least recently when so many are held. */
const MOST_KEYS = 20_000;

/** A {@link TokenBucket} for each key, such as a network address; bounded in memory. */
export class KeyedBuckets {
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(
    private readonly size: BucketSize,
    private readonly clock: Clock,
  ) {}

  /** Whether one more of this key is within the limit; it then counts. */
  take(key: string): boolean {
    return this.#bucketOf(key).take();
  }

  /** Milliseconds until one more of this key is within the limit. */
  waitMs(key: string): number {
    return this.#bucketOf(key).waitMs();
  }

  #bucketOf(key: string): TokenBucket {
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.size, this.clock);
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > MOST_KEYS) this.#forgetOldest();
    return bucket;
  }

  #forgetOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (oldest.done !== true) this.#buckets.delete(oldest.value);
  }
}
