import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { cannotStore, codeOf, fileTooLarge } from './storage-failures.js';

/** So much of the beginning is kept at hand: enough to tell what a file is. */
const HEAD_BYTES = 64 * 1024;

/** How files are called while they are received: ids of their own, so that nothing else is taken for one. */
export const SPOOLED_NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.part$/;

/** A file as it was received, before anybody decided what becomes of it. */
export interface SpooledFile {
  readonly path: string;
  readonly size: number;
  /** SHA-256 in hexadecimal digits. */
  readonly hash: string;
  /** Its beginning, at most 64 KiB. */
  readonly head: Buffer;
  /** Removes it, if it is still there. */
  discard(): Promise<void>;
}

/**
 * Writes a stream into a temporary file, and on the disk, while it comes: no more of it is ever in
 * memory than one piece. When it fails, nothing is left.
 *
 * @param folder made when it does not exist
 * @throws LiveChatError `LIMIT_EXCEEDED` as soon as it is longer than `maxBytes`; `UNAVAILABLE` when
 *   there is no space; whatever the source throws
 */
export async function spool(
  source: AsyncIterable<Uint8Array>,
  { folder, maxBytes }: { readonly folder: string; readonly maxBytes: number },
): Promise<SpooledFile> {
  const path = join(folder, `${randomUUID()}.part`);
  const discard = (): Promise<void> => rm(path, { force: true });
  const handle = await openNew(folder, path);
  try {
    const received = await receive(source, handle, maxBytes);
    await orCannotStore(handle.sync());
    await handle.close();
    return { path, discard, ...received };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await discard();
    throw error;
  }
}

async function openNew(folder: string, path: string): Promise<FileHandle> {
  const make = (): Promise<FileHandle> => open(path, 'wx', 0o600);
  return orCannotStore(
    make().catch(async (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return make();
    }),
  );
}

async function receive(source: AsyncIterable<Uint8Array>, handle: FileHandle, maxBytes: number) {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    if (size < HEAD_BYTES) head.push(chunk);
    size += chunk.byteLength;
    if (size > maxBytes) throw fileTooLarge(maxBytes);
    hash.update(chunk);
    await orCannotStore(writeAll(handle, chunk));
  }
  return { size, hash: hash.digest('hex'), head: Buffer.concat(head).subarray(0, HEAD_BYTES) };
}

/** A write may take less than it was given. */
async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.byteLength;) {
    offset += (await handle.write(chunk, offset)).bytesWritten;
  }
}

async function orCannotStore<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw cannotStore(cause);
  }
}
