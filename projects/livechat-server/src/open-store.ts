import { LiveChatError } from 'livechat-core/protocol';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newId } from './auth/secrets.js';
import type { Clock } from './clock.js';
import { openSqliteStore } from './store/sqlite/sqlite-store.js';

/** The store's file inside the data folder. */
const FILE = 'livechat.db';

/**
 * Opens the store of a data folder, which is made when it does not exist and is readable by its
 * owner only.
 *
 * @throws LiveChatError `UNAVAILABLE` when the folder or the file cannot be used
 */
export async function openStore(dataDir: string, clock: Clock): ReturnType<typeof openSqliteStore> {
  const folder = resolve(dataDir);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await openSqliteStore({ path: join(folder, FILE), clock, newId });
  } catch (cause) {
    if (cause instanceof LiveChatError) throw cause;
    throw new LiveChatError({
      code: 'UNAVAILABLE',
      message: `The store in ${folder} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}.`,
      remedy: 'Set DATA_DIR to a folder that this user may write to, on a disk with free space.',
      field: 'DATA_DIR',
      cause,
    });
  }
}
