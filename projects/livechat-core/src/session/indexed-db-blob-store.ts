import type { BlobStore } from './blob-store.js';
import type { Shelf } from './indexed-db-shelf.js';

/**
 * Keeps bytes in IndexedDB, where they outlive the page. What is not stored yet, or cannot be, is
 * kept in memory.
 */
export function indexedDbBlobStore(shelf: Shelf): BlobStore {
  const memory = new Map<string, Blob>();
  return {
    put: async (key, blob) => {
      memory.set(key, blob);
      const stored = await shelf('blobs', 'readwrite', (store) => store.put(blob, key));
      if (stored.ok && memory.get(key) === blob) memory.delete(key);
    },
    get: async (key) => {
      const waiting = memory.get(key);
      if (waiting !== undefined) return waiting;
      const stored = await shelf<unknown>('blobs', 'readonly', (store) => store.get(key));
      return stored.ok && stored.value instanceof Blob ? stored.value : null;
    },
    delete: async (key) => {
      memory.delete(key);
      await shelf('blobs', 'readwrite', (store) => store.delete(key));
    },
  };
}
