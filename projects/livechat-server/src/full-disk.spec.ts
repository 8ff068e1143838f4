import { LIMITS, type Message } from 'livechat-core/protocol';
import { openAdmin } from './admin/open-admin.js';
import { describeWithDisk, mountSmallDisk, type SmallDisk } from './testing/small-disk.js';
import { spawnServer, type SpawnedServer } from './testing/spawned-server.js';
import { TestClient } from './testing/test-client.js';

const THREAD = { clientThreadId: 'thread-of-client' };

describeWithDisk('a server whose disk is full', () => {
  let disk: SmallDisk;
  let server: SpawnedServer;
  let widgetId: string;

  beforeAll(async () => {
    disk = mountSmallDisk(8);
    const admin = await openAdmin(disk.folder);
    ({ id: widgetId } = await admin.createWidget({ title: 'Shop', multiThread: true }));
    await admin.close();
    server = await spawnServer(disk.folder, { LOG_LEVEL: 'silent' });
  });

  afterAll(async () => {
    try {
      await server.end('SIGKILL');
    } finally {
      disk.remove();
    }
  });

  const connect = (): Promise<TestClient> =>
    TestClient.open(`${server.url.replace('http', 'ws')}/livechat/1/socket`, {});

  it('G14: refuses clearly, loses nothing that it acknowledged, and recovers by itself', async () => {
    const client = await connect();
    const { token } = await client.hello(widgetId);
    const stored = new Map<string, Message>();
    const post = async (id: string) => {
      const content = { type: 'TEXT', text: `${id} ${'x'.repeat(LIMITS.textLength - 100)}` } as const;
      client.send({ type: 'post', clientMessageId: id, target: THREAD, content });
      const answer = await client.next('ack', 'nack');
      if (answer.type === 'ack') stored.set(id, answer.message);
      return answer;
    };
    const readAll = async (): Promise<readonly Message[]> => {
      const threadId = [...stored.values()][0]?.threadId ?? '';
      client.send({ type: 'history', requestId: 'request-1', threadId, limit: 100 });
      return (await client.next('history-page')).messages;
    };

    for (let count = 0; count < 10; count += 1) expect((await post(`before-${count}`)).type).toBe('ack');
    await disk.fill();
    // What the log has room for already may still be stored.
    const answers: Awaited<ReturnType<typeof post>>[] = [];
    while (answers.filter(({ type }) => type === 'nack').length < 5 && answers.length < 30) {
      answers.push(await post(`while-full-${answers.length}`));
    }
    const refused = answers.filter((answer) => answer.type === 'nack');
    expect(refused).toHaveLength(5);
    for (const { error } of refused) {
      expect(error).toMatchObject({ code: 'UNAVAILABLE', remedy: expect.stringContaining('Free space') as unknown });
    }
    // What there is can still be read, and whoever came before comes in again.
    expect((await readAll()).map(({ clientMessageId }) => clientMessageId)).toEqual([...stored.keys()]);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);

    await disk.free();
    for (const { clientMessageId } of refused) expect((await post(clientMessageId)).type).toBe('ack');
    const all = await readAll();
    expect(all).toEqual([...stored.values()]);
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));

    client.terminate();
    await server.end('SIGKILL');
    server = await spawnServer(disk.folder, { LOG_LEVEL: 'silent' });
    const later = await connect();
    expect((await later.hello(widgetId, token)).threads[0]?.topSeq).toBe(stored.size);
    later.terminate();
  }, 60_000);
});
