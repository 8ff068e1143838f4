import { LiveChatError } from 'livechat-core/protocol';
import { mkdir, open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newId } from './auth/secrets.js';
import type { Clock } from './clock.js';
import { openSqliteStore } from './store/sqlite/sqlite-store.js';

/** The store's file inside the data folder. */
const FILE = 'livechat.db';

/**
 * Opens the store of a data folder. Folder and file are made when they do not exist, readable by
 * their owner only.
 *
 * @throws LiveChatError `UNAVAILABLE` when the folder or the file cannot be used
 */
export async function openStore(dataDir: string, clock: Clock): ReturnType<typeof openSqliteStore> {
  const folder = resolve(dataDir);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, FILE);
    // SQLite would let everybody read a file that it makes; the others beside it take after this one.
    await (await open(path, 'a', 0o600)).close();
    return await openSqliteStore({ path, clock, newId });
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
