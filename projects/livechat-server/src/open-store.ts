import { LiveChatError } from 'livechat-core/protocol';
import { access, mkdir, open as openFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from './clock.js';
import { dataFolder } from './data-folder.js';
import { rowIds } from './store/row-ids.js';
import type { OpenStore } from './store/sql/sql-store.js';
import type { AvailabilityReport } from './store/sql/watch-availability.js';
import { openSqliteStore } from './store/sqlite/open-sqlite-store.js';

/** Where the store is. */
export interface StoreLocation {
  /** The folder of the embedded store; made when it does not exist. */
  readonly dataDir: string;
  /** The PostgreSQL database that is used instead: `postgres://user:password@host:port/database`. */
  readonly databaseUrl?: string | undefined;
  /** The program of a thread of its own for the embedded store of a server; default: the server's thread. */
  readonly storeProgram?: URL | undefined;
}

/** Says nothing: for commands, which report a failure themselves. */
const SILENT: AvailabilityReport = { lost: () => undefined, regained: () => undefined };

/**
 * Opens the store, the embedded one or that of a database server.
 *
 * @param report of a server: hears when the store cannot be used, and when it can again
 * @throws LiveChatError `UNAVAILABLE` when it cannot be opened
 */
export async function openStore(
  { dataDir, databaseUrl, storeProgram }: StoreLocation,
  clock: Clock,
  report?: AvailabilityReport,
): Promise<OpenStore> {
  const role = report === undefined ? 'tool' : 'server';
  const options = { clock, newId: rowIds(clock), role, report: report ?? SILENT } as const;
  if (databaseUrl === undefined) {
    return openEmbedded(dataDir, async (path) => {
      if (storeProgram === undefined || role === 'tool') return openSqliteStore({ ...options, path });
      const { openThreadedStore } = await import('./store/sqlite/thread/open-threaded-store.js');
      return openThreadedStore({ ...options, path, program: storeProgram });
    });
  }
  // Loaded only where it is used: the embedded store needs no driver.
  const { openPostgresStore } = await import('./store/postgres/open-postgres-store.js');
  return openPostgresStore({ ...options, url: databaseUrl });
}

/** Folder and file are made when they do not exist, readable by their owner only. */
async function openEmbedded(dataDir: string, open: (path: string) => Promise<OpenStore>): Promise<OpenStore> {
  const { path: folder, store: path } = dataFolder(dataDir);
  try {
    await makeFolder(folder);
    // SQLite would let everybody read a file that it makes; the others beside it take after this one.
    await (await openFile(path, 'a', 0o600)).close();
    return await open(path);
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

/**
 * Makes a folder and those above it, from the nearest that exists down. Node's own recursive way
 * never returns where nothing can be made, such as in `/proc`.
 */
async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return;
  const parent = dirname(folder);
  await makeFolder(parent);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (cause) {
    // Another process that starts on the same folder may have been faster.
    if (await exists(folder)) return;
    throw cannotMake(folder, parent, cause);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function cannotMake(folder: string, parent: string, cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The folder ${folder} cannot be made: this user can make nothing in ${parent}.`,
    remedy: 'Set DATA_DIR to a folder that this user may write to, on a disk with free space.',
    field: 'DATA_DIR',
    cause,
  });
}
