import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../files/file-store.js';
import { hashOfKey } from '../files/file-store.js';
import { problemOf } from './examine-files.js';

/** So many are on their way at a time. */
const AT_ONCE = 8;

/** What became of the files of a store. */
export interface CopiedFiles {
  /** How many were copied. */
  readonly files: number;
  readonly bytes: number;
  /** Those that could not be, because they were not sound before: the storage key of each, and what is wrong with it. */
  readonly damaged: readonly string[];
}

/** Which files go where. */
export interface FilesToCopy {
  /** The folder in which they lie. */
  readonly folder: string;
  readonly keys: readonly string[];
  readonly into: FileStore;
}

/**
 * Copies files under their own names, each only when it has the bytes that were received. What is there already is
 * written again: a copy that broke off is begun anew without harm.
 *
 * @throws LiveChatError `UNAVAILABLE` when they cannot be kept there
 */
export async function copyFiles({ folder, keys, into }: FilesToCopy): Promise<CopiedFiles> {
  const damaged: string[] = [];
  const sizes: number[] = [];
  const copyOne = async (key: string): Promise<void> => {
    const path = join(folder, key);
    const hash = hashOfKey(key);
    const problem = await problemOf(path, hash);
    if (problem !== undefined) {
      damaged.push(`${key} ${problem}`);
      return;
    }
    const { size } = await stat(path);
    // The one that is copied stays where it is.
    await into.keep(key, { path, size, hash, head: Buffer.alloc(0), discard: async () => undefined });
    sizes.push(size);
  };
  // They share one iterator: each takes what nobody has taken yet.
  const waiting = keys.values();
  const copyMany = async (): Promise<void> => {
    for (const key of waiting) await copyOne(key);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, copyMany));
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), damaged: damaged.sort() };
}
