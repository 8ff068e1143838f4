import Database from 'libsql';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../auth/secrets.js';
import { MULTI, SILENT } from '../contract/store-fixture.js';
import type { OpenStore } from '../sql/sql-store.js';
import { openSqliteStore } from './open-sqlite-store.js';

describe('G17: a store that was put back', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-restore-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const path = () => join(folder, 'livechat.db');
  const open = (role: 'server' | 'tool' = 'server'): Promise<OpenStore> =>
    openSqliteStore({ path: path(), clock: Date.now, newId, report: SILENT, role });
  /** Opens, looks and closes, as a server that runs for a while. */
  const run = async (role: 'server' | 'tool' = 'server'): Promise<string> => {
    const store = await open(role);
    const epoch = await store.epoch();
    await store.close();
    return epoch;
  };
  const backup = () => {
    const tool = new Database(path());
    tool.exec(`VACUUM INTO '${join(folder, 'backup.db')}'`);
    tool.close();
  };
  const restore = async () => {
    for (const rest of ['', '-wal', '-shm']) await rm(`${path()}${rest}`, { force: true });
    await copyFile(join(folder, 'backup.db'), path());
  };

  it('keeps its epoch from run to run, also when tools look at it in between', async () => {
    const epoch = await run();
    expect(await run('tool')).toBe(epoch);
    expect(await run()).toBe(epoch);
    expect(await run()).toBe(epoch);
  });

  it('has another epoch when it is an older copy, and keeps that one', async () => {
    const epoch = await run();
    backup();
    expect(await run()).toBe(epoch);
    await restore();
    await run('tool');
    const other = await run();
    expect(other).not.toBe(epoch);
    expect(await run()).toBe(other);
  });

  it('keeps its epoch however often the store could not be given the mark that is in the file', async () => {
    const epoch = await run();
    const { markFile } = await import('./mark-file.js');
    const witness = markFile(path(), newId);
    const [present] = (await witness.expected({} as never)).slice(-1);
    for (let death = 0; death < 3; death += 1) await witness.next({} as never, present);
    expect(await run()).toBe(epoch);
  });

  it('keeps its epoch when the server is killed', async () => {
    const store = await open();
    const epoch = await store.epoch();
    await store.openVisitorSession({ widgetId: MULTI, tokenHash: 'x' }).catch(() => undefined);
    // Not closed: as with SIGKILL, the other one finds what is on the disk.
    expect(await run()).toBe(epoch);
    await store.close();
  });
});
