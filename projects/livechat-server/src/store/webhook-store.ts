import type { WebhookType } from '../ccaas/webhook-event.js';

/** Where events go. */
export interface WebhookSubscription {
  readonly id: string;
  readonly url: string;
  /** Empty: all of them. */
  readonly types: readonly WebhookType[];
  readonly createdAt: number;
}

/** A subscription with the secret that signs what it gets. */
export interface NewWebhookSubscription extends Omit<WebhookSubscription, 'createdAt'> {
  readonly secret: string;
}

/** What may be changed of a subscription; what is left out, or `undefined`, stays. */
export interface WebhookChanges {
  readonly url?: string | undefined;
  readonly types?: readonly WebhookType[] | undefined;
}

export const DELIVERY_STATUSES = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One event on its way to one receiver, or how that ended. */
export interface WebhookDelivery {
  readonly id: string;
  readonly subscriptionId: string;
  /** The same for every receiver of the event. */
  readonly eventId: string;
  readonly type: WebhookType;
  readonly conversationId: string;
  readonly status: DeliveryStatus;
  /** How often it was tried. */
  readonly attempts: number;
  readonly createdAt: number;
  /** When it is tried next; of one that is pending only. */
  readonly dueAt?: number;
  readonly lastAttemptAt?: number;
  /** The HTTP status of the last answer. */
  readonly lastStatus?: number;
  /** Why the last attempt failed. */
  readonly lastError?: string;
}

/** Which deliveries are asked for. */
export interface DeliverySearch {
  /** The receiver; left out: all of them. */
  readonly subscriptionId?: string | undefined;
  readonly status?: DeliveryStatus | undefined;
  /** How many at most. */
  readonly limit: number;
  /** Of the page before. */
  readonly cursor?: string | undefined;
}

/** A page of the log of deliveries. */
export interface DeliveriesFound {
  /** Newest first. */
  readonly deliveries: readonly WebhookDelivery[];
  /** What the next page is asked for with; not there on the last one. */
  readonly cursor?: string;
}

/** A delivery that one node has taken, until the lease ends. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly subscriptionId: string;
  /** Names this claim: a later one by another node makes it void. */
  readonly claim: string;
  readonly eventId: string;
  readonly url: string;
  /** Newest first; two while receivers get to know the newer one. */
  readonly secrets: readonly string[];
  readonly body: string;
  /** Which attempt this is: 1, 2, 3 … */
  readonly attempt: number;
}

/** How an attempt ended. */
export type AttemptOutcome =
  | { readonly status: 'DELIVERED'; readonly httpStatus: number }
  /** Tried again at `retryAt`, or never. */
  | {
      readonly status: 'MISSED';
      readonly httpStatus?: number | undefined;
      readonly error: string;
      readonly retryAt: number | undefined;
    };

/**
 * Receivers, and the queue of what they are still to be told. Events get into the queue in the
 * transaction of what they tell; the other operations of the store do so.
 */
export interface WebhookStore {
  /**
   * @param most how many there may be
   * @throws LiveChatError `LIMIT_EXCEEDED` when there are so many already
   */
  addWebhook(subscription: NewWebhookSubscription, most: number): Promise<WebhookSubscription>;
  /** Oldest first. */
  listWebhooks(): Promise<readonly WebhookSubscription[]>;
  /** What waits to be sent goes to the new address. `undefined` where there is no such receiver. */
  updateWebhook(id: string, changes: WebhookChanges): Promise<WebhookSubscription | undefined>;
  /**
   * Signs with another secret from now on, and with the former one as well for so many milliseconds.
   * `undefined` where there is no such receiver.
   */
  renewWebhookSecret(
    id: string,
    renewal: { readonly secret: string; readonly formerForMs: number },
  ): Promise<WebhookSubscription | undefined>;
  /** Also forgets its deliveries. Whether there was one. */
  removeWebhook(id: string): Promise<boolean>;

  /**
   * Takes due deliveries for a while. Of one receiver's events of one conversation only the oldest
   * pending one is due, so that their order holds. No two callers get the same one before `leaseMs` is over.
   */
  claimDeliveries(input: {
    readonly limit: number;
    readonly leaseMs: number;
    /** Receivers that have enough to do at the moment. */
    readonly except: readonly string[];
  }): Promise<readonly ClaimedDelivery[]>;
  /** Notes how a claimed delivery ended; nothing when the claim is void by now. */
  settleDelivery(delivery: { readonly id: string; readonly claim: string }, outcome: AttemptOutcome): Promise<void>;
  /**
   * One page of the log. Following `cursor` gives each delivery once, also of those that come meanwhile none twice.
   *
   * @throws LiveChatError `INVALID_ARGUMENT` for a cursor that no page gave
   */
  listDeliveries(search: DeliverySearch): Promise<DeliveriesFound>;
  /** How many events receivers are still to be told, as far as 10,000. */
  countPendingDeliveries(): Promise<number>;
  /** Puts a delivery that ended, or waits, into the queue once more. Whether there was one. */
  redeliver(deliveryId: string): Promise<boolean>;
  /** Forgets events of before `before` that nobody is to be told any more; how many. */
  forgetDelivered(before: number): Promise<number>;
}
