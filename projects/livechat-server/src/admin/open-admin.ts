import { systemClock } from '../clock.js';
import { openStore, type StoreLocation } from '../open-store.js';
import { WEBHOOK_RULES, type WebhookRules } from '../webhook/webhook-admin.js';
import type { Admin } from './admin.js';
import { createAdmin } from './create-admin.js';

/** Where a store is, and what its installation allows. */
export interface AdminLocation extends StoreLocation {
  /** Whether webhooks may go to the inside of a network. Default: `REFUSED`. */
  readonly webhookPrivateAddresses?: WebhookRules['privateAddresses'] | undefined;
  /** How many receivers of webhooks there may be. Default: 20. */
  readonly webhookReceivers?: number | undefined;
}

/** An administration with a connection of its own, to be closed. */
export interface OpenAdmin extends Admin {
  /** The version that the store had, and has now. */
  readonly migrated: { readonly from: number; readonly to: number };
  close(): Promise<void>;
}

/**
 * Opens a store for administration, also while servers run on it.
 *
 * @param location a data folder, or where else the store is
 * @throws LiveChatError `UNAVAILABLE` when the store cannot be opened
 *
 * @example
 * ```ts
 * const admin = await openAdmin('.data');
 * await admin.createAgent({ email: 'ann@shop.example', name: 'Ann' });
 * await admin.close();
 * ```
 */
export async function openAdmin(location: string | AdminLocation): Promise<OpenAdmin> {
  const { webhookPrivateAddresses, webhookReceivers, ...where }: AdminLocation =
    typeof location === 'string' ? { dataDir: location } : location;
  const store = await openStore(where, systemClock);
  const rules: WebhookRules = {
    privateAddresses: webhookPrivateAddresses ?? WEBHOOK_RULES.privateAddresses,
    mostReceivers: webhookReceivers ?? WEBHOOK_RULES.mostReceivers,
  };
  return { ...createAdmin(store, rules), migrated: store.migrated, close: () => store.close() };
}
