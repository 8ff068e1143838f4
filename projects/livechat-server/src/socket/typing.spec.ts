import { once } from 'node:events';
import { deskServerFrameSchema, type DeskServerFrame } from 'livechat-core/protocol';
import { WebSocket } from 'ws';
import { deskCredentials, type Credentials } from '../testing/roles.js';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

/** A desk's socket with what it has heard. */
class TestDesk {
  readonly heard: DeskServerFrame[] = [];

  private constructor(
    readonly socket: WebSocket,
    readonly credentials: Credentials,
  ) {
    socket.on('message', (data) => {
      this.heard.push(deskServerFrameSchema.parse(JSON.parse((data as Buffer).toString())));
    });
  }

  static async open(server: TestServer): Promise<TestDesk> {
    const credentials = await deskCredentials(server, 'AGENT');
    const url = `${server.url.replace('http', 'ws')}/desk/socket`;
    const desk = new TestDesk(new WebSocket(url, { headers: { ...credentials, origin: server.url } }), credentials);
    await desk.until((frames) => frames.some(({ type }) => type === 'ready'));
    return desk;
  }

  say(frame: object): void {
    this.socket.send(JSON.stringify(frame));
  }

  typing(): DeskServerFrame[] {
    return this.heard.filter(({ type }) => type === 'typing');
  }

  async until(holds: (frames: readonly DeskServerFrame[]) => boolean): Promise<void> {
    while (!holds(this.heard)) await once(this.socket, 'message');
  }
}

describe('who is writing', () => {
  let server: TestServer;
  let widgetId: string;
  let desk: TestDesk;
  let customer: TestClient;
  let threadId: string;
  let conversationId: string;

  beforeAll(async () => {
    server = await startTestServer();
    widgetId = (await server.admin.createWidget({ title: 'Shop', multiThread: true })).id;
    desk = await TestDesk.open(server);
  });
  afterAll(() => server.close());

  beforeEach(async () => {
    customer = await server.connect();
    await customer.hello(widgetId);
    const { thread } = await customer.post('message-1', { clientThreadId: 'thread-1' }, 'Hello');
    ({ id: threadId, conversationId } = thread);
    desk.heard.splice(0);
  });

  it('a customer who writes is told to the desks, and that it is over', async () => {
    customer.send({ type: 'typing', threadId, isTyping: true });
    customer.send({ type: 'typing', threadId, isTyping: false });
    await desk.until(() => desk.typing().length === 2);
    expect(desk.typing()).toMatchObject([
      { conversationId, author: { type: 'CUSTOMER' }, isTyping: true },
      { conversationId, author: { type: 'CUSTOMER' }, isTyping: false },
    ]);
  });

  it('an agent who writes is told to the customer by name, and that it is over', async () => {
    desk.say({ type: 'typing', conversationId, isTyping: true });
    expect(await customer.next('typing')).toMatchObject({ threadId, author: { type: 'AGENT' }, isTyping: true });
    desk.say({ type: 'typing', conversationId, isTyping: false });
    const { author, isTyping } = await customer.next('typing');
    expect(author.name).toBeDefined();
    expect(isTyping).toBe(false);
  });

  it('G18: nobody hears of a thread that is not theirs, and nobody can write in one', async () => {
    const stranger = await server.connect();
    await stranger.hello(widgetId);
    stranger.send({ type: 'typing', threadId, isTyping: true });
    desk.say({ type: 'typing', conversationId, isTyping: true });
    await customer.next('typing');
    expect((await stranger.drain()).map(({ type }) => type)).not.toContain('typing');
    await desk.until(() => desk.typing().length > 0);
    expect(desk.typing()).toMatchObject([{ author: { type: 'AGENT' } }]);
  });

  it('is of no interest in a closed conversation, or in one that there is not', async () => {
    const closed = await fetch(`${server.url}/desk/api/conversations/${conversationId}`, {
      method: 'PATCH',
      headers: { ...desk.credentials, 'content-type': 'application/json' },
      body: JSON.stringify({ status: 'CLOSED' }),
    });
    expect(closed.status).toBe(200);
    desk.say({ type: 'typing', conversationId, isTyping: true });
    desk.say({ type: 'typing', conversationId: 'conversation-99', isTyping: true });
    customer.send({ type: 'typing', threadId, isTyping: true });
    customer.send({ type: 'typing', threadId: 'thread-99999', isTyping: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(desk.typing()).toEqual([]);
    expect((await customer.drain()).map(({ type }) => type)).not.toContain('typing');
  });

  it('is not stored: who comes later hears nothing of it', async () => {
    customer.send({ type: 'typing', threadId, isTyping: true });
    await desk.until(() => desk.typing().length === 1);
    const later = await TestDesk.open(server);
    expect(later.typing()).toEqual([]);
    later.socket.close();
  });
});
