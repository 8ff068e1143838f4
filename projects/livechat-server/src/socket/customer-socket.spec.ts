import { randomBytes } from 'node:crypto';
import { CLOSE_CODES, LIMITS } from 'livechat-core/protocol';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

const text = (value: string) => ({ type: 'TEXT', text: value }) as const;

describe('the socket of a page', () => {
  let server: TestServer;
  let widgetId: string;

  beforeAll(async () => {
    server = await startTestServer();
    widgetId = (await server.admin.createWidget({ title: 'Shop', multiThread: true })).id;
  });

  afterAll(() => server.close());

  const visit = async (token?: string): Promise<TestClient> => {
    const client = await server.connect();
    await client.hello(widgetId, token);
    return client;
  };

  describe('hello', () => {
    it('welcomes a new visitor, and the same one again by the token', async () => {
      const first = await (await server.connect()).hello(widgetId.toUpperCase());
      expect(first).toMatchObject({
        widget: { id: widgetId, title: 'Shop' },
        person: { kind: 'VISITOR' },
        threads: [],
      });
      const again = await (await server.connect()).hello(widgetId, first.token);
      expect(again).toMatchObject({ person: first.person, token: first.token, epoch: first.epoch });
    });

    it('makes a new visitor of an unknown token', async () => {
      const unknown = randomBytes(32).toString('base64url');
      const welcome = await (await server.connect()).hello(widgetId, unknown);
      expect(welcome.person.kind).toBe('VISITOR');
      expect(welcome.token).not.toBe(unknown);
    });

    it('ends the sessions of revoked tokens', async () => {
      const left = await server.connect();
      const { token, person } = await left.hello(widgetId);
      await (await server.connect()).hello(widgetId, undefined, [token]);
      await left.next('session-ended');
      expect(await left.closed).toBe(CLOSE_CODES.sessionEnded);
      expect((await (await server.connect()).hello(widgetId, token)).person.id).not.toBe(person.id);
    });

    it.each([
      ['another protocol', { protocol: 'livechat.v9' }, 'PROTOCOL_UNSUPPORTED'],
      ['an unknown widget', { widgetId: '00000000-0000-4000-8000-000000000000' }, 'WIDGET_NOT_FOUND'],
    ])('refuses %s and says what to do', async (_, wrong, code) => {
      const client = await server.connect();
      client.send({ type: 'hello', protocol: 'livechat.v1', widgetId, ...wrong });
      const { error } = await client.next('error');
      expect(error.code).toBe(code);
      expect(error.remedy).not.toBe('');
      expect(await client.closed).toBe(CLOSE_CODES.refused);
    });

    it('tells who has the wrong widget ID how to list the right ones', async () => {
      const client = await server.connect();
      client.send({ type: 'hello', protocol: 'livechat.v1', widgetId: '00000000-0000-4000-8000-000000000000' });
      expect((await client.next('error')).error.remedy).toContain('npx livechat-server widget list');
    });

    it('refuses pages of origins that the widget does not allow', async () => {
      const { id } = await server.admin.createWidget({ title: 'Closed', origins: ['https://shop.example'] });
      const stranger = await server.connect({ origin: 'https://evil.example' });
      stranger.send({ type: 'hello', protocol: 'livechat.v1', widgetId: id });
      expect((await stranger.next('error')).error.code).toBe('ORIGIN_NOT_ALLOWED');
      expect((await (await server.connect({ origin: 'https://shop.example' })).hello(id)).widget.id).toBe(id);
      expect((await (await server.connect()).hello(id)).widget.id).toBe(id);
    });

    it('closes a socket that does not say it', async () => {
      const hasty = await startTestServer({ patience: { helloMs: 300, silenceMs: 60_000 } });
      try {
        expect(await (await hasty.connect()).closed).toBe(CLOSE_CODES.helloTimeout);
      } finally {
        await hasty.close();
      }
    });

    it('closes a socket that says something else first', async () => {
      const client = await server.connect();
      client.send({ type: 'ping' });
      expect(await client.closed).toBe(CLOSE_CODES.protocolError);
    });
  });

  describe('messages', () => {
    it('G2: answers the repeats of a post with the first ack', async () => {
      const client = await visit();
      const first = await client.post('message-1', { clientThreadId: 'thread-1' });
      const second = await client.post('message-1', { clientThreadId: 'thread-1' });
      const third = await client.post('message-1', { threadId: first.thread.id });
      expect([second.message, third.message]).toEqual([first.message, first.message]);
      expect(third.thread.topSeq).toBe(1);
    });

    it('G4: two tabs and a later visit see the same order, each message once', async () => {
      const [first, second] = [await server.connect(), await server.connect()];
      const { token } = await first.hello(widgetId);
      await second.hello(widgetId, token);
      const { thread } = await first.post('message-0', { clientThreadId: 'thread-1' });
      const tabs = [first, second];
      for (let index = 1; index <= 10; index += 1) {
        tabs.forEach((tab, side) =>
          tab.send({
            type: 'post',
            clientMessageId: `message-${index}-${side}`,
            target: { threadId: thread.id },
            content: text('Hi'),
          }),
        );
      }
      const acknowledged = await Promise.all(
        tabs.map(async (tab) => {
          const acks = [];
          for (let index = 0; index < 10; index += 1) acks.push(await tab.next('ack'));
          return acks.map((ack) => ack.message);
        }),
      );
      // Only when both have all of their answers is everything stored that the other one hears of.
      const seen = await Promise.all(
        tabs.map(async (tab, side) => {
          const frames = await tab.drain();
          const live = frames.filter((frame) => frame.type === 'message').map((frame) => frame.message);
          return [...(acknowledged[side] ?? []), ...live];
        }),
      );
      const third = await server.connect();
      await third.hello(widgetId, token);
      third.send({ type: 'history', requestId: 'request-1', threadId: thread.id, after: 0, limit: 100 });
      const stored = (await third.next('history-page')).messages;
      expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
      const ids = stored.map(({ id }) => id);
      const bySeq = (messages: typeof stored) => messages.toSorted((a, b) => a.seq - b.seq).map(({ id }) => id);
      expect(bySeq(seen[0] ?? [])).toEqual(ids.slice(1));
      expect(bySeq(seen[1] ?? [])).toEqual(ids);
    });

    it('G5: keeps the order of one sender, also past a refused message', async () => {
      const client = await visit();
      client.send({
        type: 'post',
        clientMessageId: 'message-1',
        target: { clientThreadId: 'thread-1' },
        content: text('1'),
      });
      client.sendText(
        '{"type":"post","clientMessageId":"message-2","target":{"clientThreadId":"thread-1"},"content":{}}',
      );
      client.send({
        type: 'post',
        clientMessageId: 'message-3',
        target: { clientThreadId: 'thread-1' },
        content: text('3'),
      });
      const frames = (await client.drain()).filter(({ type }) => type === 'ack' || type === 'nack');
      expect(frames).toMatchObject([
        { type: 'ack', message: { seq: 1, clientMessageId: 'message-1' } },
        { type: 'nack', clientMessageId: 'message-2', error: { code: 'INVALID_ARGUMENT' } },
        { type: 'ack', message: { seq: 2, clientMessageId: 'message-3' } },
      ]);
    });

    it('G9: contextual data comes with the message that opens the conversation', async () => {
      const client = await visit();
      client.send({
        type: 'post',
        clientMessageId: 'message-1',
        target: { clientThreadId: 'thread-1' },
        content: text('Hello'),
        context: { requestId: 'request-1', data: { color: 'red' } },
      });
      expect(await client.next('ack')).toMatchObject({ contextRequestId: 'request-1', message: { seq: 1 } });
    });

    it('G10: ALL answers with the threads that it reached, again on a repeat', async () => {
      const client = await visit();
      const ids = [];
      for (const name of ['thread-1', 'thread-2']) {
        ids.push((await client.post(`message-${name}`, { clientThreadId: name })).thread.id);
      }
      const frame = { type: 'context', requestId: 'request-1', data: { n: 1 }, target: { all: true } } as const;
      client.send(frame);
      await client.post('message-3', { clientThreadId: 'thread-3' });
      client.send(frame);
      const answers = [await client.next('context-ack'), await client.next('context-ack')];
      expect(answers.map(({ threadIds }) => new Set(threadIds))).toEqual([new Set(ids), new Set(ids)]);
    });

    it('G18: another person gets the same answer for a thread that exists as for one that does not', async () => {
      const owner = await visit();
      const { thread } = await owner.post('message-1', { clientThreadId: 'thread-1' });
      const stranger = await visit();
      const answers = [];
      for (const threadId of [thread.id, 'there-is-none']) {
        stranger.send({ type: 'history', requestId: 'request-1', threadId, limit: 1 });
        stranger.send({ type: 'context', requestId: 'request-2', data: {}, target: { threadId } });
        stranger.send({ type: 'post', clientMessageId: 'message-1', target: { threadId }, content: text('Hi') });
        stranger.send({ type: 'receipt', threadId, delivered: 1, seen: 1 });
        answers.push(await stranger.drain());
      }
      expect(answers[0]).toHaveLength(4);
      expect(answers[0]).toEqual(answers[1]);
    });

    it('tells the other tabs of a thread that one opened, before its message', async () => {
      const [first, second] = [await server.connect(), await server.connect()];
      const { token } = await first.hello(widgetId);
      await second.hello(widgetId, token);
      await first.post('message-1', { clientThreadId: 'thread-1' });
      const frames = await second.drain();
      expect(frames.map(({ type }) => type)).toEqual(['thread', 'message', 'thread']);
      expect((await first.drain()).map(({ type }) => type)).toEqual([]);
    });

    it('records how far the customer has seen, and tells the other tabs', async () => {
      const [first, second] = [await server.connect(), await server.connect()];
      const { token } = await first.hello(widgetId);
      const { thread } = await first.post('message-1', { clientThreadId: 'thread-1' });
      await second.hello(widgetId, token);
      first.send({ type: 'receipt', threadId: thread.id, delivered: 1, seen: 1 });
      expect((await second.next('thread')).thread).toMatchObject({ id: thread.id, unread: 0 });
    });
  });

  describe('limits', () => {
    it('G20: a text of 4,096 characters is stored, one of 4,097 is refused by name', async () => {
      const client = await visit();
      await client.post('message-1', { clientThreadId: 'thread-1' }, 'ä'.repeat(LIMITS.textLength));
      const content = text('ä'.repeat(LIMITS.textLength + 1));
      client.send({ type: 'post', clientMessageId: 'message-2', target: { clientThreadId: 'thread-1' }, content });
      const { error } = await client.next('nack');
      expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', field: 'content.text' });
    });

    it('G20: a frame of 64 KiB is read, a longer one closes the socket', async () => {
      const client = await visit();
      const frame = (bytes: number) => `{"type":"ping"${' '.repeat(bytes - 15)}}`;
      client.sendText(frame(LIMITS.frameBytes));
      await client.next('pong');
      client.sendText(frame(LIMITS.frameBytes + 1));
      expect(await client.closed).toBe(1009);
    });

    it('G20: fifty messages at once are stored, the next is refused and not stored', async () => {
      let now = Date.now();
      const still = await startTestServer({ clock: () => now });
      const { id } = await still.admin.createWidget({ title: 'Shop', multiThread: true });
      const client = await still.connect();
      await client.hello(id);
      const post = (index: number) => {
        const clientMessageId = `message-${index}`;
        client.send({ type: 'post', clientMessageId, target: { clientThreadId: 'thread-1' }, content: text('Hi') });
      };
      for (let index = 0; index <= LIMITS.burst; index += 1) post(index);
      expect(await client.next('nack')).toMatchObject({
        clientMessageId: `message-${LIMITS.burst}`,
        error: { code: 'RATE_LIMITED' },
      });
      now += 100;
      post(LIMITS.burst);
      const acks = (await client.drain()).filter((frame) => frame.type === 'ack');
      expect(acks.at(-1)?.message.seq).toBe(LIMITS.burst + 1);
      await still.close();
    });

    it('closes a socket that floods', async () => {
      const now = Date.now();
      const still = await startTestServer({ clock: () => now });
      const { id } = await still.admin.createWidget({ title: 'Shop' });
      const client = await still.connect();
      await client.hello(id);
      for (let index = 0; index < 600; index += 1) client.send({ type: 'ping' });
      expect(await client.closed).toBe(CLOSE_CODES.rateLimited);
      await still.close();
    });

    it('G13: closes a reader that does not read, and it catches up later', async () => {
      const client = await server.connect();
      const { token } = await client.hello(widgetId);
      const { thread } = await client.post('message-0', { clientThreadId: 'thread-1' });
      for (let index = 1; index < 30; index += 1) {
        await client.post(`message-${index}`, { threadId: thread.id }, 'x'.repeat(4096));
      }
      client.stopReading();
      for (let index = 0; index < 200; index += 1) {
        client.send({ type: 'history', requestId: `request-${index}`, threadId: thread.id, limit: 100 });
      }
      const other = await server.connect();
      const welcome = await other.hello(widgetId, token);
      expect(welcome.threads[0]?.topSeq).toBe(30);
      // The peer never answers the close, so the server cuts the socket.
      client.resumeReading();
      expect([1006, CLOSE_CODES.slowReader]).toContain(await client.closed);
    });
  });

  describe('what is no frame', () => {
    it.each([
      ['a frame without its field', '{"type":"history","requestId":"request-1","limit":1}', 'request-1', 'threadId'],
      ['a frame with a wrong field', '{"type":"auth","requestId":"request-1","jwt":"x"}', 'request-1', 'jwt'],
      ['an unknown type', '{"type":"nonsense","requestId":"request-1"}', 'request-1', 'type'],
      ['a list', '[]', undefined, 'frame'],
    ])('%s is answered with an error that names the field', async (_, frame, requestId, field) => {
      const client = await visit();
      client.sendText(frame);
      const answer = await client.next('error');
      expect(answer.requestId).toBe(requestId);
      expect(answer.error).toMatchObject({ code: 'INVALID_ARGUMENT', field });
      await client.post('message-1', { clientThreadId: 'thread-1' });
    });

    it('keys that could change a prototype are refused', async () => {
      const client = await visit();
      client.sendText('{"type":"context","requestId":"request-1","data":{"__proto__":{"x":1}},"target":{"all":true}}');
      expect(await client.next('error')).toMatchObject({ requestId: 'request-1', error: { field: 'data' } });
    });

    it('text that is no JSON and binary frames close the socket', async () => {
      const [garbage, binary] = [await visit(), await visit()];
      garbage.sendText('not JSON');
      binary.sendBinary(new Uint8Array([1, 2, 3]));
      expect(await garbage.closed).toBe(CLOSE_CODES.protocolError);
      expect(await binary.closed).toBe(CLOSE_CODES.protocolError);
    });
  });

  it('closes with "restart" when the server stops, after it answered', async () => {
    const stopping = await startTestServer();
    const { id } = await stopping.admin.createWidget({ title: 'Shop' });
    const client = await stopping.connect();
    await client.hello(id);
    const ack = client.post('message-1', { clientThreadId: 'thread-1' });
    await ack;
    const closed = client.closed;
    const stopped = stopping.close();
    expect([1006, 1012]).toContain(await closed);
    await stopped;
  });
});
