/**
 * Keeps the bytes of files that wait to be uploaded, by a key of the chat's making. What is put
 * stays until it is deleted, through reloads where the implementation can.
 *
 * Calls take effect in the order in which they are made: a `get` after a `put` finds it, also
 * before that `put` has settled. No promise ever rejects: where a storage is blocked, full or
 * damaged, memory stands in, and what cannot be read is `null`. `blobStoreContract` in
 * `livechat-core/testing/contracts` says what every implementation has to do.
 */
export interface BlobStore {
  /** Keeps bytes under a key, in place of what was there. Settles when they would outlive the page. */
  put(key: string, blob: Blob): Promise<void>;
  /** The bytes with their media type; `null` when there are none. */
  get(key: string): Promise<Blob | null>;
  /** Forgets the bytes of a key; one that is not there is no error. */
  delete(key: string): Promise<void>;
}
