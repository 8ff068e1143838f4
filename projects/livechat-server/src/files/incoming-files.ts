import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileDeps } from './file-deps.js';
import { SPOOLED_NAME } from './spool.js';
import { codeOf } from './storage-failures.js';

/**
 * What nobody has written to for so long is not on its way any more: a request may take minutes. Only a server that
 * was killed leaves such files; any other end of an upload removes its own.
 */
const BROKEN_OFF_MS = 24 * 60 * 60 * 1000;

/** A file in the folder of what is received. */
export interface IncomingFileOnDisk {
  readonly path: string;
  readonly size: number;
  /** When bytes were written last, in milliseconds since 1970. */
  readonly writtenAt: number;
}

/** The files that are received at this moment, and those that were left halfway; nothing else that lies there. */
export async function incomingFiles(folder: string): Promise<readonly IncomingFileOnDisk[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const paths = entries
    .filter((entry) => entry.isFile() && SPOOLED_NAME.test(entry.name))
    .map(({ name }) => join(folder, name));
  const found = await Promise.all(paths.map(lookAt));
  return found.filter((file) => file !== undefined);
}

/**
 * Removes what a killed server has left of uploads. Those that are on their way stay, also another server's.
 *
 * @returns how many were removed
 */
export async function sweepIncoming({ incoming, clock }: Pick<FileDeps, 'incoming' | 'clock'>): Promise<number> {
  const before = clock() - BROKEN_OFF_MS;
  const left = (await incomingFiles(incoming)).filter(({ writtenAt }) => writtenAt < before);
  for (const { path } of left) await rm(path, { force: true });
  return left.length;
}

/** `undefined` for one that came to its end meanwhile. */
async function lookAt(path: string): Promise<IncomingFileOnDisk | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { path, size, writtenAt: mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
