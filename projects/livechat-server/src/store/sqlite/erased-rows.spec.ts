import Database from 'libsql';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../auth/secrets.js';
import { MULTI, SILENT } from '../contract/store-fixture.js';
import { TABLES_OF_THREADS } from '../sql/erasures.js';
import { openSqliteStore } from './open-sqlite-store.js';

describe('what is erased', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-erased-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const path = () => join(folder, 'livechat.db');
  const open = () => openSqliteStore({ path: path(), clock: Date.now, newId, report: SILENT, role: 'server' });

  it('is in no table whose rows belong to a thread', async () => {
    await (await open()).close();
    const database = new Database(path());
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
    const ofThreads = tables
      .map(({ name }) => name)
      .filter((name) =>
        (database.prepare(`SELECT name FROM pragma_table_info('${name}')`).all() as { name: string }[]).some(
          (column) => column.name === 'thread_id',
        ),
      );
    database.close();
    // Files outlive their thread until their bytes are gone.
    expect(ofThreads.filter((name) => name !== 'files').sort()).toEqual([...TABLES_OF_THREADS].sort());
  });

  it('is not in the bytes of the database either', async () => {
    const store = await open();
    const widget = { id: MULTI, title: 'Shop', multiThread: true, themes: {}, origins: [] };
    await store.createWidget(widget, { id: 'key-0001', algorithm: 'HS256', kind: 'SECRET', material: 'c2VjcmV0' });
    const session = await store.openVisitorSession({ widgetId: MULTI, tokenHash: 'hash' });
    await store.postMessage({
      session,
      clientMessageId: 'message-1',
      target: { clientThreadId: 'thread-1' },
      content: { type: 'TEXT', text: 'a-most-private-sentence' },
    });
    await store.erasePerson(session.personId);
    await store.close();
    const names = await readdir(folder);
    const bytes = Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
    expect(bytes.includes('a-most-private-sentence')).toBe(false);
    expect(bytes.includes(session.personId)).toBe(false);
  });
});
