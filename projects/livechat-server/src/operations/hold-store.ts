import { LiveChatError } from 'livechat-core/protocol';
import { openForReading, sqliteCode, type ReadingDriver } from '../store/sqlite/drivers.js';

/**
 * Holds the embedded store so that nobody else opens it, and folds its log into the file. Every open
 * connection of every process holds a lock that the system takes away with the process, so a crash
 * leaves none. Closing the connection lets go.
 *
 * @throws LiveChatError `UNAVAILABLE` while a server or a command uses the store; what SQLite throws at a damaged file
 */
export function holdStore(path: string): ReadingDriver {
  const driver = openForReading(path);
  try {
    driver.exec('PRAGMA journal_mode = DELETE');
    driver.exec('BEGIN EXCLUSIVE');
    return driver;
  } catch (error) {
    driver.close();
    throw sqliteCode(error)?.startsWith('SQLITE_BUSY') === true ? inUse(error) : error;
  }
}

function inUse(cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: 'A server or another command uses the store.',
    remedy: 'Stop every server on this DATA_DIR, then try again; nothing was changed.',
    field: 'DATA_DIR',
    cause,
  });
}
