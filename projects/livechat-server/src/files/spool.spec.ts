import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spool } from './spool.js';

describe('spool', () => {
  let folder: string;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'livechat-spool-')), 'made', 'here');
  });

  afterEach(() => rm(join(folder, '..', '..'), { recursive: true }));

  async function* pieces(...sizes: number[]): AsyncGenerator<Uint8Array> {
    for (const size of sizes) yield Buffer.alloc(size, 'x');
  }

  it('receives a stream with its size, hash and beginning', async () => {
    const file = await spool(pieces(60_000, 60_000), { folder, maxBytes: 120_000 });
    const content = await readFile(file.path);
    expect(content).toHaveLength(120_000);
    expect(file).toMatchObject({ size: 120_000, hash: createHash('sha256').update(content).digest('hex') });
    expect(file.head).toEqual(content.subarray(0, 64 * 1024));
    await file.discard();
    await file.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  it('G20: refuses at the first byte too many, and leaves nothing', async () => {
    await expect(spool(pieces(50, 51), { folder, maxBytes: 100 })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('attachmentBytes') as string,
    });
    expect(await readdir(folder)).toEqual([]);
    expect((await spool(pieces(50, 50), { folder, maxBytes: 100 })).size).toBe(100);
  });

  it('leaves nothing of a stream that breaks off', async () => {
    const source = (async function* () {
      yield Buffer.from('half');
      throw new Error('The sender is gone.');
    })();
    await expect(spool(source, { folder, maxBytes: 100 })).rejects.toThrow('The sender is gone.');
    expect(await readdir(folder)).toEqual([]);
  });

  it('G14: says that it cannot store where no folder can be made', async () => {
    const { path } = await spool(pieces(1), { folder, maxBytes: 100 });
    await expect(spool(pieces(1), { folder: join(path, 'here'), maxBytes: 100 })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });
});
