import type { BlobStore } from './blob-store.js';
import { indexedDbBlobStore } from './indexed-db-blob-store.js';
import { indexedDbShelf } from './indexed-db-shelf.js';
import { indexedDbUnsentStore } from './indexed-db-unsent-store.js';
import { memoryBlobStore } from './memory-blob-store.js';
import { memoryUnsentStore } from './memory-unsent-store.js';
import type { UnsentStore } from './unsent-store.js';

/** What outlives a tab. */
export interface LastingStores {
  readonly blobs: BlobStore;
  readonly unsent: UnsentStore;
}

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
