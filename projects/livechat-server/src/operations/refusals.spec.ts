import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAdmin } from '../admin/open-admin.js';
import { describeWithDisk, mountSmallDisk } from '../testing/small-disk.js';
import { backUp } from './back-up.js';
import { examine } from './doctor.js';
import { migrateStore } from './migrate-store.js';
import { restore } from './restore.js';

const says = (text: string | RegExp): unknown => expect.stringMatching(text);

describe('what is asked of the wrong place', () => {
  let root: string;
  let dataDir: string;
  let copy: string;
  /** A file in the place of a folder: whoever runs the tests, what would be below it cannot be looked at. */
  let closed: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'livechat-refusals-'));
    [dataDir, copy, closed] = [join(root, 'data'), join(root, 'copy.backup'), join(root, 'closed')];
    const admin = await openAdmin(dataDir);
    await admin.createWidget({ title: 'Shop' });
    await admin.close();
    await backUp({ dataDir }, copy);
    await writeFile(closed, '');
  });

  afterAll(() => rm(root, { recursive: true, force: true }));

  it('is no missing store where this user cannot look', async () => {
    const hidden = { code: 'UNAVAILABLE', field: 'DATA_DIR', message: says(/cannot be read: .*ENOTDIR/) };
    await expect(backUp({ dataDir: closed }, join(root, 'other'))).rejects.toMatchObject(hidden);
    await expect(migrateStore({ from: closed, to: 'postgres://nobody@127.0.0.1:1/x' })).rejects.toMatchObject(hidden);
    expect(await examine({ DATA_DIR: closed }, Date.now)).toContainEqual({
      ...{ check: 'store', grade: 'BAD', says: says(/cannot be read: .*ENOTDIR/) },
      remedy: says('as the user of the server'),
    });
  });

  it.each([
    ['a folder', () => root, 'is a folder'],
    ['what this user cannot read', () => join(closed, 'copy'), /cannot be read: .*ENOTDIR/],
    ['what is not there', () => join(root, 'nothing'), 'There is no file'],
    ['another file', () => join(dataDir, 'livechat.db'), 'data/livechat.db is no back-up'],
  ])('names %s that is no back-up as it was named', async (_, file, message) => {
    const into = join(root, 'empty');
    await expect(restore({ dataDir: into }, file(), Date.now)).rejects.toMatchObject({
      ...{ code: 'INVALID_ARGUMENT', field: 'file', message: says(message), remedy: says('livechat-server backup') },
    });
    expect(await readdir(into).catch(() => [])).toEqual([]);
  });

  it('names the folder that cannot take a back-up', async () => {
    await expect(restore({ dataDir: closed }, copy, Date.now)).rejects.toMatchObject({
      ...{ code: 'UNAVAILABLE', field: 'DATA_DIR', message: says(/unpacked in .*closed: .*EEXIST/) },
    });
    const odd = join(root, 'odd');
    await mkdir(join(odd, 'erasures.jsonl'), { recursive: true });
    await expect(restore({ dataDir: odd }, copy, Date.now)).rejects.toMatchObject({
      ...{ code: 'UNAVAILABLE', field: 'DATA_DIR', message: says(/its place in .*odd: .*EISDIR/) },
    });
    expect(await readdir(odd)).toEqual(['erasures.jsonl']);
  });

  describeWithDisk('that is full', () => {
    it('says so, and leaves nothing there', async () => {
      const disk = mountSmallDisk(1);
      try {
        await disk.fill();
        const full = { code: 'UNAVAILABLE', field: 'DATA_DIR', message: says('ENOSPC') };
        await expect(restore({ dataDir: disk.folder }, copy, Date.now)).rejects.toMatchObject(full);
        expect(await readdir(disk.folder)).toEqual([]);
      } finally {
        disk.remove();
      }
    });
  });
});
