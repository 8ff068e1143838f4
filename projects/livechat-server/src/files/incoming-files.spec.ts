import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { incomingFiles, sweepIncoming } from './incoming-files.js';
import { spool } from './spool.js';

const DAY_S = 24 * 60 * 60;
const PART = '0d5c9f7e-8a53-4a4e-9d2c-0a3f5c1b2e77.part';

describe('the folder of incoming files', () => {
  let folder: string;
  const now = 1_800_000_000_000;
  const sweep = () => sweepIncoming({ incoming: folder, clock: () => now });
  const lay = async (name: string, ageSeconds: number) => {
    const path = join(folder, name);
    await writeFile(path, 'half');
    await utimes(path, now / 1000 - ageSeconds, now / 1000 - ageSeconds);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-incoming-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('loses what nobody has written to for a day, and nothing else', async () => {
    await lay(PART, DAY_S + 1);
    await lay('1d5c9f7e-8a53-4a4e-9d2c-0a3f5c1b2e77.part', DAY_S - 1);
    await lay('notes.txt', 10 * DAY_S);
    await lay('notes.part', 10 * DAY_S);
    await mkdir(join(folder, '2d5c9f7e-8a53-4a4e-9d2c-0a3f5c1b2e77.part'));
    await symlink(join(folder, 'notes.txt'), join(folder, '3d5c9f7e-8a53-4a4e-9d2c-0a3f5c1b2e77.part'));
    expect(await sweep()).toBe(1);
    expect((await readdir(folder)).sort()).toEqual([
      '1d5c9f7e-8a53-4a4e-9d2c-0a3f5c1b2e77.part',
      '2d5c9f7e-8a53-4a4e-9d2c-0a3f5c1b2e77.part',
      '3d5c9f7e-8a53-4a4e-9d2c-0a3f5c1b2e77.part',
      'notes.part',
      'notes.txt',
    ]);
    expect(await sweep()).toBe(0);
  });

  it('knows what is received at this moment, with what has come of it', async () => {
    const source = (async function* () {
      yield Buffer.from('half');
      // The first piece is on its way to the disk until the second one is asked for.
      expect(await incomingFiles(folder)).toMatchObject([{ size: 4 }]);
      yield Buffer.from('whole');
    })();
    const spooled = await spool(source, { folder, maxBytes: 100 });
    expect(await incomingFiles(folder)).toMatchObject([{ path: spooled.path, size: 9 }]);
    await spooled.discard();
    expect(await incomingFiles(folder)).toEqual([]);
  });

  it('need not exist', async () => {
    await rm(folder, { recursive: true });
    expect(await sweep()).toBe(0);
    await mkdir(folder);
  });
});
