import { LIMITS, type ClientFrame, type ServerFrame } from 'livechat-core/protocol';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

/** `{"a":{"a":…}}`: an object of this depth. */
const nested = (depth: number): object => (depth <= 1 ? { a: 1 } : { a: nested(depth - 1) });
const keys = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 1]));
/** `{"a":"…"}` of so many bytes. */
const bytes = (count: number): object => ({ a: 'x'.repeat(count - '{"a":""}'.length) });
const text = (length: number): string => 'x'.repeat(length);

type Content = Extract<ClientFrame, { type: 'post' }>['content'];

const post = (content: unknown) => ({
  type: 'post',
  clientMessageId: 'message-1',
  target: { clientThreadId: 'thread-1' },
  content: content as Content,
});
const customData = (data: object) => post({ type: 'CUSTOM_DATA', customData: data });
const context = (data: object) => ({ type: 'context', requestId: 'request-1', data, target: { all: true } });
const history = (limit: number) => ({
  type: 'history',
  requestId: 'request-1',
  threadId: 'thread-of-nobody',
  after: 0,
  limit,
});
const auth = (length: number) => ({ type: 'auth', requestId: 'request-1', jwt: `e30.${text(length - 6)}.e` });

/** What is sent, made as large as its limit and one larger, and what the refusal of the larger one names. */
const AS_FRAMES: readonly [what: string, limit: number, make: (size: number) => object, field: string][] = [
  ['text', LIMITS.textLength, (n) => post({ type: 'TEXT', text: text(n) }), 'content.text'],
  [
    'agentMessage',
    LIMITS.textLength,
    (n) => post({ type: 'CUSTOM_DATA', customData: 1, agentMessage: text(n) }),
    'content.agentMessage',
  ],
  [
    'userMessage',
    LIMITS.textLength,
    (n) => post({ type: 'CUSTOM_DATA', customData: 1, userMessage: text(n) }),
    'content.userMessage',
  ],
  ['bytes of customData', LIMITS.structuredDataBytes, (n) => customData(bytes(n)), 'content.customData'],
  ['depth of customData', LIMITS.structuredDataDepth, (n) => customData(nested(n)), 'content.customData'],
  ['keys of customData', LIMITS.structuredDataKeys, (n) => customData(keys(n)), 'content.customData'],
  ['bytes of metadata', LIMITS.structuredDataBytes, (n) => context(bytes(n)), 'data'],
  ['depth of metadata', LIMITS.structuredDataDepth, (n) => context(nested(n)), 'data'],
  ['keys of metadata', LIMITS.structuredDataKeys, (n) => context(keys(n)), 'data'],
  ['a page of history', LIMITS.historyPage, history, 'limit'],
  ['a token', LIMITS.jwtLength, auth, 'jwt'],
];

describe('G20: what a customer sends, at n and at n + 1', () => {
  let server: TestServer;
  let widgetId: string;
  let client: TestClient;

  beforeAll(async () => {
    server = await startTestServer();
    ({ id: widgetId } = await server.admin.createWidget({ title: 'Shop', multiThread: true }));
  });

  afterAll(() => server.close());

  beforeEach(async () => {
    client = await server.connect();
    await client.hello(widgetId);
  });

  const errorOf = async (frame: object) => {
    client.send(frame as ClientFrame);
    const answer: ServerFrame = await client.next('ack', 'nack', 'context-ack', 'history-page', 'error');
    return 'error' in answer ? answer.error : undefined;
  };

  it.each(AS_FRAMES)('%s: %d', async (_, limit, make, field) => {
    // A thread or a token of nobody is refused for itself, not for its size.
    expect((await errorOf(make(limit)))?.code).not.toBe('LIMIT_EXCEEDED');
    const refused = await errorOf(make(limit + 1));
    expect(refused).toMatchObject({ code: 'LIMIT_EXCEEDED', field });
  });
});
