import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAdmin } from './admin/open-admin.js';
import { checkHistory } from './testing/check-history.js';
import { describeWith, startPair, type PostgresPair } from './testing/engine.js';
import { PersistentWriter } from './testing/persistent-writer.js';
import { spawnServer, type SpawnedServer } from './testing/spawned-server.js';
import { TestClient } from './testing/test-client.js';

/** "Come back": what a page hears when it has to read everything anew. */
const RECONNECT = 1012;

describeWith('postgres')('a PostgreSQL that fails over to its standby', () => {
  let pair: PostgresPair;
  let dataDir: string;
  let widgetId: string;
  let nodes: readonly SpawnedServer[];

  const setUp = async (replication: 'synchronous' | 'asynchronous', count: number): Promise<void> => {
    pair = await startPair(replication);
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-failover-'));
    const admin = await openAdmin({ dataDir, databaseUrl: pair.url });
    ({ id: widgetId } = await admin.createWidget({ title: 'Shop' }));
    await admin.close();
    nodes = await Promise.all(Array.from({ length: count }, startNode));
  };
  const startNode = () => spawnServer(dataDir, { DATABASE_URL: pair.url, LOG_LEVEL: 'silent' });
  const connect = ({ url }: SpawnedServer) => TestClient.open(`${url.replace('http', 'ws')}/livechat/1/socket`, {});
  /** The code by which a page's connection was closed. */
  const farewell = ({ closed }: TestClient) => Promise.race([closed, sleep(30_000, 'none', { ref: false })]);
  const urls = () => nodes.map(({ url }) => url);

  afterEach(async () => {
    await Promise.all(nodes.map((node) => node.end('SIGTERM')));
    await pair.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('G1, G2, G4, G5, G17: a synchronous one has all that was acknowledged, and every page reads anew', async () => {
    await setUp('synchronous', 2);
    const stop = new AbortController();
    const first = new PersistentWriter({ widgetId, clientThreadId: 'thread-0001', servers: urls, name: 'tab-0' });
    const writing = [first.write(stop.signal)];
    while (first.acknowledged.size === 0) await sleep(10);
    const { token = '' } = first;
    const second = new PersistentWriter({
      ...{ widgetId, clientThreadId: 'thread-0001', token },
      ...{ servers: () => urls().toReversed(), name: 'tab-1' },
    });
    writing.push(second.write(stop.signal));
    const readers = await Promise.all(nodes.map(connect));
    const epochs = await Promise.all(readers.map(async (reader) => (await reader.hello(widgetId, token)).epoch));
    expect(new Set(epochs).size).toBe(1);
    while (second.acknowledged.size < 20) await sleep(10);

    await pair.failOver();
    expect(await Promise.all(readers.map(farewell))).toEqual([RECONNECT, RECONNECT]);
    const [before, beforeToo] = [first.acknowledged.size, second.acknowledged.size];
    while (first.acknowledged.size < before + 5 || second.acknowledged.size < beforeToo + 5) await sleep(10);
    stop.abort();
    await Promise.all(writing);

    checkHistory(await first.readAll(), [first.acknowledged, second.acknowledged]);
    const late = await startNode();
    nodes = [...nodes, late];
    const again = await Promise.all(nodes.map(connect));
    const newEpochs = await Promise.all(again.map(async (reader) => (await reader.hello(widgetId, token)).epoch));
    expect(new Set(newEpochs).size).toBe(1);
    expect(newEpochs).not.toContain(epochs[0]);
    for (const reader of again) reader.terminate();
  }, 120_000);

  it('G17: of one that has missed messages pages forget those, and what comes in their place is read', async () => {
    await setUp('asynchronous', 1);
    const [node] = nodes as [SpawnedServer];
    const page = await connect(node);
    const welcome = await page.hello(widgetId);
    const { thread } = await page.post('message-1', { clientThreadId: 'thread-0001' });
    await pair.cutOff();
    expect((await page.post('message-2', { threadId: thread.id })).message.seq).toBe(2);

    await pair.failOver();
    expect(await farewell(page)).toBe(RECONNECT);
    const back = await connect(node);
    const { epoch, threads } = await back.hello(widgetId, welcome.token);
    expect(epoch).not.toBe(welcome.epoch);
    expect(threads[0]).toMatchObject({ id: thread.id, topSeq: 1 });
    expect((await back.post('message-3', { threadId: thread.id })).message.seq).toBe(2);
    back.terminate();
  }, 120_000);
});
