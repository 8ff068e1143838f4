import { LiveChatError } from 'livechat-core/protocol';
import { openForReading, sqliteCode, type ReadingDriver } from '../store/sqlite/drivers.js';

/**
 * A back-up is one SQLite file: the tables of the store and one more, with the bytes of its files by
 * their storage key. `user_version` says which form it has; the second one also has a table of sums.
 */
export const BACKUP_FORM = 2;

const READABLE_FORMS: readonly number[] = [1, BACKUP_FORM];

/** The row that holds the list of erasures at the time of the back-up. No storage key looks like it. */
export const ERASURES_ROW = 'erasures.jsonl';

/** Makes the table of the files' bytes. */
export const CREATE_BACKUP_FILES = 'CREATE TABLE backup_files (key TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT';

/**
 * Opens a copy of a back-up.
 *
 * @param original what it is a copy of, as people know it
 * @throws LiveChatError `INVALID_ARGUMENT` when the file is none, or of a newer release
 */
export function openBackup(path: string, original: string): ReadingDriver {
  const driver = openForReading(path);
  try {
    const { user_version: form } = driver.prepare('PRAGMA user_version').get([]) as { readonly user_version: number };
    const table = driver.prepare("SELECT 1 FROM sqlite_master WHERE name = 'backup_files'").get([]);
    if (READABLE_FORMS.includes(form) && table !== undefined) return driver;
    throw noBackup(original);
  } catch (error) {
    driver.close();
    throw sqliteCode(error) === undefined ? error : noBackup(original, error);
  }
}

/** What SQLite finds wrong with a file, in its own words; empty when it is sound. */
export function damageOf(driver: ReadingDriver): readonly string[] {
  const found = driver.prepare('PRAGMA integrity_check(5)').all([]) as readonly { readonly integrity_check: string }[];
  const orphans = driver.prepare('PRAGMA foreign_key_check').all([]) as readonly { readonly table: string }[];
  return [
    ...found.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...[...new Set(orphans.map(({ table }) => `${table} has rows that refer to nothing`))],
  ];
}

function noBackup(path: string, cause?: unknown): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `The file ${path} is no back-up that this release can read.`,
    remedy: 'Name a file that "livechat-server backup" made with this release or an older one.',
    field: 'file',
    cause,
  });
}
