import type { Readable } from 'node:stream';
import type { SpooledFile } from './spool.js';

/** How long SHA-256 is in hexadecimal digits. */
const SHA_256_DIGITS = 64;

/** A part of a file, both ends included, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Keeps the bytes of files under keys; what a file is called and who may read it, the store of
 * messages knows. A key is used once and never for other bytes.
 *
 * Every implementation runs the suite in `file-store-contract.ts`.
 */
export interface FileStore {
  /**
   * Takes a received file over. When the promise is fulfilled, its bytes survive a crash of the process and
   * of the machine; when it is rejected, nothing is kept that could be read.
   *
   * @throws LiveChatError `UNAVAILABLE` when there is no space, or the store does not answer
   */
  keep(key: string, file: SpooledFile): Promise<void>;
  /**
   * The bytes, or a part of them; `undefined` when there are none under this key.
   *
   * @throws LiveChatError `UNAVAILABLE` when the store does not answer
   */
  read(key: string, range?: ByteRange): Promise<Readable | undefined>;
  /** Fulfilled also when there was nothing under this key. */
  remove(key: string): Promise<void>;
  /**
   * Fulfilled when files can be kept and read, as far as that can be told without keeping one.
   *
   * @throws LiveChatError `UNAVAILABLE` when they cannot
   */
  check(): Promise<void>;
}

/**
 * The key of a file: its content's hash, by which a copy can be checked, and its id, so that two people
 * who send the same bytes have nothing in common that one of them could remove or probe for.
 *
 * @param hash SHA-256 in hexadecimal digits
 *
 * @example
 * ```ts
 * storageKey('9f86d081…', 'qf1Rk2'); // '9f/9f86d081…-qf1Rk2'
 * ```
 */
export function storageKey(hash: string, fileId: string): string {
  return `${hash.slice(0, 2)}/${hash}-${fileId}`;
}

/** The content's hash that a key was made with. */
export function hashOfKey(key: string): string {
  return key.slice(key.indexOf('/') + 1, key.indexOf('/') + 1 + SHA_256_DIGITS);
}
