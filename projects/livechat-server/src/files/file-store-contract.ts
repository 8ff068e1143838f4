import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { storageKey, type FileStore } from './file-store.js';
import { spool, type SpooledFile } from './spool.js';

/** A store with nothing in it, and how it goes. */
export interface FilePlace {
  readonly files: FileStore;
  /** Where files are received. */
  readonly incoming: string;
  remove(): Promise<void>;
}

/** What every file store guarantees. */
export function fileStoreContract(name: string, makePlace: (folder: string) => Promise<FilePlace>): void {
  describe(`FileStore contract: ${name}`, () => {
    let folder: string;
    let place: FilePlace;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'livechat-files-'));
      place = await makePlace(folder);
    });

    afterEach(async () => {
      await place.remove();
      await rm(folder, { recursive: true, force: true });
    });

    const receive = (...pieces: string[]): Promise<SpooledFile> =>
      spool(streamOf(pieces), { folder: place.incoming, maxBytes: 5_000_000 });

    it('says that it can be used, also with nothing in it', async () => {
      await expect(place.files.check()).resolves.toBeUndefined();
    });

    it('G12: gives back what it keeps', async () => {
      const spooled = await receive('hello ', 'files');
      const key = storageKey(spooled.hash, 'file-1');
      await place.files.keep(key, spooled);
      expect(await text(await place.files.read(key))).toBe('hello files');
    });

    it('takes the received file over', async () => {
      const spooled = await receive('hello');
      await place.files.keep(storageKey(spooled.hash, 'file-1'), spooled);
      await expect(access(spooled.path)).rejects.toThrow('ENOENT');
      await spooled.discard();
    });

    it('keeps files that are larger than one piece, and empty ones', async () => {
      for (const pieces of [Array.from({ length: 40 }, () => 'x'.repeat(70_000)), []]) {
        const spooled = await receive(...pieces);
        const key = storageKey(spooled.hash, `file-${pieces.length}`);
        await place.files.keep(key, spooled);
        expect(await text(await place.files.read(key))).toBe(pieces.join(''));
      }
    });

    it('gives a part', async () => {
      const spooled = await receive('0123456789');
      const key = storageKey(spooled.hash, 'file-1');
      await place.files.keep(key, spooled);
      expect(await text(await place.files.read(key, { start: 2, end: 4 }))).toBe('234');
      expect(await text(await place.files.read(key, { start: 9, end: 9 }))).toBe('9');
    });

    it('knows nothing of other keys', async () => {
      expect(await place.files.read(storageKey('0'.repeat(64), 'none'))).toBeUndefined();
    });

    it('removes, again and again', async () => {
      const spooled = await receive('hello');
      const key = storageKey(spooled.hash, 'file-1');
      await place.files.keep(key, spooled);
      await place.files.remove(key);
      await place.files.remove(key);
      expect(await place.files.read(key)).toBeUndefined();
    });

    it('keeps the same bytes of two files apart', async () => {
      const [first, second] = [await receive('same'), await receive('same')];
      const [keyOfFirst, keyOfSecond] = [storageKey(first.hash, 'file-1'), storageKey(second.hash, 'file-2')];
      await place.files.keep(keyOfFirst, first);
      await place.files.keep(keyOfSecond, second);
      await place.files.remove(keyOfFirst);
      expect(await text(await place.files.read(keyOfSecond))).toBe('same');
    });

    it('G14: refuses, and keeps nothing, when the received file is gone', async () => {
      const spooled = await receive('hello');
      await spooled.discard();
      const key = storageKey(spooled.hash, 'file-1');
      await expect(place.files.keep(key, spooled)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      expect(await place.files.read(key)).toBeUndefined();
    });
  });
}

async function* streamOf(pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

async function text(stream: Readable | undefined): Promise<string | undefined> {
  if (stream === undefined) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString();
}
