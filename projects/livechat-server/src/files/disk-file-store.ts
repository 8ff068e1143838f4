import { access, constants, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from './file-store.js';
import { cannotRead, cannotStore, codeOf } from './storage-failures.js';

/**
 * Files in a folder of this machine. What is received into the same file system is moved into its
 * place at once: a key has all of its bytes or none.
 *
 * @example
 * ```ts
 * const files = diskFileStore('.data/files');
 * await files.keep(storageKey(spooled.hash, id), spooled);
 * ```
 */
export function diskFileStore(folder: string): FileStore {
  const pathOf = (key: string): string => join(folder, key);

  return {
    async keep(key, file) {
      const path = pathOf(key);
      try {
        const parent = dirname(path);
        await mkdir(parent, { recursive: true, mode: 0o700 });
        await rename(file.path, path);
        // The name has to survive a crash as well, and so has that of a folder that was made for it.
        await syncFolder(parent);
        await syncFolder(folder);
      } catch (cause) {
        await rm(path, { force: true }).catch(() => undefined);
        throw cannotStore(cause);
      }
    },

    async read(key, range) {
      try {
        const handle = await open(pathOf(key), 'r');
        return handle.createReadStream(range ?? {});
      } catch (cause) {
        if (codeOf(cause) === 'ENOENT') return undefined;
        throw cannotRead(cause);
      }
    },

    remove: (key) => rm(pathOf(key), { force: true }),

    async check() {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await access(folder, constants.R_OK | constants.W_OK);
      } catch (cause) {
        throw cannotRead(cause);
      }
    },
  };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
