import { LiveChatError } from 'livechat-core/protocol';
import { createHash } from 'node:crypto';
import {
  appendFile,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../clock.js';
import type { ServerConfig } from '../config/read-config.js';
import { dataFolder, type DataFolder } from '../data-folder.js';
import { codeOf } from '../files/storage-failures.js';
import type { ReadingDriver } from '../store/sqlite/drivers.js';
import { MIGRATIONS } from '../store/sql/migrations.js';
import { ERASURES_ROW, damageOf, openBackup } from './backup-file.js';
import { alteredPart } from './backup-sums.js';
import { textOf } from './finding.js';
import { holdStore } from './hold-store.js';
import { obstacleTo, type Obstacle } from './obstacle.js';
import { requireEmbeddedStore } from './require-embedded-store.js';

/** What was put back. */
export interface Restored {
  readonly files: number;
  /** Where what was there before is now; absent when there was nothing. */
  readonly before?: string;
}

/**
 * Puts a back-up back. The next server that starts finds the mark gone and gives the store another
 * epoch, so that clients read everything anew, and erases again whom the list of erasures names: the
 * list is kept and only ever grows. Everything is unpacked and checked before the first thing is
 * moved, and what was there is moved aside, not removed.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` when the file is no back-up or is damaged; `UNAVAILABLE` while a server or
 *   a command uses the store, or when the folder cannot be written to
 */
export async function restore(
  config: Pick<ServerConfig, 'dataDir' | 'databaseUrl'>,
  file: string,
  clock: Clock,
): Promise<Restored> {
  requireEmbeddedStore(config, 'restore');
  const folder = dataFolder(config.dataDir);
  await requireFile(file);
  const draft = await makeDraft(folder).catch(failAs(cannotUnpack, folder));
  try {
    const files = await unpack(file, draft).catch(failAs(cannotUnpack, folder));
    const release = await takeStore(folder.store);
    try {
      const before = await putInPlace(folder, draft, clock).catch(failAs(cannotReplace, folder));
      return { files, ...(before === undefined ? {} : { before }) };
    } finally {
      release();
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function makeDraft({ path }: DataFolder): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  return mkdtemp(join(path, 'restore-'));
}

/** Gives how many files it had. */
async function unpack(file: string, draft: string): Promise<number> {
  const store = join(draft, 'livechat.db');
  await copyFile(file, store);
  const handle = await open(store, 'r+');
  await handle.chmod(0o600);
  await handle.close();
  const copy = openBackup(store, file);
  try {
    const damage = damageOf(copy);
    if (damage.length > 0) throw damagedBackup(file, damage.join('; '));
    requireKnownVersion(copy);
    const altered = await alteredPart(store, copy);
    if (altered !== undefined) throw damagedBackup(file, `${altered} does not hold what it held`);
    const files = await unpackFiles(copy, draft, file);
    copy.exec('DROP TABLE backup_files');
    copy.exec('DROP TABLE IF EXISTS backup_sums');
    copy.exec('PRAGMA user_version = 0');
    copy.exec('VACUUM');
    return files;
  } finally {
    copy.close();
  }
}

async function unpackFiles(copy: ReadingDriver, draft: string, file: string): Promise<number> {
  await mkdir(join(draft, 'files'), { mode: 0o700 });
  const rows = copy.prepare('SELECT key FROM backup_files').all([]) as readonly { readonly key: string }[];
  let count = 0;
  for (const { key } of rows) {
    const row = copy.prepare('SELECT bytes FROM backup_files WHERE key = ?').get([key]);
    const { bytes } = row as { readonly bytes: Buffer };
    if (key === ERASURES_ROW) {
      await writeFile(join(draft, key), bytes, { mode: 0o600 });
      continue;
    }
    // What becomes a path is checked, wherever the file comes from.
    const [, hash] = /^[0-9a-f]{2}\/([0-9a-f]{64})-[\w-]+$/.exec(key) ?? [];
    if (hash === undefined || createHash('sha256').update(bytes).digest('hex') !== hash) {
      throw damagedBackup(file, `the bytes of ${key} are not what they were`);
    }
    const path = join(draft, 'files', key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, bytes, { mode: 0o600, flush: true });
    count += 1;
  }
  return count;
}

/** A damaged file cannot be held, and is what a back-up is put back for. */
async function takeStore(store: string): Promise<() => void> {
  if (!(await isThere(store))) return () => undefined;
  try {
    const driver = holdStore(store);
    return () => driver.close();
  } catch (error) {
    if (error instanceof LiveChatError) throw error;
    return () => undefined;
  }
}

/** Both lists, each line once. The one in the folder is younger, and never lost. */
async function keepErasures(backedUp: string, kept: string): Promise<void> {
  const known = new Set((await contentOf(kept)).split('\n'));
  const more = (await contentOf(backedUp)).split('\n').filter((line) => line !== '' && !known.has(line));
  if (more.length > 0) await appendFile(kept, `\n${more.join('\n')}\n`, { mode: 0o600, flush: true });
}

async function putInPlace(folder: DataFolder, draft: string, clock: Clock): Promise<string | undefined> {
  await keepErasures(join(draft, ERASURES_ROW), folder.erasures);
  return replace(folder, draft, new Date(clock()).toISOString().replaceAll(':', '-'));
}

/** The mark goes first: from then on every start gives another epoch, however far this comes. */
async function replace(folder: DataFolder, draft: string, stamp: string): Promise<string | undefined> {
  await rm(folder.mark, { force: true });
  const before = join(folder.path, `before-restore-${stamp}`);
  await mkdir(before, { mode: 0o700 });
  const moved = [
    await moveIfThere(folder.files, join(before, 'files')),
    await moveIfThere(`${folder.store}-wal`, join(before, 'livechat.db-wal')),
    await moveIfThere(`${folder.store}-shm`, join(before, 'livechat.db-shm')),
    await linkIfThere(folder.store, join(before, 'livechat.db')),
  ];
  await rename(join(draft, 'files'), folder.files);
  // Takes the place of the old one in one step: at no moment is there none, which a server would make anew.
  await rename(join(draft, 'livechat.db'), folder.store);
  if (moved.includes(true)) return before;
  await rm(before, { recursive: true });
  return undefined;
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  return ifThere(rename(from, to));
}

async function linkIfThere(from: string, to: string): Promise<boolean> {
  return ifThere(link(from, to));
}

async function ifThere(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return ifThere(open(path, 'r').then((handle) => handle.close()));
}

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

async function requireFile(file: string): Promise<void> {
  const obstacle = await obstacleTo(file);
  const isFolder = obstacle === undefined && (await stat(file)).isDirectory();
  if (obstacle === undefined && !isFolder) return;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: refusalOf(file, obstacle),
    remedy: 'Name a file that "livechat-server backup" made, and that this user may read.',
    field: 'file',
    cause: obstacle?.cause,
  });
}

function refusalOf(file: string, obstacle: Obstacle | undefined): string {
  if (obstacle === undefined) return `${file} is a folder.`;
  return obstacle.kind === 'ABSENT'
    ? `There is no file ${file}.`
    : `${file} cannot be read: ${textOf(obstacle.cause)}.`;
}

function requireKnownVersion(copy: ReadingDriver): void {
  const { version } = copy.prepare('SELECT max(version) AS version FROM migrations').get([]) as {
    readonly version: number;
  };
  if (version <= MIGRATIONS.length) return;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `The back-up has version ${version}; this release knows versions up to ${MIGRATIONS.length}.`,
    remedy: 'Restore it with the release that made it, or a newer one.',
    field: 'file',
  });
}

/** What the system or SQLite refuses is told as what it means; a defect stays one. */
function failAs(meaning: (folder: DataFolder, cause: unknown) => LiveChatError, folder: DataFolder) {
  return (cause: unknown): never => {
    throw cause instanceof LiveChatError || codeOf(cause) === '' ? cause : meaning(folder, cause);
  };
}

function cannotUnpack({ path }: DataFolder, cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The back-up cannot be unpacked in ${path}: ${textOf(cause)}.`,
    remedy:
      'Set DATA_DIR to a folder that this user may write to, on a disk with room for it twice; nothing was changed.',
    field: 'DATA_DIR',
    cause,
  });
}

function cannotReplace({ path }: DataFolder, cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The back-up cannot take its place in ${path}: ${textOf(cause)}.`,
    remedy: 'Let this user change everything in there, then run this again; what was moved is in before-restore-….',
    field: 'DATA_DIR',
    cause,
  });
}

function damagedBackup(file: string, damage: string): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `The back-up ${file} is damaged: ${damage}.`,
    remedy: 'Take another back-up; nothing was changed.',
    field: 'file',
  });
}
