import { deskServerFrameSchema, type DeskServerFrame } from 'livechat-core/protocol';
import { WebSocket } from 'ws';
import { deskCredentials } from '../testing/roles.js';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

const EMAIL = 'ann@shop.example';
const PASSWORD = 'correct horse battery';

/** An agent's browser: it keeps the cookie and sends the token. */
interface Desk {
  readonly cookie: string;
  readonly csrfToken: string;
}

describe('the desk', () => {
  let server: TestServer;
  let customer: TestClient;
  let conversationId: string;
  let threadId: string;
  let desk: Desk;

  beforeAll(async () => {
    server = await startTestServer();
    await server.admin.createAgent({ email: EMAIL, name: 'Ann', password: PASSWORD });
    const { id } = await server.admin.createWidget({ title: 'Shop', multiThread: true });
    customer = await server.connect();
    await customer.hello(id);
    const { thread } = await customer.post('message-1', { clientThreadId: 'thread-1' }, 'Hello');
    ({ id: threadId, conversationId } = thread);
    desk = await signIn();
  });

  afterAll(() => server.close());

  const request = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/desk/api${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const trySignIn = (email: string, password: string) => request('POST', '/session', { email, password });
  const signIn = async (): Promise<Desk> => {
    const response = await trySignIn(EMAIL, PASSWORD);
    expect(response.status).toBe(200);
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '', csrfToken };
  };
  const as = ({ cookie, csrfToken }: Desk) => ({ cookie, 'x-csrf-token': csrfToken });
  const errorCode = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

  describe('sessions', () => {
    it('sets a cookie that scripts and other sites cannot use', async () => {
      const response = await trySignIn(EMAIL.toUpperCase(), PASSWORD);
      const cookie = response.headers.get('set-cookie') ?? '';
      for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/desk']) expect(cookie).toContain(part);
      expect(cookie).not.toContain('Secure');
      expect(response.headers.get('cache-control')).toBe('no-store');
    });

    it('says who is signed in, until the agent signs out', async () => {
      const own = await signIn();
      const session = await request('GET', '/session', undefined, { cookie: own.cookie });
      expect(await session.json()).toMatchObject({ agent: { name: 'Ann', email: EMAIL }, csrfToken: own.csrfToken });
      expect((await request('DELETE', '/session', undefined, as(own))).status).toBe(204);
      expect((await request('GET', '/session', undefined, { cookie: own.cookie })).status).toBe(401);
    });

    it('answers a wrong password and an unknown agent alike', async () => {
      const answers = await Promise.all(
        [trySignIn(EMAIL, 'wrong'), trySignIn('nobody@shop.example', 'wrong')].map(async (answer) => {
          const response = await answer;
          return { status: response.status, body: await response.text() };
        }),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.status).toBe(401);
      await signIn();
    });

    it('slows down who guesses, for this account, and says how long', async () => {
      const guess = () => trySignIn('guessed@shop.example', 'wrong');
      for (let attempt = 0; attempt < 5; attempt += 1) expect((await guess()).status).toBe(401);
      const refused = await guess();
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await errorCode(refused)).toBe('RATE_LIMITED');
      await signIn();
    });
  });

  describe('access', () => {
    const routes: [string, string, unknown][] = [
      ['GET', '/conversations', undefined],
      ['GET', '/conversations/ID', undefined],
      ['GET', '/conversations/ID/messages', undefined],
      ['POST', '/conversations/ID/messages', { clientMessageId: 'reply-0000', text: 'Hi' }],
      ['PATCH', '/conversations/ID', { status: 'SOLVED' }],
      ['DELETE', '/session', undefined],
    ];

    it.each(routes)('G18: %s %s needs a session', async (method, path, body) => {
      const response = await request(method, path.replace('ID', conversationId), body, { cookie: 'livechat_desk=x' });
      expect(response.status).toBe(401);
      expect(await errorCode(response)).toBe('UNAUTHENTICATED');
    });

    it.each(routes.filter(([method]) => method !== 'GET'))('%s %s needs the CSRF token', async (method, path, body) => {
      const own = await signIn();
      for (const token of ['', 'x'.repeat(43), desk.csrfToken]) {
        const headers = { cookie: own.cookie, 'x-csrf-token': token };
        const response = await request(method, path.replace('ID', conversationId), body, headers);
        expect(response.status).toBe(403);
      }
    });
  });

  describe('conversations', () => {
    it('lists them with what the inbox shows', async () => {
      const response = await request('GET', '/conversations?status=OPEN&limit=1', undefined, as(desk));
      expect(await response.json()).toMatchObject({
        conversations: [
          { id: conversationId, widget: { title: 'Shop' }, lastMessage: { content: { text: 'Hello' } }, unread: 1 },
        ],
      });
    });

    it('gives one with its messages and contextual data', async () => {
      customer.send({ type: 'context', requestId: 'request-1', data: { color: 'red' }, target: { threadId } });
      await customer.next('context-ack');
      const response = await request('GET', `/conversations/${conversationId}`, undefined, as(desk));
      expect(await response.json()).toMatchObject({ context: { color: 'red' }, messages: [{ seq: 1 }] });
      const older = await request('GET', `/conversations/${conversationId}/messages?before=1`, undefined, as(desk));
      expect(await older.json()).toEqual({ messages: [] });
    });

    it('G2: stores a reply once, and the customer sees it with the name', async () => {
      const body = { clientMessageId: 'reply-0001', text: 'Good day' };
      const path = `/conversations/${conversationId}/messages`;
      const first = await request('POST', path, body, as(desk));
      const second = await request('POST', path, body, as(desk));
      expect([first.status, second.status]).toEqual([201, 200]);
      expect(await second.json()).toEqual(await first.json());
      const joined = await customer.next('message');
      expect(joined.message.content).toEqual({ type: 'NOTE', event: 'AGENT_JOINED', name: 'Ann' });
      const { message } = await customer.next('message');
      expect(message).toMatchObject({ content: { text: 'Good day' }, author: { type: 'AGENT', name: 'Ann' } });
      expect((await customer.drain()).filter(({ type }) => type === 'message')).toEqual([]);
    });

    it('changes the status, tells the customer, and refuses replies to a closed one', async () => {
      const { thread } = await customer.post('message-9', { clientThreadId: 'thread-9' });
      const path = `/conversations/${thread.conversationId}`;
      const response = await request('PATCH', path, { status: 'CLOSED' }, as(desk));
      expect(await response.json()).toMatchObject({ conversation: { status: 'CLOSED' } });
      expect((await customer.next('thread')).thread).toMatchObject({ id: thread.id, status: 'CLOSED' });
      const refused = await request('POST', `${path}/messages`, { clientMessageId: 'reply-0002', text: 'x' }, as(desk));
      expect([refused.status, await errorCode(refused)]).toEqual([409, 'THREAD_CLOSED']);
    });

    it.each([
      ['GET', '/conversations/no-such-conversation', undefined, 404],
      ['POST', '/conversations/no-such-conversation/messages', { clientMessageId: 'reply-0003', text: 'x' }, 404],
      ['PATCH', '/conversations/no-such-conversation', { status: 'OPEN' }, 404],
      ['GET', '/conversations?limit=0', undefined, 400],
      ['GET', '/conversations?status=LOST', undefined, 400],
      ['GET', '/conversations?cursor=x', undefined, 400],
      ['POST', '/conversations/ID/messages', { clientMessageId: 'reply-0003', text: ' ' }, 400],
      ['POST', '/conversations/ID/messages', { clientMessageId: 'reply-0003', text: 'x'.repeat(4097) }, 413],
    ])('%s %s is refused where it is wrong', async (method, path, body, status) => {
      const response = await request(method, path.replace('ID', conversationId), body, as(desk));
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ error: { message: expect.any(String) as unknown } });
    });
  });

  describe('the socket', () => {
    const open = (headers: Record<string, string>) =>
      new WebSocket(`${server.url.replace('http', 'ws')}/desk/socket`, { headers });
    const refusal = (socket: WebSocket) =>
      new Promise((resolve) =>
        socket.once('unexpected-response', (_request, response) => resolve(response.statusCode)),
      );

    it('needs a session and a page of this server', async () => {
      expect(await refusal(open({ origin: server.url }))).toBe(401);
      expect(await refusal(open({ origin: 'https://evil.example', cookie: desk.cookie }))).toBe(403);
      expect(await refusal(open({ cookie: desk.cookie }))).toBe(403);
    });

    it('tells nothing more to whoever was signed out, also where the page is silent', async () => {
      let now = Date.now();
      const shop = await startTestServer({ clock: () => now });
      const { cookie } = await deskCredentials(shop, 'AGENT');
      const { id } = await shop.admin.createWidget({ title: 'Shop' });
      const page = await shop.connect();
      await page.hello(id);
      const socket = new WebSocket(`${shop.url.replace('http', 'ws')}/desk/socket`, {
        headers: { origin: shop.url, cookie: cookie ?? '' },
      });
      const heard: string[] = [];
      const closed = new Promise((resolve) => socket.once('close', resolve));
      await new Promise<void>((resolve) =>
        socket.on('message', (data) => {
          heard.push((data as Buffer).toString());
          resolve();
        }),
      );
      const [agent] = await shop.admin.listAgents();
      await shop.admin.setAgentPassword(agent?.email ?? '');
      now += 5_000;
      await page.post('message-secret', { clientThreadId: 'thread-a' });
      expect([await closed, heard]).toEqual([4401, ['{"type":"ready"}']]);
      await shop.close();
    });

    it('hears of messages and data, and what it has seen the customer sees', async () => {
      const socket = open({ origin: server.url, cookie: desk.cookie });
      const heard: DeskServerFrame[] = [];
      let onFrame: () => void = () => undefined;
      socket.on('message', (data) => {
        heard.push(deskServerFrameSchema.parse(JSON.parse((data as Buffer).toString())));
        onFrame();
      });
      const until = async (type: DeskServerFrame['type']) => {
        while (!heard.some((frame) => frame.type === type)) await new Promise<void>((resolve) => (onFrame = resolve));
      };
      await until('ready');
      const { message } = await customer.post('message-2', { threadId });
      await until('message');
      expect(heard.slice(1)).toMatchObject([
        { type: 'conversation', conversation: { id: conversationId, topSeq: message.seq } },
        { type: 'message', conversationId, message: { id: message.id } },
      ]);
      customer.send({ type: 'context', requestId: 'request-2', data: { size: 'M' }, target: { threadId } });
      await until('context');
      expect(heard.at(-1)).toMatchObject({ type: 'context', conversationId, context: { size: 'M' } });
      socket.send(JSON.stringify({ type: 'receipt', conversationId, delivered: message.seq, seen: message.seq }));
      let receipts;
      do receipts = (await customer.next('thread')).thread.teamReceipts;
      while (receipts.seen < message.seq);
      expect(receipts).toEqual({ delivered: message.seq, seen: message.seq });
      socket.close();
    });
  });
});
