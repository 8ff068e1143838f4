import type { BlobStore } from './blob-store.js';
import { memoryBlobStore } from './memory-blob-store.js';

/**
 * Keeps bytes in memory for as long as nothing may be stored, and what comes later in a store that
 * outlives the page.
 *
 * @param mayStore asked at each call
 */
export function consentedBlobStore(lasting: BlobStore, mayStore: () => boolean): BlobStore {
  const memory = memoryBlobStore();
  return {
    put: (key, blob) => (mayStore() ? lasting : memory).put(key, blob),
    get: async (key) => (await memory.get(key)) ?? (mayStore() ? lasting.get(key) : null),
    delete: async (key) => {
      await memory.delete(key);
      if (mayStore()) await lasting.delete(key);
    },
  };
}
