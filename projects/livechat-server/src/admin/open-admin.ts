import { systemClock } from '../clock.js';
import { openStore, type StoreLocation } from '../open-store.js';
import type { Admin } from './admin.js';
import { createAdmin } from './create-admin.js';

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
export async function openAdmin(location: string | StoreLocation): Promise<OpenAdmin> {
  const store = await openStore(typeof location === 'string' ? { dataDir: location } : location, systemClock);
  return { ...createAdmin(store), migrated: store.migrated, close: () => store.close() };
}
