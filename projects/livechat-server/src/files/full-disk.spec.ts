import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../auth/secrets.js';
import { openStore } from '../open-store.js';
import type { Store } from '../store/store.js';
import type { FileStore } from './file-store.js';
import { openFiles } from './open-files.js';
import { cannotStore } from './storage-failures.js';
import { sweepFiles } from './sweep-files.js';
import { uploadFile } from './upload-file.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const UPLOADER = 'person:person-1' as const;

describe('G14: a disk without space', () => {
  let dataDir: string;
  let store: Store;
  let now = 1_800_000_000_000;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-full-'));
    store = await openStore({ dataDir }, () => now);
  });

  afterEach(async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const deps = () => ({ uploads: store, ...openFiles({ dataDir, s3: undefined }), clock: () => now, newId });
  const incoming = () => ({
    uploader: UPLOADER,
    clientFileId: 'client-file-1',
    name: 'a.txt',
    declaredType: 'text/plain',
    bytes: (async function* () {
      yield Buffer.from('some bytes');
    })(),
  });
  const filesOnDisk = async (): Promise<string[]> =>
    (await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  it('says so, keeps nothing that could be seen, and takes the file when there is space again', async () => {
    const working = deps();
    const full: FileStore = {
      ...working.files,
      keep: async () => {
        throw cannotStore(Object.assign(new Error('write'), { code: 'ENOSPC' }));
      },
    };
    await expect(uploadFile({ ...working, files: full }, incoming())).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'The server has no space left for files.',
    });
    expect(await store.findUpload(UPLOADER, 'client-file-1')).toBeUndefined();
    expect(await filesOnDisk()).toEqual([]);

    const { file, outcome } = await uploadFile(working, incoming());
    expect(outcome).toBe('STORED');
    expect(await store.findFileOfPerson('person-1', file.id)).toBeDefined();
  });

  it('loses what nobody posted to the sweep, bytes and all', async () => {
    await uploadFile(deps(), incoming());
    expect(await filesOnDisk()).toHaveLength(1);
    expect(await sweepFiles(deps())).toBe(0);
    now += DAY_MS + 1;
    expect(await sweepFiles(deps())).toBe(1);
    expect(await filesOnDisk()).toEqual([]);
    expect(await store.findUpload(UPLOADER, 'client-file-1')).toBeUndefined();
  });
});
