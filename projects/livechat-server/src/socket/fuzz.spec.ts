import fc from 'fast-check';
import type { ServerFrame } from 'livechat-core/protocol';
import type { TestClient } from '../testing/test-client.js';
import { leftAfter } from '../testing/left-after.js';
import { mutated, torn } from '../testing/mutations.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

/** Frames that are right; what is tried is what becomes of them. */
const RIGHT: readonly object[] = [
  { type: 'hello', protocol: 'livechat.v1', widgetId: '85ea1938-f457-496d-8532-8fa489beea63', revoke: [] },
  {
    type: 'post',
    clientMessageId: 'message-0001',
    target: { clientThreadId: 'thread-0001' },
    content: { type: 'TEXT', text: 'Hi' },
    context: { requestId: 'request-0001', data: { a: { b: [1, 'two', null] } } },
  },
  {
    type: 'post',
    clientMessageId: 'message-0002',
    target: { threadId: 'thread-0001' },
    content: { type: 'CUSTOM_DATA', customData: { a: 1 }, agentMessage: 'a', userMessage: 'u' },
  },
  { type: 'context', requestId: 'request-0002', data: { a: 1 }, target: { all: true } },
  { type: 'auth', requestId: 'request-0003', jwt: 'aaaa.bbbb.cccc' },
  { type: 'history', requestId: 'request-0004', threadId: 'thread-0001', after: 0, limit: 100 },
  { type: 'receipt', threadId: 'thread-0001', delivered: 1, seen: 1 },
  { type: 'typing', threadId: 'thread-0001', isTyping: true },
  { type: 'ping' },
];

describe('frames that nobody meant to send', () => {
  let server: TestServer;
  let widgetId: string;
  let now = 1_800_000_000_000;
  let client: TestClient;

  beforeAll(async () => {
    // Time flies, so that the rates do not end what is tried.
    server = await startTestServer({ clock: () => (now += 1_000) });
    widgetId = (await server.admin.createWidget({ title: 'Shop', multiThread: true })).id;
    client = await newClient();
  });

  afterAll(() => server.close());

  const newClient = async () => {
    const fresh = await server.connect();
    await fresh.hello(widgetId);
    return fresh;
  };
  /** What comes in answer; nothing when the socket was closed for it. */
  const answersTo = async (text: string): Promise<readonly ServerFrame[]> => {
    client.sendText(text);
    try {
      return await client.drain();
    } catch {
      expect([4400, 1007, 1009]).toContain(await client.closed);
      client = await newClient();
      return [];
    }
  };
  const errorsOf = (frames: readonly ServerFrame[]): string[] =>
    frames.flatMap((frame) => (frame.type === 'error' || frame.type === 'nack' ? [frame.error.code] : []));

  it.each([
    ['mutated', mutated(RIGHT), 600],
    ['torn', torn(RIGHT), 300],
    ['any JSON', fc.json(), 150],
    ['any text', fc.string({ unit: 'binary', maxLength: 500 }), 150],
  ] as const)(
    '%s: never a defect of the server, and the next frame is answered',
    async (_, texts, numRuns) => {
      await fc.assert(
        fc.asyncProperty(texts, async (text) => {
          expect(errorsOf(await answersTo(text))).not.toContain('INTERNAL_ERROR');
        }),
        { numRuns },
      );
      const last = await newClient();
      expect((await last.post('message-last', { clientThreadId: 'thread-last' })).message.seq).toBe(1);
    },
    60_000,
  );

  it('leave nothing behind: of a thousand connections and frames only those that are open take memory', async () => {
    const texts = fc.sample(fc.oneof(mutated(RIGHT), torn(RIGHT)), { numRuns: 1_000, seed: 20_261_124 });
    const { closed, left } = await leftAfter(texts);
    expect(closed).toBeGreaterThan(100);
    expect(left).toEqual({ Connection: 1, CustomerSocket: 1, WebSocketWire: 1, TaskQueue: 1 });
  }, 180_000);
});
