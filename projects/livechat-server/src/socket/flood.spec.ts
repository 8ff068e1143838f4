import { once } from 'node:events';
import { CLOSE_CODES, LIMITS } from 'livechat-core/protocol';
import { WebSocket } from 'ws';
import { residentBytesOf, type SpawnedServer } from '../testing/spawned-server.js';
import { spawnShop, type SpawnedShop } from '../testing/spawned-shop.js';
import { TestClient } from '../testing/test-client.js';

const MEBIBYTE = 1024 * 1024;
const ROUNDS = 6;
const SOCKETS = 8;
const FRAMES = 80;

describe('floods', () => {
  let shop: SpawnedShop;
  let server: SpawnedServer;
  let widgetId: string;

  beforeAll(async () => {
    // A small heap is collected early: what stays is held, and not only left lying for later.
    shop = await spawnShop({ NODE_OPTIONS: '--max-old-space-size=96 --max-semi-space-size=1' });
    ({ server, widgetId } = shop);
  });

  afterAll(() => shop.dispose());

  const url = () => shop.socketUrl;
  /** Says hello, then what a text makes of it, and leaves. */
  const flood = async (text: string, count: number): Promise<void> => {
    const socket = new WebSocket(url());
    await once(socket, 'open');
    socket.on('error', () => undefined);
    socket.send(JSON.stringify({ type: 'hello', protocol: 'livechat.v1', widgetId }));
    for (let index = 0; index < count; index += 1) socket.send(text);
    socket.send('{"type":"ping"}');
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.on('message', (data) => {
        if ((data as Buffer).includes('"pong"')) socket.terminate();
      });
    });
  };

  it('of long frames that mean nothing leave no memory behind', async () => {
    const nonsense = JSON.stringify({ type: 'context', requestId: 'request-1', data: 'x'.repeat(60_000), target: 1 });
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all(Array.from({ length: SOCKETS }, () => flood(nonsense, FRAMES)));
      rounds.push(await residentBytesOf(server.pid));
    }
    // 220 MiB went through; what the first round took for good is what a process needs to work.
    expect((rounds.at(-1) ?? 0) - (rounds[0] ?? 0)).toBeLessThan(50 * MEBIBYTE);
    expect(rounds.at(-1)).toBeLessThan(400 * MEBIBYTE);
  });

  it('of frames that are too long, or too many, end their own socket only', async () => {
    const steady = await TestClient.open(url(), {});
    await steady.hello(widgetId);
    const ends = await Promise.all([
      endOf((socket) => socket.send('x'.repeat(LIMITS.frameBytes + 1))),
      endOf((socket) => {
        // Until it is over: how many are too many depends on how long they take.
        const flooding = setInterval(() => {
          for (let index = 0; index < 600; index += 1) socket.send('{"type":"ping"}');
        });
        socket.once('close', () => clearInterval(flooding));
      }),
    ]);
    expect(ends).toEqual([1009, CLOSE_CODES.rateLimited]);
    expect((await steady.post('message-1', { clientThreadId: 'thread-1' })).message.seq).toBe(1);
    steady.terminate();
  });

  const endOf = async (misuse: (socket: WebSocket) => void): Promise<number> => {
    const socket = new WebSocket(url());
    await once(socket, 'open');
    socket.on('error', () => undefined);
    socket.send(JSON.stringify({ type: 'hello', protocol: 'livechat.v1', widgetId }));
    misuse(socket);
    return ((await once(socket, 'close')) as [number])[0];
  };
});
