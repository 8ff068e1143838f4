import { stat } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFileStore } from './disk-file-store.js';
import { fileStoreContract } from './file-store-contract.js';
import { storageKey } from './file-store.js';
import { spool } from './spool.js';

fileStoreContract('disk', async (folder) => ({
  files: diskFileStore(join(folder, 'files')),
  incoming: join(folder, 'files', 'incoming'),
  remove: async () => undefined,
}));

describe('diskFileStore', () => {
  it('lets nobody else of the machine read what it keeps', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'livechat-files-'));
    const source = (async function* () {
      yield Buffer.from('secret');
    })();
    const spooled = await spool(source, { folder: join(folder, 'incoming'), maxBytes: 10 });
    const key = storageKey(spooled.hash, 'file-1');
    await diskFileStore(folder).keep(key, spooled);
    expect((await stat(join(folder, key))).mode & 0o077).toBe(0);
    await rm(folder, { recursive: true });
  });
});
