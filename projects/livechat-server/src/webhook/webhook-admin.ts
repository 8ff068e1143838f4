import { LiveChatError } from 'livechat-core/protocol';
import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { newId } from '../auth/secrets.js';
import { checkInput } from '../check-input.js';
import { WEBHOOK_TYPES, webhookTypeSchema, type WebhookType } from '../ccaas/webhook-event.js';
import type { DeliveriesFound, DeliverySearch, WebhookStore, WebhookSubscription } from '../store/webhook-store.js';
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

const typesSchema = z.array(webhookTypeSchema).check(z.maxLength(WEBHOOK_TYPES.length));

/** A receiver that is to be told. */
export const newWebhookSchema = z
  .object({
    url: urlSchema,
    types: z.optional(typesSchema).check(z.describe('What it is told; everything when it is left out or empty.')),
  })
  .check(z.meta({ id: 'NewWebhook' }));
export type NewWebhook = Readonly<z.infer<typeof newWebhookSchema>>;

/** A change of a receiver. */
export const webhookUpdateSchema = z
  .object({
    url: z.optional(urlSchema),
    types: z.optional(typesSchema).check(z.describe('What it is told; empty for everything.')),
  })
  .check(
    z.refine(({ url, types }) => url !== undefined || types !== undefined, 'must change something'),
    z.meta({ id: 'WebhookUpdate', description: 'What is left out stays as it is.' }),
  );
export type WebhookUpdate = Readonly<z.infer<typeof webhookUpdateSchema>>;

/** What an installation allows. */
export interface WebhookRules {
  /** Whether webhooks may go to the inside of a network, and without TLS. */
  readonly privateAddresses: PrivateAddresses;
  /** How many receivers there may be. */
  readonly mostReceivers: number;
}

/** For how long a former secret signs as well, in milliseconds. */
const FORMER_SECRET_MS = 24 * 60 * 60 * 1000;

/** What holds where nobody has chosen. */
export const WEBHOOK_RULES: WebhookRules = { privateAddresses: 'REFUSED', mostReceivers: 20 };

/** Which deliveries are asked for; 50 where nobody says how many. */
export type DeliveryQuery = Partial<DeliverySearch>;

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
  /**
   * What waits to be sent goes to the new address; the secret stays.
   *
   * @throws LiveChatError `NOT_FOUND`, and what {@link add} refuses
   */
  update(id: string, changes: WebhookUpdate): Promise<WebhookSubscription>;
  /**
   * Gives a receiver another secret; it is shown this once. For a day what is sent is signed with the former one
   * as well, so that no event is refused meanwhile.
   *
   * @throws LiveChatError `NOT_FOUND`
   */
  renewSecret(id: string): Promise<WebhookSubscription & { readonly secret: string }>;
  /** @throws LiveChatError `NOT_FOUND` */
  remove(id: string): Promise<void>;
  /**
   * One page of what receivers were sent in the last days, newest first.
   *
   * @throws LiveChatError `NOT_FOUND` for a receiver that does not exist, `INVALID_ARGUMENT` for a cursor that no page gave
   *
   * @example
   * ```ts
   * let cursor: string | undefined;
   * do {
   *   const page = await admin.webhooks.deliveries({ status: 'FAILED', cursor });
   *   for (const { id } of page.deliveries) await admin.webhooks.redeliver(id);
   *   cursor = page.cursor;
   * } while (cursor !== undefined);
   * ```
   */
  deliveries(query?: DeliveryQuery): Promise<DeliveriesFound>;
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
      requireAllowed(url, rules);
      const secret = newWebhookSecret();
      const added = await store.addWebhook({ id: newId(), url, types: inOrder(types), secret }, rules.mostReceivers);
      return { ...added, secret };
    },

    async update(id, input) {
      const { url, types } = checkInput(webhookUpdateSchema, input, 'webhook');
      if (url !== undefined) requireAllowed(url, rules);
      const changes = { url, types: types === undefined ? undefined : inOrder(types) };
      return (await store.updateWebhook(id, changes)) ?? noWebhook(id);
    },

    async renewSecret(id) {
      const secret = newWebhookSecret();
      const renewed = await store.renewWebhookSecret(id, { secret, formerForMs: FORMER_SECRET_MS });
      return { ...(renewed ?? noWebhook(id)), secret };
    },

    list: () => store.listWebhooks(),

    async remove(id) {
      if (!(await store.removeWebhook(id))) noWebhook(id);
    },

    async deliveries({ subscriptionId, status, limit = 50, cursor } = {}) {
      if (subscriptionId !== undefined && !(await store.listWebhooks()).some(({ id }) => id === subscriptionId)) {
        noWebhook(subscriptionId);
      }
      return store.listDeliveries({ subscriptionId, status, limit, cursor });
    },

    async redeliver(deliveryId) {
      if (!(await store.redeliver(deliveryId))) throw noDelivery(deliveryId);
    },
  };
}

/** In one order, and each once. */
function inOrder(types: readonly WebhookType[]): readonly WebhookType[] {
  return WEBHOOK_TYPES.filter((type) => types.includes(type));
}

function requireAllowed(url: string, { privateAddresses }: WebhookRules): void {
  if (privateAddresses === 'REFUSED') requirePublic(new URL(url));
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

function noWebhook(id: string): never {
  throw new LiveChatError({
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
