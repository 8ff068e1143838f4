import type { BlobStore } from './blob-store.js';
import type { UnsentStore } from './unsent-store.js';

/** What outlives a tab. */
export interface LastingStores {
  /** The bytes of files that wait to be uploaded. */
  readonly blobs: BlobStore;
  /** What chats have not sent. */
  readonly unsent: UnsentStore;
}
