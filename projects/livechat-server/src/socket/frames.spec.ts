import { CLOSE_CODES, clientFrameSchema, type ClientFrame } from 'livechat-core/protocol';
import { signCustomerToken, type SecretKey } from '../sign/index.js';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

type FrameType = ClientFrame['type'];

/** Of each kind of frame one that is right, about a thread where it can be about one. */
const FRAMES: { readonly [T in FrameType]: (threadId: string) => Extract<ClientFrame, { type: T }> } = {
  hello: () => ({ type: 'hello', protocol: 'livechat.v1', widgetId: '85ea1938-f457-496d-8532-8fa489beea63' }),
  post: (threadId) => ({
    type: 'post',
    clientMessageId: 'message-of-a-stranger',
    target: { threadId },
    content: { type: 'TEXT', text: 'Hi' },
  }),
  context: (threadId) => ({ type: 'context', requestId: 'request-context', data: { x: 1 }, target: { threadId } }),
  auth: () => ({ type: 'auth', requestId: 'request-auth', jwt: 'aaaa.bbbb.cccc' }),
  history: (threadId) => ({ type: 'history', requestId: 'request-history', threadId, limit: 10 }),
  receipt: (threadId) => ({ type: 'receipt', threadId, delivered: 1, seen: 1 }),
  typing: (threadId) => ({ type: 'typing', threadId, isTyping: true }),
  ping: () => ({ type: 'ping' }),
};
const TYPES = Object.keys(FRAMES) as FrameType[];

describe('G18: who may send which frame', () => {
  let server: TestServer;
  let widgetId: string;
  let key: SecretKey;
  let elsewhere: { readonly id: string; readonly secretKey: SecretKey };
  let owner: TestClient;
  let threadId: string;

  beforeAll(async () => {
    server = await startTestServer();
    ({ id: widgetId, secretKey: key } = await server.admin.createWidget({ title: 'Shop', multiThread: true }));
    elsewhere = await server.admin.createWidget({ title: 'Other', multiThread: true });
    owner = await customer('owner@shop.example');
    threadId = (await owner.post('message-of-the-owner', { clientThreadId: 'thread-of-the-owner' })).thread.id;
  });

  afterAll(() => server.close());

  const visitor = async (id = widgetId) => {
    const client = await server.connect();
    await client.hello(id);
    return client;
  };
  const customer = async (subject: string, widget = { id: widgetId, secretKey: key }) => {
    const client = await visitor(widget.id);
    const { id, secretKey } = widget;
    const jwt = await signCustomerToken({ widgetId: id, key: secretKey, subject, subjectType: 'email' });
    client.send({ type: 'auth', requestId: 'request-login', jwt });
    await client.next('welcome');
    return client;
  };
  const strangers: Readonly<Record<string, () => Promise<TestClient>>> = {
    'a visitor': () => visitor(),
    'another customer': () => customer('stranger@shop.example'),
    'the same e-mail address in another widget': () => customer('owner@shop.example', elsewhere),
    'somebody who has logged out': async () => {
      const [client, last] = [await server.connect(), await server.connect()];
      const { token } = await client.hello(widgetId);
      await last.hello(widgetId, undefined, [token]);
      await client.next('session-ended');
      return last;
    },
  };

  it('every kind of frame of the protocol is tried here', () => {
    const known = clientFrameSchema.def.options.flatMap((option) => option.shape.type.def.values as readonly string[]);
    expect(new Set(known)).toEqual(new Set<string>(TYPES));
  });

  it.each(TYPES.filter((type) => type !== 'hello'))('nobody sends %s before hello', async (type) => {
    const client = await server.connect();
    client.send(FRAMES[type](threadId));
    expect(await client.closed).toBe(CLOSE_CODES.protocolError);
    await expect(client.next('welcome')).rejects.toThrow('Unread: []');
  });

  it('nobody says hello twice', async () => {
    const client = await visitor();
    client.send(FRAMES.hello(threadId));
    expect(await client.closed).toBe(CLOSE_CODES.protocolError);
  });

  it.each(Object.keys(strangers))('%s learns nothing of a thread, not even that there is one', async (name) => {
    const stranger = (await strangers[name]?.()) ?? (await visitor());
    for (const type of TYPES.filter((each) => each !== 'hello')) {
      const answers = [];
      for (const id of [threadId, 'there-is-none']) {
        stranger.send(FRAMES[type](id));
        answers.push(await stranger.drain());
      }
      expect({ type, answer: answers[0] }).toEqual({ type, answer: answers[1] });
    }
  });

  it('and changes nothing of it, and disturbs nobody', async () => {
    const readAll = async () => {
      owner.send({ type: 'history', requestId: 'request-1', threadId, limit: 10 });
      return (await owner.next('history-page')).messages;
    };
    const before = await readAll();
    await owner.drain();
    const stranger = await visitor();
    for (const type of TYPES.filter((each) => each !== 'hello')) stranger.send(FRAMES[type](threadId));
    await stranger.drain();
    expect(await owner.drain()).toEqual([]);
    expect(await readAll()).toEqual(before);
  });

  it('its owner is answered', async () => {
    const answers = [];
    for (const type of ['post', 'context', 'history'] as const) {
      owner.send(FRAMES[type](threadId));
      answers.push(...(await owner.drain()).map((frame) => frame.type));
    }
    expect(answers).toEqual(['ack', 'context-ack', 'history-page']);
  });
});
