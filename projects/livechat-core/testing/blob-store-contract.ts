/// <reference types="jest" />
import type { BlobStore } from '../src/session/blob-store.js';

/**
 * What every {@link BlobStore} has to do. Call it in a jest spec.
 *
 * @param name what is tested
 * @param make gives an empty store
 */
export function blobStoreContract(name: string, make: () => BlobStore): void {
  describe(`${name} as a BlobStore`, () => {
    const bytes = (text: string, type = 'text/plain'): Blob => new Blob([text], { type });
    const textOf = async (blob: Blob | null): Promise<string | null> => (blob === null ? null : blob.text());

    it('starts empty, and forgets what is not there without complaint', async () => {
      const store = make();
      expect(await store.get('file-0001')).toBeNull();
      await expect(store.delete('file-0001')).resolves.toBeUndefined();
    });

    it('gives back the bytes and their media type', async () => {
      const store = make();
      await store.put('file-0001', new Blob([new Uint8Array([0, 255, 128])], { type: 'image/png' }));
      const blob = await store.get('file-0001');
      expect(blob?.type).toBe('image/png');
      expect(new Uint8Array((await blob?.arrayBuffer()) ?? [])).toEqual(new Uint8Array([0, 255, 128]));
    });

    it('keeps keys apart, and the last bytes of each', async () => {
      const store = make();
      await store.put('file-0001', bytes('first'));
      await store.put('file-0002', bytes('other'));
      await store.put('file-0001', bytes('second'));
      expect(await textOf(await store.get('file-0001'))).toBe('second');
      await store.delete('file-0001');
      expect(await store.get('file-0001')).toBeNull();
      expect(await textOf(await store.get('file-0002'))).toBe('other');
    });

    it('lets calls take effect in the order in which they are made', async () => {
      const store = make();
      const [, found, , gone] = await Promise.all([
        store.put('file-0001', bytes('here')),
        store.get('file-0001'),
        store.delete('file-0001'),
        store.get('file-0001'),
      ]);
      expect(await textOf(found)).toBe('here');
      expect(gone).toBeNull();
    });
  });
}
