import { LIMITS } from 'livechat-core/protocol';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

/** Time stands still, so that nothing comes back while a test sends. */
const NOW = 1_800_000_000_000;

describe('G20: what several sockets share', () => {
  let server: TestServer;
  let widgetId: string;

  beforeEach(async () => {
    server = await startTestServer({ clock: () => NOW });
    widgetId = (await server.admin.createWidget({ title: 'Shop', multiThread: true })).id;
  });

  afterEach(() => server.close());

  const tabs = async (count: number): Promise<readonly TestClient[]> => {
    const first = await server.connect();
    const { token } = await first.hello(widgetId);
    const others = await Promise.all(
      Array.from({ length: count - 1 }, async () => {
        const tab = await server.connect();
        await tab.hello(widgetId, token);
        return tab;
      }),
    );
    return [first, ...others];
  };
  /** How many of so many messages are stored, and how many refused. */
  const send = async (tab: TestClient, prefix: string, threads: readonly string[], count: number = LIMITS.burst) => {
    for (let index = 0; index < count; index += 1) {
      const clientThreadId = threads[index % threads.length] ?? '';
      const clientMessageId = `message-${prefix}-${index}`;
      tab.send({ type: 'post', clientMessageId, target: { clientThreadId }, content: { type: 'TEXT', text: 'Hi' } });
    }
    const frames = await tab.drain();
    return {
      stored: frames.filter(({ type }) => type === 'ack').length,
      refused: frames.filter((frame) => frame.type === 'nack' && frame.error.code === 'RATE_LIMITED').length,
    };
  };

  it('a thread takes 75 messages at once, however many tabs send them', async () => {
    const [first, second] = await tabs(2);
    if (first === undefined || second === undefined) throw new Error('There are two tabs.');
    expect(await send(first, 'first', ['thread-one'])).toEqual({ stored: 50, refused: 0 });
    expect(await send(second, 'second', ['thread-one'])).toEqual({ stored: 25, refused: 25 });
  });

  it('a person sends 100 messages at once, in however many threads', async () => {
    const [first, second, third] = await tabs(3);
    if (first === undefined || second === undefined || third === undefined) throw new Error('There are three tabs.');
    const threads = ['thread-one', 'thread-two', 'thread-three'];
    expect(await send(first, 'first', threads)).toEqual({ stored: 50, refused: 0 });
    expect(await send(second, 'second', threads)).toEqual({ stored: 50, refused: 0 });
    expect(await send(third, 'third', ['thread-four'], 1)).toEqual({ stored: 0, refused: 1 });
  });

  it('the same id of a thread of another person is another thread', async () => {
    for (const name of ['first', 'second', 'third']) {
      const [tab] = await tabs(1);
      if (tab !== undefined) expect(await send(tab, name, ['thread-one'])).toEqual({ stored: 50, refused: 0 });
    }
  });

  it('a connection tries ten logins, and the eleventh is not even looked at', async () => {
    const [tab] = await tabs(1);
    for (let index = 0; index <= 10; index += 1) {
      tab?.send({ type: 'auth', requestId: `request-${index}`, jwt: 'aaaa.bbbb.cccc' });
    }
    const errors = (await tab?.drain())?.flatMap((frame) => (frame.type === 'error' ? [frame.error.code] : []));
    expect(errors).toEqual([...Array.from({ length: 10 }, () => 'TOKEN_INVALID'), 'RATE_LIMITED']);
  });

  it('a token of 8 KiB is read, a longer one is refused by name', async () => {
    const [tab] = await tabs(1);
    const jwt = (length: number) => `${'a'.repeat(length - 4)}.b.c`;
    tab?.send({ type: 'auth', requestId: 'request-1', jwt: jwt(LIMITS.jwtLength) });
    expect((await tab?.next('error'))?.error).toMatchObject({ code: 'TOKEN_INVALID' });
    tab?.send({ type: 'auth', requestId: 'request-2', jwt: jwt(LIMITS.jwtLength + 1) });
    expect((await tab?.next('error'))?.error).toMatchObject({ code: 'LIMIT_EXCEEDED', field: 'jwt' });
  });
});
