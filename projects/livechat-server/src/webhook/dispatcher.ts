import { LiveChatError } from 'livechat-core/protocol';
import type { Clock } from '../clock.js';
import type { FanOut } from '../fan-out/fan-out.js';
import type { AttemptOutcome, ClaimedDelivery, WebhookStore } from '../store/webhook-store.js';
import { postWebhook, type PostOptions } from './post-webhook.js';
import { retryDelayMs } from './retry-schedule.js';
import { signWebhook } from './sign-webhook.js';

/** How long a receiver has to answer, in milliseconds. */
const WEBHOOK_TIMEOUT_MS = 10_000;

/** How long a claim lasts: well beyond an attempt, so that only a node that died loses one. */
const LEASE_MS = 3 * WEBHOOK_TIMEOUT_MS;

/**
 * Attempts at one receiver at the same time. There is no limit on all of them together, which
 * receivers that hang could use up: the number of receivers is limited instead.
 */
const AT_ONCE = 5;

/** Retries come due, and hints get lost. */
const LOOK_EVERY_MS = 1_000;

/** News that come within so long of the last ones are followed together: under load every message is news. */
const NEWS_TOGETHER_MS = 20;

/** What a receiver answers that wants the event no more, however often it is sent. */
const GONE = 410;

const HOUR_MS = 60 * 60 * 1000;
/** How long the log of deliveries goes back, in milliseconds. */
const KEEP_MS = 7 * 24 * HOUR_MS;

export interface DispatcherDeps {
  readonly store: WebhookStore;
  readonly fanOut: FanOut;
  readonly clock: Clock;
  readonly post: Omit<PostOptions, 'timeoutMs'>;
  /** Is told what went wrong beside the receivers: the store does not answer. */
  readonly onFailure: (error: unknown) => void;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Default: 10 s. */
  readonly timeoutMs?: number;
  /** How often the queue is looked at when nothing is heard of; default: every second. */
  readonly lookEveryMs?: number;
}

/** Delivers what is in the queue until it is closed. */
export interface Dispatcher {
  /** Takes nothing new and waits for the attempts that are under way. */
  close(): Promise<void>;
}

/**
 * Starts to deliver webhooks. Every node of an installation may run one: the store gives each
 * delivery to one of them. What a node that dies has claimed is claimed anew after a while.
 */
export function startDispatcher(deps: DispatcherDeps): Dispatcher {
  const work = new Dispatching(deps);
  // Whatever is told to receivers is told to the desks as well: their hints say that there is something.
  const unsubscribe = deps.fanOut.subscribe(['desk'], () => work.hear());
  const looking = setInterval(() => work.look(), deps.lookEveryMs ?? LOOK_EVERY_MS);
  const sweeping = setInterval(() => work.sweep(), HOUR_MS);
  looking.unref();
  sweeping.unref();
  work.look();
  return {
    async close() {
      unsubscribe();
      clearInterval(looking);
      clearInterval(sweeping);
      await work.finish();
    },
  };
}

class Dispatching {
  readonly #attempts = new Set<Promise<void>>();
  readonly #busy = new Map<string, number>();
  #looking: Promise<void> | undefined;
  #isLookDue = false;
  /** Runs for a while after news were followed. */
  #pause: NodeJS.Timeout | undefined;
  #hasNews = false;
  #isClosed = false;

  constructor(private readonly deps: DispatcherDeps) {}

  /** Follows news: at once, or with others that come soon after those that were followed. */
  hear(): void {
    this.#hasNews = true;
    if (this.#pause !== undefined || this.#isClosed) return;
    this.#hasNews = false;
    this.look();
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      if (this.#hasNews) this.hear();
    }, NEWS_TOGETHER_MS);
  }

  /** Takes what is due, now or, where a look is under way, right after it. */
  look(): void {
    this.#isLookDue = true;
    if (this.#looking !== undefined || this.#isClosed) return;
    this.#looking = this.#takeAll()
      .catch((error: unknown) => this.deps.onFailure(error))
      .finally(() => (this.#looking = undefined));
  }

  sweep(): void {
    const { store, clock, onFailure } = this.deps;
    store.forgetDelivered(clock() - KEEP_MS).catch(onFailure);
  }

  async finish(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#pause);
    await this.#looking;
    await Promise.all(this.#attempts);
  }

  async #takeAll(): Promise<void> {
    while (this.#isLookDue && !this.#isClosed) {
      this.#isLookDue = false;
      const claimed = await this.deps.store.claimDeliveries({
        limit: this.#room(),
        leaseMs: LEASE_MS,
        except: this.#fullReceivers(),
      });
      for (const delivery of claimed) this.#begin(delivery);
      if (claimed.length > 0) this.#isLookDue = true;
    }
  }

  /** How many may be taken at once, so that no receiver gets more than it may have, whosever they are. */
  #room(): number {
    const others = [...this.#busy.values()].filter((attempts) => attempts < AT_ONCE);
    return AT_ONCE - Math.max(0, ...others);
  }

  #fullReceivers(): string[] {
    return [...this.#busy].filter(([, attempts]) => attempts >= AT_ONCE).map(([id]) => id);
  }

  #begin(delivery: ClaimedDelivery): void {
    const { subscriptionId } = delivery;
    this.#busy.set(subscriptionId, (this.#busy.get(subscriptionId) ?? 0) + 1);
    const attempt = this.#attempt(delivery)
      .catch((error: unknown) => this.deps.onFailure(error))
      .finally(() => {
        this.#attempts.delete(attempt);
        const left = (this.#busy.get(subscriptionId) ?? 1) - 1;
        if (left === 0) this.#busy.delete(subscriptionId);
        else this.#busy.set(subscriptionId, left);
        // The next event of the conversation may be due by now.
        this.look();
      });
    this.#attempts.add(attempt);
  }

  async #attempt(delivery: ClaimedDelivery): Promise<void> {
    const { store } = this.deps;
    await store.settleDelivery(delivery, await this.#outcomeOf(delivery));
  }

  async #outcomeOf({ url, secrets, eventId, body, attempt }: ClaimedDelivery): Promise<AttemptOutcome> {
    const { clock, post, timeoutMs = WEBHOOK_TIMEOUT_MS } = this.deps;
    const headers = { ...signWebhook(secrets, { id: eventId, at: clock(), body }) };
    try {
      const httpStatus = await postWebhook({ url, headers, body }, { ...post, timeoutMs });
      if (httpStatus >= 200 && httpStatus < 300) return { status: 'DELIVERED', httpStatus };
      const retryAt = httpStatus === GONE ? undefined : this.#retryAt(attempt);
      return { status: 'MISSED', httpStatus, error: describe(httpStatus), retryAt };
    } catch (error) {
      if (!(error instanceof LiveChatError)) throw error;
      return { status: 'MISSED', error: error.message, retryAt: this.#retryAt(attempt) };
    }
  }

  #retryAt(attempt: number): number | undefined {
    const delay = retryDelayMs(attempt, this.deps.random());
    return delay === undefined ? undefined : this.deps.clock() + delay;
  }
}

function describe(httpStatus: number): string {
  if (httpStatus === GONE) return 'The receiver is gone (410), so this is not tried again.';
  return httpStatus >= 300 && httpStatus < 400
    ? `The receiver redirects (${httpStatus}), which is not followed.`
    : `The receiver answered ${httpStatus}.`;
}
