import { LiveChatError } from 'livechat-core/protocol';
import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { newId } from '../auth/secrets.js';
import { checkInput } from '../check-input.js';
import { WEBHOOK_TYPES, webhookTypeSchema, type WebhookType } from '../ccaas/webhook-event.js';
import type { DeliveryStatus, WebhookDelivery, WebhookStore, WebhookSubscription } from '../store/webhook-store.js';
import { isPublicAddress, type PrivateAddresses } from './receiver-address.js';
import { newWebhookSecret } from './sign-webhook.js';

const urlSchema = z.url({ protocol: /^https?$/ }).check(
  z.maxLength(2048),
  z.refine(
    (url) => URL.canParse(url) && new URL(url).username === '' && new URL(url).password === '',
    'must hold no user name and no password',
  ),
  z.describe('Where events are posted to; https, unless the server allows private addresses.'),
);

/** A receiver that is to be told. */
export const newWebhookSchema = z
  .object({
    url: urlSchema,
    types: z
      .optional(z.array(webhookTypeSchema).check(z.maxLength(WEBHOOK_TYPES.length)))
      .check(z.describe('What it is told; everything when it is left out or empty.')),
  })
  .check(z.meta({ id: 'NewWebhook' }));
export type NewWebhook = Readonly<z.infer<typeof newWebhookSchema>>;

/** What an installation allows. */
export interface WebhookRules {
  /** Whether webhooks may go to the inside of a network, and without TLS. */
  readonly privateAddresses: PrivateAddresses;
  /** How many receivers there may be. */
  readonly mostReceivers: number;
}

/** What holds where nobody has chosen. */
export const WEBHOOK_RULES: WebhookRules = { privateAddresses: 'REFUSED', mostReceivers: 20 };

export interface DeliveryQuery {
  readonly subscriptionId?: string | undefined;
  readonly status?: DeliveryStatus | undefined;
  /** Default: 50. */
  readonly limit?: number | undefined;
}

/** Receivers of webhooks and the log of what they were sent. */
export interface WebhookAdmin {
  /**
   * The secret signs what is sent; it is shown this once.
   *
   * @throws LiveChatError `INVALID_ARGUMENT`, `FORBIDDEN` for an address that may not be posted to, and
   *   `LIMIT_EXCEEDED` when there are as many as there may be
   */
  add(webhook: NewWebhook): Promise<WebhookSubscription & { readonly secret: string }>;
  list(): Promise<readonly WebhookSubscription[]>;
  /** @throws LiveChatError `NOT_FOUND` */
  remove(id: string): Promise<void>;
  /** Newest first. */
  deliveries(query?: DeliveryQuery): Promise<readonly WebhookDelivery[]>;
  /**
   * Sends an event once more, with a new series of attempts.
   *
   * @throws LiveChatError `NOT_FOUND`
   */
  redeliver(deliveryId: string): Promise<void>;
}

/** The administration of webhooks in a store. */
export function webhookAdmin(store: WebhookStore, rules: WebhookRules): WebhookAdmin {
  return {
    async add(input) {
      const { url, types = [] } = checkInput(newWebhookSchema, input, 'webhook');
      if (rules.privateAddresses === 'REFUSED') requirePublic(new URL(url));
      const secret = newWebhookSecret();
      const chosen = WEBHOOK_TYPES.filter((type: WebhookType) => types.includes(type));
      const added = await store.addWebhook({ id: newId(), url, types: chosen, secret }, rules.mostReceivers);
      return { ...added, secret };
    },

    list: () => store.listWebhooks(),

    async remove(id) {
      if (!(await store.removeWebhook(id))) throw noWebhook(id);
    },

    deliveries: ({ subscriptionId, status, limit = 50 } = {}) =>
      store.listDeliveries({ subscriptionId, status, limit }),

    async redeliver(deliveryId) {
      if (!(await store.redeliver(deliveryId))) throw noDelivery(deliveryId);
    },
  };
}

/** What can be seen without asking a resolver; names are looked up before each delivery. */
function requirePublic({ protocol, hostname }: URL): void {
  const address = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(address);
  const isInside = family !== 0 && !isPublicAddress({ address, family: family === 6 ? 6 : 4 });
  if (protocol === 'https:' && !isInside) return;
  throw new LiveChatError({
    code: 'FORBIDDEN',
    message: protocol === 'https:' ? `${hostname} is not on the internet.` : 'Webhooks go over https only.',
    remedy: 'Use a public https address, or allow others with WEBHOOK_PRIVATE_ADDRESSES=allowed.',
    field: 'url',
  });
}

function noWebhook(id: string): LiveChatError {
  return new LiveChatError({
    code: 'NOT_FOUND',
    message: `There is no webhook ${id}.`,
    remedy: '"npx livechat-server webhook list" lists those that exist.',
    field: 'webhookId',
  });
}

function noDelivery(id: string): LiveChatError {
  return new LiveChatError({
    code: 'NOT_FOUND',
    message: `There is no delivery ${id}.`,
    remedy: '"npx livechat-server webhook deliveries" lists those of the last days.',
    field: 'deliveryId',
  });
}
