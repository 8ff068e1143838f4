import { createLiveChat, memorySessionStore } from 'livechat-core';
import { streamingTransport, webSocketTransport, type WebSocketConstructor } from 'livechat-core/engine';
import {
  CLOSE_CODES,
  LIMITS,
  PROTOCOL,
  STREAM_FRAMES_PATH,
  STREAM_PATH,
  decodeStreamEvent,
  encodeBatch,
  encodeFrame,
  type ClientFrame,
  type StreamEvent,
} from 'livechat-core/protocol';
import { transportContract, type TransportHost } from 'livechat-core/testing/contracts';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { startTestServer, type TestServer } from '../testing/test-server.js';

async function hostOf(transport: TransportHost['transport']): Promise<TransportHost> {
  const server = await startTestServer();
  const { id } = await server.admin.createWidget({ title: 'Shop', multiThread: true });
  return {
    transport,
    serverUrl: server.url,
    widgetId: id,
    cut: () => void server.close(),
    close: () => server.close(),
  };
}

transportContract('streamingTransport on the real server', () => hostOf(streamingTransport()));
transportContract('webSocketTransport on the real server', () =>
  hostOf(webSocketTransport(WebSocket as unknown as WebSocketConstructor)),
);

/** A page that speaks HTTP as a test tells it. */
class StreamPage {
  readonly #events: StreamEvent[] = [];
  #answer: IncomingMessage | undefined;
  #isOver = false;
  #onEvent: () => void = () => undefined;
  #number = 0;
  stream = '';

  private constructor(
    private readonly url: string,
    private readonly origin: string | undefined,
    private readonly asking: ClientRequest,
  ) {}

  static async open(url: string, origin?: string): Promise<StreamPage> {
    const headers = { 'content-type': 'text/plain', ...(origin === undefined ? {} : { origin }) };
    const asking = request(`${url}${STREAM_PATH}`, { method: 'POST', headers });
    const page = new StreamPage(url, origin, asking);
    asking.on('response', (answer) => {
      page.#read(answer);
    });
    asking.on('error', () => undefined);
    asking.end(PROTOCOL);
    page.stream = (await page.next('open')).stream;
    return page;
  }

  get head(): IncomingMessage['headers'] {
    return this.#answer?.headers ?? {};
  }

  #read(answer: IncomingMessage): void {
    this.#answer = answer;
    let rest = '';
    answer.setEncoding('utf8');
    answer.on('data', (text: string) => {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      this.#events.push(...blocks.map((block) => decodeStreamEvent(block)));
      this.#onEvent();
    });
    answer.on('error', () => undefined);
    answer.on('close', () => {
      this.#isOver = true;
      this.#onEvent();
    });
  }

  post(...frames: ClientFrame[]): Promise<number> {
    return this.postTexts(frames.map((frame) => encodeFrame(frame)));
  }

  async postTexts(frames: readonly string[], number = this.#number++, stream = this.stream): Promise<number> {
    return (await this.postBody(encodeBatch({ stream, number, frames }))).status;
  }

  postBody(body: string): Promise<Response> {
    return fetch(`${this.url}${STREAM_FRAMES_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', ...(this.origin === undefined ? {} : { origin: this.origin }) },
      body,
    });
  }

  hello(widgetId: string): Promise<number> {
    return this.post({ type: 'hello', protocol: PROTOCOL, widgetId });
  }

  async next<T extends StreamEvent['type']>(type: T): Promise<Extract<StreamEvent, { type: T }>> {
    for (;;) {
      const index = this.#events.findIndex((event) => event.type === type);
      const [found] = index === -1 ? [] : this.#events.splice(0, index + 1).slice(-1);
      if (found !== undefined) return found as Extract<StreamEvent, { type: T }>;
      if (this.#isOver) throw new Error(`The stream ended without "${type}".`);
      await new Promise<void>((resolve) => (this.#onEvent = resolve));
    }
  }

  stopReading(): void {
    this.#answer?.pause();
  }

  leave(): void {
    this.asking.destroy();
  }
}

describe('a page on HTTP streaming', () => {
  let server: TestServer;
  let widgetId: string;
  let pages: StreamPage[];
  let now: number;

  beforeAll(async () => {
    now = Date.now();
    server = await startTestServer({ clock: () => now });
    ({ id: widgetId } = await server.admin.createWidget({ title: 'Shop', multiThread: true }));
  });

  beforeEach(() => {
    pages = [];
  });

  afterEach(() => {
    for (const page of pages) page.leave();
  });

  afterAll(() => server.close());

  const open = async (origin?: string): Promise<StreamPage> => {
    const page = await StreamPage.open(server.url, origin);
    pages.push(page);
    return page;
  };
  const ping: ClientFrame = { type: 'ping' };
  const textOf = (text: string, id = text): ClientFrame => ({
    type: 'post',
    clientMessageId: id,
    target: { clientThreadId: 'thread-1' },
    content: { type: 'TEXT', text },
  });

  it('may be read by every page, and is kept, gathered or guessed by nobody', async () => {
    const page = await open('https://shop.example');
    expect(page.head).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'no-store, no-transform',
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    expect(page.stream).toMatch(/^[\w-]{43}$/);
    expect((await open()).stream).not.toBe(page.stream);
  });

  it('says and hears what a socket would, in the same order', async () => {
    const page = await open();
    await page.hello(widgetId);
    const { frame } = await page.next('frame');
    expect(frame).toMatchObject({ type: 'welcome', person: { kind: 'VISITOR' } });
    const texts = ['message-1', 'message-2', 'message-3', 'message-4'];
    expect(await page.post(...texts.map((text) => textOf(text)))).toBe(204);
    for (const text of texts) {
      expect((await page.next('frame')).frame).toMatchObject({ type: 'ack', message: { clientMessageId: text } });
    }
    const token = frame.type === 'welcome' ? frame.token : '';
    const socket = await server.connect();
    expect((await socket.hello(widgetId, token)).threads).toMatchObject([{ topSeq: 4 }]);
    await socket.post('message-5', { clientThreadId: 'thread-1' });
    expect((await page.next('frame')).frame).toMatchObject({ type: 'message', message: { seq: 5 } });
  });

  it('is told in a frame where the widget does not allow its origin', async () => {
    const { id } = await server.admin.createWidget({
      title: 'S',
      multiThread: true,
      origins: ['https://shop.example'],
    });
    const page = await open('https://evil.example');
    await page.hello(id);
    expect((await page.next('frame')).frame).toMatchObject({ type: 'error', error: { code: 'ORIGIN_NOT_ALLOWED' } });
    expect(await page.next('close')).toMatchObject({ code: 4403 });
    const allowed = await open('https://shop.example');
    await allowed.hello(id);
    expect((await allowed.next('frame')).frame.type).toBe('welcome');
  });

  it('G18: nobody speaks on a stream without its name, nor from another origin', async () => {
    const page = await open('https://shop.example');
    await page.hello(widgetId);
    const other = await open('https://evil.example');
    expect(await page.postTexts([encodeFrame(ping)], 1, 'x'.repeat(43))).toBe(404);
    expect(await other.postTexts([encodeFrame(ping)], 1, page.stream)).toBe(404);
  });

  it('takes each batch once and in order', async () => {
    const page = await open();
    await page.hello(widgetId);
    await page.next('frame');
    expect(await page.postTexts([encodeFrame(textOf('message-a'))], 1)).toBe(204);
    expect(await page.postTexts([encodeFrame(textOf('message-b'))], 1)).toBe(400);
    expect(await page.postTexts([encodeFrame(textOf('message-c'))], 3)).toBe(400);
    await page.postTexts([encodeFrame(ping)], 2);
    expect((await page.next('frame')).frame.type).toBe('ack');
    expect((await page.next('frame')).frame).toMatchObject({ type: 'pong', tops: expect.anything() as object });
  });

  it('G20: takes a frame of 64 KiB and ends the stream at one byte more', async () => {
    const page = await open();
    await page.hello(widgetId);
    await page.next('frame');
    const padded = (bytes: number): string => encodeFrame(ping).padEnd(bytes, ' ');
    expect(await page.postTexts([padded(LIMITS.frameBytes)])).toBe(204);
    expect((await page.next('frame')).frame.type).toBe('pong');
    expect(await page.postTexts([padded(LIMITS.frameBytes + 1)])).toBe(404);
    expect(await page.next('close')).toMatchObject({ code: 1009 });
    const more = await (await open()).postBody('x'.repeat(LIMITS.frameBytes + 1025));
    expect(more.status).toBe(413);
    expect(more.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('is closed without a hello in time', async () => {
    const hasty = await startTestServer({ patience: { helloMs: 300, silenceMs: 60_000 } });
    const silent = await StreamPage.open(hasty.url);
    pages.push(silent);
    try {
      expect(await silent.next('close')).toMatchObject({ code: CLOSE_CODES.helloTimeout });
    } finally {
      await hasty.close();
    }
  });

  it('is closed with too many frames', async () => {
    const loud = await open();
    await loud.hello(widgetId);
    const many = Array.from({ length: 401 }, () => encodeFrame(ping));
    await loud.postTexts(many);
    expect(await loud.next('close')).toMatchObject({ code: 4429 });
  });

  it('G13: costs at most 1 MiB where it does not read', async () => {
    const page = await open();
    await page.hello(widgetId);
    await page.next('frame');
    const texts = Array.from({ length: 30 }, (_, index) => textOf('x'.repeat(LIMITS.textLength), `message-${index}`));
    for (const text of texts) await page.post(text);
    const { frame } = await page.next('frame');
    const threadId = frame.type === 'ack' ? frame.thread.id : '';
    page.stopReading();
    let status = 204;
    for (let round = 0; status === 204 && round < 20; round += 1) {
      now += 10_000;
      const requests = Array.from({ length: 20 }, (_, index): ClientFrame => {
        return { type: 'history', requestId: `request-${round}-${index}`, threadId, after: 0, limit: 100 };
      });
      status = await page.post(...requests);
    }
    expect(status).toBe(404);
  });

  it.each([
    ['no body', ''],
    ['no JSON', 'nonsense'],
    ['no stream', '{"number":0}'],
    ['no number', `{"stream":"${'s'.repeat(43)}"}`],
  ])('refuses a batch with %s', async (_, body) => {
    const answer = await (await open()).postBody(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'INVALID_ARGUMENT' } });
  });

  it('refuses what does not speak the protocol', async () => {
    const answer = await fetch(`${server.url}${STREAM_PATH}`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'PROTOCOL_UNSUPPORTED' } });
  });

  it('forgets a page that has gone', async () => {
    const page = await open();
    await page.hello(widgetId);
    page.leave();
    let status = 204;
    while (status === 204) status = await page.post(ping);
    expect(status).toBe(404);
  });

  it('tells a page when to come back where the server stops', async () => {
    const stopping = await startTestServer();
    const page = await StreamPage.open(stopping.url);
    const { id } = await stopping.admin.createWidget({ title: 'Shop', multiThread: true });
    await page.hello(id);
    await page.next('frame');
    const stopped = stopping.close();
    expect(await page.next('close')).toEqual({
      type: 'close',
      code: 1012,
      reason: 'server restarts; retry-after-ms=500',
    });
    await stopped;
  });

  it('serves a whole chat', async () => {
    const chat = createLiveChat({
      serverUrl: server.url,
      widgetId,
      transport: streamingTransport(),
      store: memorySessionStore(),
    });
    const sent = await Promise.all(['one', 'two', 'three'].map((text) => chat.send(text)));
    expect(new Set(sent.map(({ threadId }) => threadId)).size).toBe(1);
    chat.dispose();
  });
});
