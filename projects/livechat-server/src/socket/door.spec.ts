import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { CLOSE_CODES } from 'livechat-core/protocol';
import { WebSocket } from 'ws';
import { deskCredentials } from '../testing/roles.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

/** How an upgrade was refused. */
interface Refused {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

describe('who is let in', () => {
  let server: TestServer;

  afterEach(() => server.close());

  const socketUrl = (path = '/livechat/1/socket') => server.url.replace('http', 'ws') + path;
  const refusal = (path: string, headers: Record<string, string> = {}): Promise<Refused | undefined> =>
    new Promise((resolve) => {
      const socket = new WebSocket(socketUrl(path), { headers });
      socket.once('open', () => {
        socket.terminate();
        resolve(undefined);
      });
      socket.once('unexpected-response', (_request, response) => {
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
        response.destroy();
      });
      socket.on('error', () => undefined);
    });
  const raw = (): Socket => connect(Number(new URL(server.url).port), '127.0.0.1');

  /** The peer may reset the connection. */
  const gone = (socket: Socket): Promise<void> =>
    new Promise((resolve) => {
      socket.on('error', () => undefined);
      socket.once('close', () => resolve());
    });

  describe('by origin', () => {
    it('a page that no widget allows hears so before it has said anything', async () => {
      server = await startTestServer();
      await server.admin.createWidget({ title: 'Shop', origins: ['https://shop.example'] });
      for (const origin of [
        'https://evil.example',
        'null',
        'https://shop.example.evil.example',
        'http://shop.example',
      ]) {
        const client = await server.connect({ origin });
        const { error } = await client.next('error');
        expect(error).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED', remedy: expect.stringContaining(origin) as unknown });
        expect(await client.closed).toBe(CLOSE_CODES.refused);
      }
    });

    it('a page of one widget cannot use another', async () => {
      server = await startTestServer();
      await server.admin.createWidget({ title: 'Shop', origins: ['https://shop.example'] });
      const { id } = await server.admin.createWidget({ title: 'Other', origins: ['https://other.example'] });
      const client = await server.connect({ origin: 'https://shop.example' });
      client.send({ type: 'hello', protocol: 'livechat.v1', widgetId: id });
      expect((await client.next('error')).error.code).toBe('ORIGIN_NOT_ALLOWED');
    });

    it('the desk takes its own page only, also behind a proxy that is not trusted', async () => {
      server = await startTestServer();
      const { cookie = '' } = await deskCredentials(server, 'AGENT');
      const own = new URL(server.url).origin;
      expect(await refusal('/desk/socket', { cookie, origin: own })).toBeUndefined();
      expect(await refusal('/desk/socket', { cookie, origin: 'https://evil.example' })).toMatchObject({ status: 403 });
      expect(await refusal('/desk/socket', { cookie })).toMatchObject({ status: 403 });
      expect(await refusal('/desk/socket', { origin: own })).toMatchObject({ status: 401 });
      const spoofed = { cookie, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' };
      expect(await refusal('/desk/socket', spoofed)).toMatchObject({ status: 403 });
    });

    it('other paths have no sockets', async () => {
      server = await startTestServer();
      for (const path of ['/', '/livechat/1/other', '//', '/desk/socket/x']) {
        expect(await refusal(path)).toMatchObject({ status: 404 });
      }
    });
  });

  describe('G20: by number', () => {
    it('an address has as many sockets as it may, and one more hears when to try again', async () => {
      server = await startTestServer({
        clock: () => 1_800_000_000_000,
        addressLimits: { sockets: 3, visitorsPerMinute: 100, requestsPerSecond: 100 },
      });
      const { id } = await server.admin.createWidget({ title: 'Shop' });
      for (let index = 0; index < 3; index += 1) await (await server.connect()).hello(id);
      expect(await refusal('/livechat/1/socket')).toMatchObject({
        status: 429,
        retryAfter: expect.any(String) as unknown,
      });
    });

    it('a quarter of them may be silent', async () => {
      server = await startTestServer({ addressLimits: { sockets: 4, visitorsPerMinute: 100, requestsPerSecond: 100 } });
      const { id } = await server.admin.createWidget({ title: 'Shop' });
      const first = await server.connect();
      expect(await refusal('/livechat/1/socket')).toEqual({ status: 429, retryAfter: '10' });
      await first.hello(id);
      await server.connect();
    });

    it('a place is free again when its socket has gone', async () => {
      server = await startTestServer({
        addressLimits: { sockets: 40, visitorsPerMinute: 100, requestsPerSecond: 100 },
      });
      const clients = await Promise.all(Array.from({ length: 10 }, () => server.connect()));
      expect(await refusal('/livechat/1/socket')).toMatchObject({ status: 429 });
      clients[0]?.close();
      await clients[0]?.closed;
      for (let wait = 0; wait < 100 && (await refusal('/livechat/1/socket')) !== undefined; wait += 1);
      await server.connect();
    });

    it('an address has as many new visitors as it may; who comes back is none', async () => {
      let now = 1_800_000_000_000;
      server = await startTestServer({
        clock: () => now,
        addressLimits: { sockets: 100, visitorsPerMinute: 2, requestsPerSecond: 100 },
      });
      const { id } = await server.admin.createWidget({ title: 'Shop' });
      const { token } = await (await server.connect()).hello(id);
      await (await server.connect()).hello(id);
      const third = await server.connect();
      third.send({ type: 'hello', protocol: 'livechat.v1', widgetId: id });
      expect((await third.next('error')).error).toMatchObject({ code: 'RATE_LIMITED' });
      expect(await third.closed).toBe(1013);
      expect((await (await server.connect()).hello(id, token)).token).toBe(token);
      now += 30_000;
      await (await server.connect()).hello(id);
    });

    it('an address has as many requests as it may, and one more hears when to try again', async () => {
      server = await startTestServer({
        clock: () => 1_800_000_000_000,
        addressLimits: { sockets: 100, visitorsPerMinute: 100, requestsPerSecond: 1 },
      });
      const ask = () => fetch(`${server.url}/ccaas/1/conversations/x/metadata`);
      for (let index = 0; index < 10; index += 1) expect((await ask()).status).toBe(401);
      const refused = await ask();
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
      expect((await fetch(`${server.url}/desk/api/session`)).headers.get('retry-after')).toBe('1');
      // What anybody may read is not counted: probes and the script of the widget.
      expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    });
  });

  describe('by patience', () => {
    it('headers that trickle in are not waited for', async () => {
      server = await startTestServer({ requestPatience: { headersMs: 300, wholeMs: 600, farewellMs: 200 } });
      const socket = raw();
      socket.write('GET /livez HTTP/1.1\r\nHost: x\r\n');
      const trickle = setInterval(() => socket.write('X-Slow: 1\r\n'), 50);
      const closed = gone(socket);
      let answer = '';
      socket.on('data', (data: Buffer) => (answer += data.toString()));
      await closed;
      clearInterval(trickle);
      expect(answer).toContain('408');
    });

    it('neither is a body', async () => {
      server = await startTestServer({ requestPatience: { headersMs: 300, wholeMs: 600, farewellMs: 200 } });
      const socket = raw();
      const start =
        'POST /desk/api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n';
      socket.write(start);
      const trickle = setInterval(() => socket.write(' '), 50);
      await gone(socket);
      clearInterval(trickle);
    });

    it('a socket that sends its hello byte by byte is closed when its time is over', async () => {
      server = await startTestServer({ patience: { helloMs: 300, silenceMs: 60_000 } });
      const socket = new WebSocket(socketUrl());
      await once(socket, 'open');
      const trickle = setInterval(() => socket.send('{', { fin: false }), 20);
      const [code] = (await once(socket, 'close')) as [number];
      clearInterval(trickle);
      expect(code).toBe(CLOSE_CODES.helloTimeout);
    });

    it('pings of the wire do not make up for a hello', async () => {
      server = await startTestServer({ patience: { helloMs: 300, silenceMs: 60_000 } });
      const socket = new WebSocket(socketUrl());
      await once(socket, 'open');
      const pings = setInterval(() => socket.ping(), 50);
      const [code] = (await once(socket, 'close')) as [number];
      clearInterval(pings);
      expect(code).toBe(CLOSE_CODES.helloTimeout);
    });
  });

  describe('by size', () => {
    const close = async (flood: (socket: WebSocket) => void): Promise<number> => {
      const socket = new WebSocket(socketUrl());
      await once(socket, 'open');
      socket.on('error', () => undefined);
      flood(socket);
      const [code] = (await once(socket, 'close')) as [number];
      return code;
    };

    beforeEach(async () => {
      server = await startTestServer();
    });

    it('a frame in too many fragments closes the socket', async () => {
      const code = await close((socket) => {
        for (let index = 0; index <= 64; index += 1) socket.send('', { fin: false });
      });
      expect(code).toBe(1008);
    });

    it('fragments that are too long together close it, before the frame is whole', async () => {
      const code = await close((socket) => {
        for (let index = 0; index < 17; index += 1) socket.send('x'.repeat(4096), { fin: false });
      });
      expect(code).toBe(1009);
    });

    it('a flood of pings closes it', async () => {
      const code = await close((socket) => {
        for (let index = 0; index < 500; index += 1) socket.ping();
      });
      // The peer may be gone before it has heard the reason.
      expect([CLOSE_CODES.rateLimited, 1006]).toContain(code);
    });
  });
});
