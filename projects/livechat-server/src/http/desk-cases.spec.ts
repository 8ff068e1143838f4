import { deskServerFrameSchema, type Conversation, type DeskServerFrame } from 'livechat-core/protocol';
import { WebSocket } from 'ws';
import { deskCredentials, type Credentials } from '../testing/roles.js';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

interface Answer {
  readonly status: number;
  readonly body: {
    readonly conversation?: Conversation;
    readonly conversations?: readonly Conversation[];
    readonly note?: { readonly id: string; readonly text: string };
    readonly notes?: readonly { readonly text: string }[];
    readonly agents?: readonly { readonly id: string; readonly name: string }[];
    readonly error?: { readonly code: string };
  };
}

describe('the casework of the desk', () => {
  let server: TestServer;
  let customer: TestClient;
  let desk: Credentials;
  let colleague: Credentials;
  let opened = 0;

  beforeAll(async () => {
    server = await startTestServer();
    const { id } = await server.admin.createWidget({ title: 'Shop', multiThread: true });
    customer = await server.connect();
    await customer.hello(id);
    desk = await deskCredentials(server, 'AGENT');
    colleague = await deskCredentials(server, 'ADMIN');
  });

  afterAll(() => server.close());

  const open = async () => {
    opened += 1;
    return (await customer.post(`message-${opened}`, { clientThreadId: `thread-${opened}` })).thread;
  };
  const ask = async (method: string, path: string, body?: unknown, who = desk): Promise<Answer> => {
    const response = await fetch(`${server.url}/desk/api${path}`, {
      method,
      headers: { ...who, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  const agentIds = async () => (await ask('GET', '/agents')).body.agents ?? [];

  it('names the colleagues, and nothing else of them', async () => {
    expect((await agentIds()).map((agent) => Object.keys(agent))).toEqual([
      ['id', 'name'],
      ['id', 'name'],
    ]);
  });

  it('changes who looks after it, state, priority, topic and tags, and tells the desks', async () => {
    const { conversationId } = await open();
    const [somebody] = await agentIds();
    const path = `/conversations/${conversationId}`;
    const heard = await listen();
    for (const [method, at, body, shown] of [
      ['PUT', '/assignee', { agentId: somebody?.id }, { assignee: somebody }],
      ['PATCH', '', { priority: 'URGENT' }, { priority: 'URGENT' }],
      ['PATCH', '', { topic: 'Order 77' }, { topic: 'Order 77' }],
      ['PATCH', '', { status: 'WAITING' }, { status: 'OPEN', isOnHold: true }],
      ['POST', '/tags', { tag: 'a/b ü' }, { tags: ['a/b ü'] }],
    ] as const) {
      const answer = await ask(method, `${path}${at}`, body);
      expect(answer).toMatchObject({ status: 200, body: { conversation: shown } });
      await heard.until((frame) => frame.type === 'conversation' && containing(frame.conversation, shown));
    }
    const untagged = await ask('DELETE', `${path}/tags/${encodeURIComponent('a/b ü')}`);
    expect(untagged.body.conversation).not.toHaveProperty('tags');
    const freed = await ask('PUT', `${path}/assignee`, { agentId: null });
    expect(freed.body.conversation).not.toHaveProperty('assignee');
    heard.close();
  });

  it.each([
    ['PATCH', '', { status: 'OPEN', priority: 'LOW' }, 400],
    ['PATCH', '', {}, 400],
    ['PATCH', '', { topic: ' ' }, 400],
    ['PUT', '/assignee', { agentId: 'no-such-agent' }, 404],
    ['PUT', '/assignee', {}, 400],
    ['POST', '/tags', { tag: ' x' }, 400],
    ['POST', '/notes', { noteId: 'note-0001', text: ' ' }, 400],
    ['POST', '/notes', { text: 'x' }, 400],
  ])('%s %s %j is refused', async (method, path, body, status) => {
    const { conversationId } = await open();
    expect((await ask(method, `/conversations/${conversationId}${path}`, body)).status).toBe(status);
    expect((await ask(method, `/conversations/no-such-conversation${path}`, body)).status).toBe(
      status === 400 ? 400 : 404,
    );
  });

  it('leaves a closed one as it is, until it is opened again', async () => {
    const { conversationId } = await open();
    const path = `/conversations/${conversationId}`;
    await ask('POST', `${path}/notes`, { noteId: 'note-of-closed', text: 'Before' });
    await ask('PATCH', path, { status: 'CLOSED' });
    for (const [method, at, body] of [
      ['PATCH', '', { priority: 'LOW' }],
      ['PUT', '/assignee', { agentId: null }],
      ['POST', '/tags', { tag: 'x' }],
      ['POST', '/notes', { noteId: 'note-too-late', text: 'x' }],
    ] as const) {
      expect(await ask(method, `${path}${at}`, body)).toMatchObject({
        status: 409,
        body: { error: { code: 'THREAD_CLOSED' } },
      });
    }
    // The answer to the first time may have been lost.
    const repeated = await ask('POST', `${path}/notes`, { noteId: 'note-of-closed', text: 'Before' });
    expect(repeated).toMatchObject({ status: 200, body: { note: { text: 'Before' } } });
    expect((await ask('PATCH', path, { status: 'OPEN' })).body.conversation?.status).toBe('OPEN');
    expect((await ask('PATCH', path, { priority: 'LOW' })).status).toBe(200);
  });

  describe('notes', () => {
    it('are stored once, shown with the conversation, and told to the other desks', async () => {
      const { conversationId } = await open();
      const path = `/conversations/${conversationId}`;
      const heard = await listen();
      const note = { noteId: 'note-stored-1', text: 'Call back tomorrow' };
      const first = await ask('POST', `${path}/notes`, note);
      expect(await ask('POST', `${path}/notes`, note)).toEqual(first);
      await heard.until((frame) => frame.type === 'notes' && frame.conversationId === conversationId);
      expect((await ask('GET', `${path}/notes`, undefined, colleague)).body.notes).toMatchObject([
        { id: note.noteId, text: note.text, author: { type: 'AGENT', name: 'AGENT' } },
      ]);
      expect((await ask('GET', path)).body.notes).toHaveLength(1);
      heard.close();
    });

    it('with the id of somebody else’s, or of another conversation, are refused', async () => {
      const [mine, other] = [await open(), await open()];
      const note = { noteId: 'note-taken-01', text: 'Mine' };
      await ask('POST', `/conversations/${mine.conversationId}/notes`, note);
      for (const [conversationId, who] of [
        [mine.conversationId, colleague],
        [other.conversationId, desk],
      ] as const) {
        const refused = await ask('POST', `/conversations/${conversationId}/notes`, note, who);
        expect(refused).toMatchObject({ status: 400, body: { error: { code: 'INVALID_ARGUMENT' } } });
        expect(JSON.stringify(refused.body)).not.toContain('Mine');
      }
    });

    it('G18: come to the customer by no frame and no history', async () => {
      const secret = 'He always says that';
      const { conversationId, id: threadId } = await open();
      await customer.drain();
      await ask('POST', `/conversations/${conversationId}/notes`, { noteId: 'note-secret-1', text: secret });
      await ask('POST', `/conversations/${conversationId}/tags`, { tag: 'difficult' });
      const frames = [...(await customer.drain())];
      customer.send({ type: 'history', requestId: 'history-1', threadId, limit: 50 });
      frames.push(await customer.next('history-page'));
      const told = JSON.stringify(frames);
      expect(told).toContain(threadId);
      expect(told).not.toContain(secret);
      expect(told).not.toContain('difficult');
    });
  });

  it('lists and counts by who looks after them and by tag', async () => {
    const [agent, other] = await agentIds();
    const own = (await ask('GET', '/session')).body as { readonly agent?: { readonly id: string } };
    const ownId = own.agent?.id ?? '';
    const otherId = [agent, other].find((one) => one?.id !== ownId)?.id ?? '';
    const [mine, theirs, nobodys] = [await open(), await open(), await open()];
    await ask('PUT', `/conversations/${mine.conversationId}/assignee`, { agentId: ownId });
    await ask('PUT', `/conversations/${theirs.conversationId}/assignee`, { agentId: otherId });
    for (const { conversationId } of [mine, theirs, nobodys]) {
      await ask('POST', `/conversations/${conversationId}/tags`, { tag: 'filtered' });
    }
    const list = async (query: string) =>
      (await ask('GET', `/conversations?tag=filtered&${query}`)).body.conversations?.map(({ id }) => id);
    expect(await list(`agentId=${ownId}`)).toEqual([mine.conversationId]);
    expect(await list('agentId=none&status=OPEN')).toEqual([nobodys.conversationId]);
    expect(await list('status=CLOSED')).toEqual([]);
    expect((await ask('GET', '/conversation-counts?status=OPEN&tag=filtered')).body).toEqual({
      all: 3,
      mine: 1,
      unassigned: 1,
    });
    expect((await ask('GET', '/conversations?agentId=x')).status).toBe(400);
  });

  /** What a desk hears from now on. */
  async function listen() {
    const headers = { origin: server.url, cookie: desk['cookie'] ?? '' };
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/desk/socket`, { headers });
    const heard: DeskServerFrame[] = [];
    let onFrame: () => void = () => undefined;
    socket.on('message', (data) => {
      heard.push(deskServerFrameSchema.parse(JSON.parse((data as Buffer).toString())));
      onFrame();
    });
    const until = async (wanted: (frame: DeskServerFrame) => boolean) => {
      while (!heard.some(wanted)) await new Promise<void>((resolve) => (onFrame = resolve));
    };
    await until(({ type }) => type === 'ready');
    return { until, close: () => socket.close() };
  }
});

function containing(conversation: Conversation, shown: object): boolean {
  const account: Readonly<Record<string, unknown>> = conversation;
  return Object.entries(shown).every(([key, value]) => JSON.stringify(account[key]) === JSON.stringify(value));
}
