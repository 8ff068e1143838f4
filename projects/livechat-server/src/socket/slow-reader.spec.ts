import { once } from 'node:events';
import { CLOSE_CODES, LIMITS } from 'livechat-core/protocol';
import { WebSocket } from 'ws';
import { freePort } from '../testing/free-port.js';
import { residentBytesOf, type SpawnedServer } from '../testing/spawned-server.js';
import { spawnShop, type SpawnedShop } from '../testing/spawned-shop.js';
import { TestClient } from '../testing/test-client.js';

const MEBIBYTE = 1024 * 1024;
const READERS = 12;
const MESSAGES = 40;
const REQUESTS = 200;

describe('G13: readers that stop reading', () => {
  let shop: SpawnedShop;
  let server: SpawnedServer;
  let widgetId: string;

  let metricsPort: number;

  beforeAll(async () => {
    metricsPort = await freePort();
    shop = await spawnShop({ METRICS_PORT: String(metricsPort) });
    ({ server, widgetId } = shop);
  });

  afterAll(() => shop.dispose());

  const url = () => shop.socketUrl;
  const residentBytes = () => residentBytesOf(server.pid);
  /** How many readers the server has given up, as its metrics tell. */
  const givenUp = async (): Promise<number> => {
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    return Number(/^livechat_slow_readers_total (\d+)$/m.exec(metrics)?.[1]);
  };
  /** Asks for far more than a socket may hold, and reads nothing of it. */
  const stall = async (token: string, threadId: string): Promise<WebSocket> => {
    const socket = new WebSocket(url());
    await once(socket, 'open');
    socket.on('error', () => undefined);
    socket.send(JSON.stringify({ type: 'hello', protocol: 'livechat.v1', widgetId, token }));
    socket.pause();
    for (let index = 0; index < REQUESTS; index += 1) {
      socket.send(JSON.stringify({ type: 'history', requestId: `request-${index}`, threadId, limit: 100 }));
    }
    return socket;
  };

  it('cost their share of memory at most, hear why they are closed, and lose nothing', async () => {
    const writer = await TestClient.open(url(), {});
    const { token } = await writer.hello(widgetId);
    const { thread } = await writer.post('message-0', { clientThreadId: 'thread-1' }, 'x'.repeat(LIMITS.textLength));
    for (let index = 1; index < MESSAGES; index += 1) {
      await writer.post(`message-${index}`, { threadId: thread.id }, 'x'.repeat(LIMITS.textLength));
    }
    const before = await residentBytes();
    const stalled = await Promise.all(Array.from({ length: READERS }, () => stall(token, thread.id)));
    const closes = stalled.map(async (socket) => ((await once(socket, 'close')) as [number])[0]);
    let highest = 0;
    while ((await givenUp()) < READERS) {
      highest = Math.max(highest, await residentBytes());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    highest = Math.max(highest, await residentBytes());
    // What they asked for is 12 x 200 x 160 KiB; beside their share there is what the answers pass through.
    expect(highest - before).toBeLessThan(READERS * LIMITS.sendBufferBytes + 100 * MEBIBYTE);
    for (const socket of stalled) socket.resume();
    const codes = await Promise.all(closes);
    // Who reads on in time hears the reason; the others were cut off after two seconds.
    expect(codes.filter((code) => code !== CLOSE_CODES.slowReader && code !== 1006)).toEqual([]);
    const reader = await TestClient.open(url(), {});
    await reader.hello(widgetId, token);
    reader.send({ type: 'history', requestId: 'request-1', threadId: thread.id, after: 0, limit: 100 });
    const seqs = (await reader.next('history-page')).messages.map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: MESSAGES }, (_, index) => index + 1));
    writer.terminate();
    reader.terminate();
  });
});
