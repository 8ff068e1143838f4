import { indexedDbBlobStore } from './indexed-db-blob-store.js';
import { indexedDbShelf } from './indexed-db-shelf.js';
import { indexedDbUnsentStore } from './indexed-db-unsent-store.js';
import type { LastingStores } from './lasting-stores.js';
import { memoryBlobStore } from './memory-blob-store.js';
import { memoryUnsentStore } from './memory-unsent-store.js';

/** For as long as the page lives. */
export function memoryLastingStores(): LastingStores {
  return { blobs: memoryBlobStore(), unsent: memoryUnsentStore() };
}

/** IndexedDB where there is a browser; memory elsewhere. */
export function defaultLastingStores(): LastingStores {
  if (typeof window === 'undefined' || typeof IDBKeyRange === 'undefined') return memoryLastingStores();
  const page = window;
  const shelf = indexedDbShelf(() => page.indexedDB);
  return { blobs: indexedDbBlobStore(shelf), unsent: indexedDbUnsentStore(shelf) };
}
