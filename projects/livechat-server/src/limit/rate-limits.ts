import type { Clock } from '../clock.js';
import { addressKey } from './address-key.js';
import type { AddressLimits } from './address-limits.js';
import { KeyedBuckets } from './keyed-buckets.js';
import { ThrottledError } from './throttled-error.js';
import type { BucketSize } from './token-bucket.js';

/** How much one address, person, thread or program may ask of one server process. */
export interface RateLimitSizes {
  /** Sockets that one network address may open. */
  readonly socketsOfAddress: BucketSize;
  /** Visitors that one network address may become: each is kept in the store. */
  readonly visitorsOfAddress: BucketSize;
  /** Attempts of one network address to log in with a token: each costs a check of a signature. */
  readonly loginsOfAddress: BucketSize;
  /** Requests of one network address to the APIs. */
  readonly requestsOfAddress: BucketSize;
  /** Requests with one API key, or of one agent. */
  readonly requestsOfIdentity: BucketSize;
  /** Messages and contextual data of one person through all sockets. */
  readonly messagesOfPerson: BucketSize;
  /** Messages in one thread. */
  readonly messagesOfThread: BucketSize;
}

/** What is counted. */
export type RateLimit = keyof RateLimitSizes;

/**
 * Far above what people do, also many behind one address, and far below what would hurt.
 *
 * @param address what a deployment allows each network address
 */
export function rateLimitSizes({ sockets, visitorsPerMinute, requestsPerSecond }: AddressLimits): RateLimitSizes {
  return {
    // All of them come back at once after the network was away.
    socketsOfAddress: { burst: sockets, perSecond: sockets / 20 },
    visitorsOfAddress: { burst: visitorsPerMinute, perSecond: visitorsPerMinute / 60 },
    loginsOfAddress: { burst: visitorsPerMinute, perSecond: visitorsPerMinute / 60 },
    requestsOfAddress: { burst: requestsPerSecond * 10, perSecond: requestsPerSecond },
    requestsOfIdentity: { burst: 500, perSecond: 50 },
    messagesOfPerson: { burst: 100, perSecond: 20 },
    messagesOfThread: { burst: 75, perSecond: 15 },
  };
}

/** What came too often, in the words of the refusal. */
const TOO_MANY: Readonly<Record<RateLimit, string>> = {
  socketsOfAddress: 'Too many connections were opened from this network address.',
  visitorsOfAddress: 'Too many new visitors came from this network address.',
  loginsOfAddress: 'Too many logins were tried from this network address.',
  requestsOfAddress: 'Too many requests came from this network address.',
  requestsOfIdentity: 'Too many requests came with these credentials.',
  messagesOfPerson: 'Too many messages came from this person.',
  messagesOfThread: 'Too many messages came in this thread.',
};

/** The rates that several sockets and requests share. */
export class RateLimits {
  readonly #buckets: Readonly<Record<RateLimit, KeyedBuckets>>;

  /** @param onRefused hears of what came too often */
  constructor(
    sizes: RateLimitSizes,
    clock: Clock,
    private readonly onRefused: (limit: RateLimit) => void = () => undefined,
  ) {
    const buckets = (size: BucketSize): KeyedBuckets => new KeyedBuckets(size, clock);
    this.#buckets = {
      socketsOfAddress: buckets(sizes.socketsOfAddress),
      visitorsOfAddress: buckets(sizes.visitorsOfAddress),
      loginsOfAddress: buckets(sizes.loginsOfAddress),
      requestsOfAddress: buckets(sizes.requestsOfAddress),
      requestsOfIdentity: buckets(sizes.requestsOfIdentity),
      messagesOfPerson: buckets(sizes.messagesOfPerson),
      messagesOfThread: buckets(sizes.messagesOfThread),
    };
  }

  /**
   * Counts one more.
   *
   * @param key the network address, or the id of whom or what is counted
   * @throws ThrottledError when that is one too many
   */
  count(limit: RateLimit, key: string): void {
    const buckets = this.#buckets[limit];
    const counted = limit.endsWith('OfAddress') ? addressKey(key) : key;
    if (buckets.take(counted)) return;
    this.onRefused(limit);
    throw new ThrottledError(TOO_MANY[limit], buckets.waitMs(counted));
  }
}
