import { LiveChatError } from 'livechat-core/protocol';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerConfig } from '../config/read-config.js';
import { dataFolder } from '../data-folder.js';
import { codeOf } from '../files/storage-failures.js';
import { openForReading, type ReadingDriver } from '../store/sqlite/drivers.js';
import { BACKUP_FORM, CREATE_BACKUP_FILES, ERASURES_ROW, damageOf } from './backup-file.js';
import { CREATE_BACKUP_SUMS, sumsOf, writeSums } from './backup-sums.js';
import { hiddenStore, obstacleTo } from './obstacle.js';
import { requireEmbeddedStore } from './require-embedded-store.js';

/** What a back-up holds. */
export interface BackedUp {
  readonly bytes: number;
  /** How many files' bytes it has; those in a bucket stay there. */
  readonly files: number;
  /** The storage keys of files that the store knows and the folder has not. */
  readonly missing: readonly string[];
}

/**
 * Copies the embedded store with its files into one file, of one moment, while servers go on. The
 * file appears when it is complete, on the disk and checked; its owner alone can read it.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` when there is a file of this name, no store, or another kind of store;
 *   `UNAVAILABLE` when the copy cannot be written, or the store is damaged or cannot be read
 */
export async function backUp(
  config: Pick<ServerConfig, 'dataDir' | 'databaseUrl' | 's3'>,
  file: string,
): Promise<BackedUp> {
  requireEmbeddedStore(config, 'backup');
  const folder = dataFolder(config.dataDir);
  await requireStore(folder.store);
  if (await exists(file)) throw taken(file);
  const draft = `${file}.part`;
  try {
    // SQLite would let everybody read a file that it makes.
    await (await open(draft, 'w', 0o600)).close();
    await copyTables(folder.store, draft);
    const copied = await addFiles(draft, config.s3 === undefined ? folder.files : undefined, folder.erasures);
    await addSums(draft);
    await sync(draft);
    await rename(draft, file);
    return { bytes: (await stat(file)).size, ...copied };
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause instanceof LiveChatError ? cause : cannotWrite(file, cause);
  }
}

async function copyTables(store: string, draft: string): Promise<void> {
  const source = openForReading(store);
  try {
    source.prepare('VACUUM INTO ?').get([draft]);
  } finally {
    source.close();
  }
}

/** Files that are `READY` in the copy had their bytes on the disk before; none of them ever changes. */
async function addFiles(draft: string, folder: string | undefined, erasures: string) {
  const copy = openForReading(draft);
  try {
    const damage = damageOf(copy);
    if (damage.length > 0) throw damaged(damage);
    copy.exec('BEGIN');
    copy.exec(CREATE_BACKUP_FILES);
    const wanted = folder === undefined ? [] : readyKeys(copy);
    const missing: string[] = [];
    for (const key of wanted) {
      if (!(await add(copy, key, join(folder ?? '', key)))) missing.push(key);
    }
    await add(copy, ERASURES_ROW, erasures);
    copy.exec('COMMIT');
    return { files: wanted.length - missing.length, missing };
  } finally {
    copy.close();
  }
}

/** The last step: what has no form yet is no back-up. */
async function addSums(draft: string): Promise<void> {
  const sums = await sumsOf(draft);
  const copy = openForReading(draft);
  try {
    copy.exec('BEGIN');
    copy.exec(CREATE_BACKUP_SUMS);
    writeSums(copy, sums);
    copy.exec(`PRAGMA user_version = ${BACKUP_FORM}`);
    copy.exec('COMMIT');
  } finally {
    copy.close();
  }
}

function readyKeys(copy: ReadingDriver): readonly string[] {
  const isKnown = copy.prepare("SELECT 1 FROM sqlite_master WHERE name = 'files'").get([]) !== undefined;
  if (!isKnown) return [];
  const rows = copy.prepare("SELECT storage_key FROM files WHERE state = 'READY'").all([]);
  return (rows as readonly { readonly storage_key: string }[]).map((row) => row.storage_key);
}

/** Whether there was such a file. */
async function add(copy: ReadingDriver, key: string, path: string): Promise<boolean> {
  try {
    const bytes = await readFile(path);
    copy.prepare('INSERT INTO backup_files (key, bytes) VALUES (?, ?)').get([key, bytes]);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function requireStore(path: string): Promise<void> {
  const obstacle = await obstacleTo(path);
  if (obstacle === undefined) return;
  if (obstacle.kind === 'HIDDEN') throw hiddenStore(obstacle.cause);
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `There is no store at ${path}.`,
    remedy: 'Set DATA_DIR to the folder of the store.',
    field: 'DATA_DIR',
  });
}

function taken(file: string): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `There is a file ${file} already.`,
    remedy: 'Name another file; a back-up never replaces an older one.',
    field: 'file',
  });
}

function damaged(damage: readonly string[]): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The store is damaged: ${damage.join('; ')}.`,
    remedy: 'Keep the older back-ups, check the disk, and put the newest sound back-up back with "restore".',
    field: 'DATA_DIR',
  });
}

function cannotWrite(file: string, cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The back-up ${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}.`,
    remedy: 'Name a file in a folder that this user may write to, on a disk with enough space.',
    field: 'file',
    cause,
  });
}
