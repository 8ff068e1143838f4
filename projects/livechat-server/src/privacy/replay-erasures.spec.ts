import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type LiveChatServer } from '../create-server.js';
import { dataFolder } from '../data-folder.js';
import { openStore } from '../open-store.js';
import { TestClient } from '../testing/test-client.js';
import { fileLedger } from './erasure-ledger.js';

describe('a store that was put back to a state of before an erasure', () => {
  let dataDir: string;
  let server: LiveChatServer;
  let url: string;

  jest.setTimeout(60_000);

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-ledger-'));
  });

  afterEach(async () => {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async (): Promise<void> => {
    server = await createServer({
      host: '127.0.0.1',
      port: 0,
      dataDir,
      logLevel: 'silent',
      trustProxy: false,
      deskDir: dataDir,
      widgetDir: dataDir,
    });
    url = await server.listen();
  };
  const connect = () => TestClient.open(`${url.replace('http', 'ws')}/livechat/1/socket`, {});
  const database = () => join(dataDir, 'livechat.db');
  const countPeople = async (ids: readonly string[]): Promise<number> => {
    const store = await openStore({ dataDir }, Date.now);
    const found = await store.findPeopleOf({ personIds: ids, threadIds: [] });
    await store.close();
    return found.length;
  };

  it('forgets the same people at the start, and nobody else', async () => {
    await start();
    const { id: widgetId } = await server.admin.createWidget({ title: 'Shop' });
    const [leaving, staying] = [await connect(), await connect()];
    const welcome = await leaving.hello(widgetId);
    await leaving.post('message-1', { clientThreadId: 'thread-1' });
    const kept = await staying.hello(widgetId);
    await staying.post('message-2', { clientThreadId: 'thread-2' });
    await server.close();
    await copyFile(database(), join(dataDir, 'backup.db'));

    await start();
    const erased = await fetch(`${url}/livechat/1/me`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${welcome.token}` },
    });
    expect(erased.status).toBe(204);
    await server.close();
    await copyFile(join(dataDir, 'backup.db'), database());
    expect(await countPeople([welcome.person.id, kept.person.id])).toBe(2);

    await start();
    expect(await countPeople([welcome.person.id])).toBe(0);
    const again = await connect();
    const { person, threads } = await again.hello(widgetId, kept.token);
    expect([person.id, threads.length]).toEqual([kept.person.id, 1]);
    const stranger = await connect();
    expect((await stranger.hello(widgetId, welcome.token)).person.id).not.toBe(welcome.person.id);
  });

  it('has a ledger of ids and moments only, which a half-written line does not spoil', async () => {
    await start();
    const ledger = fileLedger(dataDir);
    const note = { erasedAt: 1_800_000_000_000, personId: 'person-1', threadIds: ['thread-1'] };
    expect(await ledger.list()).toEqual([]);
    await ledger.add(note);
    const path = dataFolder(dataDir).erasures;
    await writeFile(path, `${await readFile(path, 'utf8')}{"erasedAt":18000`);
    await ledger.add({ ...note, personId: 'person-2' });
    expect((await ledger.list()).map(({ personId }) => personId)).toEqual(['person-1', 'person-2']);
    expect(Object.keys(note)).toEqual(['erasedAt', 'personId', 'threadIds']);
  });
});
