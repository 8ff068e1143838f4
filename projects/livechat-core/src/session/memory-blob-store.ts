import type { BlobStore } from './blob-store.js';

/** Keeps bytes for as long as the page lives, for Node, for tests, and for sites that want nothing stored. */
export function memoryBlobStore(): BlobStore {
  const blobs = new Map<string, Blob>();
  return {
    put: (key, blob) => {
      blobs.set(key, blob);
      return Promise.resolve();
    },
    get: (key) => Promise.resolve(blobs.get(key) ?? null),
    delete: (key) => {
      blobs.delete(key);
      return Promise.resolve();
    },
  };
}
