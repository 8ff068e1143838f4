import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message } from 'livechat-core/protocol';
import { openAdmin } from './admin/open-admin.js';
import { spawnServer } from './testing/spawned-server.js';
import { TestClient } from './testing/test-client.js';

const KILLS = 8;

/** Moments spread over a post's way through the server, in milliseconds after the first one. */
const momentOf = (kill: number): number => 5 + kill * 17;

describe('a server that is killed', () => {
  let dataDir: string;
  let widgetId: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-crash-'));
    const admin = await openAdmin(dataDir);
    ({ id: widgetId } = await admin.createWidget({ title: 'Shop', multiThread: true }));
    await admin.close();
  });

  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  const connect = async (url: string, token?: string) => {
    const client = await TestClient.open(`${url.replace('http', 'ws')}/livechat/1/socket`, {});
    return { client, welcome: await client.hello(widgetId, token) };
  };

  it('G1, G2: lost nothing that it acknowledged and holds nothing twice, in an order without gaps', async () => {
    const acknowledged = new Map<string, Message>();
    let token: string | undefined;
    let next = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await spawnServer(dataDir);
      const { client, welcome } = await connect(server.url, token);
      token = welcome.token;
      const killed = new Promise((resolve) => setTimeout(resolve, momentOf(kill))).then(() => server.end('SIGKILL'));
      try {
        // The first one repeats what the server before may or may not have stored.
        for (;;) {
          const id = `message-${next}`;
          const { message } = await client.post(id, { clientThreadId: 'thread-1' });
          acknowledged.set(id, message);
          next += 1;
        }
      } catch {
        await killed;
      }
    }

    const server = await spawnServer(dataDir);
    const { client, welcome } = await connect(server.url, token);
    const [thread] = welcome.threads;
    const stored: Message[] = [];
    for (;;) {
      const after = stored.at(-1)?.seq ?? 0;
      client.send({ type: 'history', requestId: 'request-1', threadId: thread?.id ?? '', after, limit: 100 });
      const { messages } = await client.next('history-page');
      if (messages.length === 0) break;
      stored.push(...messages);
    }
    client.terminate();
    expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });

    const byId = new Map(stored.map((message) => [message.clientMessageId, message]));
    const lost = [...acknowledged].filter(([id, message]) => byId.get(id)?.id !== message.id);
    expect(lost).toEqual([]);
    expect(byId.size).toBe(stored.length);
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
    expect(acknowledged.size).toBeGreaterThan(KILLS);
  }, 60_000);
});
