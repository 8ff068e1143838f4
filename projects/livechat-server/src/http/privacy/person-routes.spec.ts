import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { StoredFile } from 'livechat-core/protocol';
import { WebSocket } from 'ws';
import { deskCredentials, programCredentials } from '../../testing/roles.js';
import type { TestClient } from '../../testing/test-client.js';
import { startTestServer, type TestServer } from '../../testing/test-server.js';

const run = promisify(execFile);

interface Visitor {
  readonly client: TestClient;
  readonly token: string;
  readonly personId: string;
  readonly headers: { readonly authorization: string };
}

describe('what is kept of a person', () => {
  let server: TestServer;
  let widgetId: string;
  let folder: string;

  beforeAll(async () => {
    server = await startTestServer();
    widgetId = (await server.admin.createWidget({ title: 'Shop', multiThread: true })).id;
    folder = await mkdtemp(join(tmpdir(), 'livechat-archive-'));
  });

  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const visit = async (): Promise<Visitor> => {
    const client = await server.connect();
    const { token, person } = await client.hello(widgetId);
    return { client, token, personId: person.id, headers: { authorization: `Bearer ${token}` } };
  };
  const upload = async ({ headers }: Visitor, name: string, text: string): Promise<StoredFile> => {
    const response = await fetch(`${server.url}/livechat/1/widgets/${widgetId}/files`, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'text/plain',
        'x-file-name': encodeURIComponent(name),
        'x-client-file-id': randomUUID(),
      },
      body: text,
    });
    return ((await response.json()) as { file: StoredFile }).file;
  };
  const postFile = async ({ client }: Visitor, file: StoredFile, text: string) => {
    client.send({
      type: 'post',
      clientMessageId: randomUUID(),
      target: { clientThreadId: 'thread-1' },
      content: { type: 'FILES', files: [file], text },
    });
    return client.next('ack');
  };
  const ask = (path: string, headers: Readonly<Record<string, string>>, method = 'GET') =>
    fetch(`${server.url}${path}`, { method, headers });
  /** Unpacks as a person would, with a program that we did not write. */
  const unzip = async (response: Response): Promise<(path: string) => Promise<string>> => {
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const path = join(folder, `${randomUUID()}.zip`);
    await writeFile(path, Buffer.from(await response.arrayBuffer()));
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])';
    await run('python3', ['-c', script, path, `${path}.out`]);
    return (name) => readFile(join(`${path}.out`, name), 'utf8');
  };
  const storedBytes = async (): Promise<string[]> =>
    (await readdir(join(server.dataDir, 'files'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('is theirs to take away: conversations, contextual data, and files', async () => {
    const visitor = await visit();
    const file = await upload(visitor, 'Mačka 1.txt', 'the bytes');
    const { thread } = await postFile(visitor, file, 'See the "letter"');
    visitor.client.send({
      type: 'context',
      requestId: randomUUID(),
      data: { cart: 3 },
      target: { threadId: thread.id },
    });
    await visitor.client.drain();
    for (let index = 0; index < 3; index += 1) await visitor.client.post(`further-${index}`, { threadId: thread.id });
    const read = await unzip(await ask('/livechat/1/me/export', visitor.headers));
    const archive = JSON.parse(await read('conversations.json')) as { files: { path: string }[] };
    expect(archive).toMatchObject({
      person: {
        id: visitor.personId,
        kind: 'VISITOR',
        identities: [],
        createdAt: expect.stringMatching(/^20\d\d-/) as unknown,
      },
      sessions: [{ lastSeenAt: expect.any(String) as unknown }],
      files: [{ id: file.id, name: file.name, size: 9 }],
      conversations: [
        {
          id: thread.conversationId,
          contextualData: { cart: 3 },
          receipts: { customer: { delivered: 0, seen: 0 } },
          messages: [
            { seq: 1, content: { type: 'FILES', text: 'See the "letter"' } },
            { content: { text: 'further-0' } },
            { content: { text: 'further-1' } },
            { seq: 4, content: { text: 'further-2' } },
          ],
        },
      ],
    });
    expect(await read(archive.files[0]?.path ?? '')).toBe('the bytes');
  });

  it('is an archive also where there is nothing yet, and where there is more than a page', async () => {
    const visitor = await visit();
    const empty = await unzip(await ask('/livechat/1/me/export', visitor.headers));
    expect(JSON.parse(await empty('conversations.json'))).toMatchObject({ conversations: [], files: [] });
    await visitor.client.post('message-0', { clientThreadId: 'thread-1' });
    await visitor.client.post('message-00', { clientThreadId: 'thread-2' });
    const { thread } = await visitor.client.post('message-1', { clientThreadId: 'thread-1' });
    const admin = await deskCredentials(server, 'ADMIN');
    for (let index = 0; index < 110; index += 1) {
      await fetch(`${server.url}/desk/api/conversations/${thread.conversationId}/messages`, {
        method: 'POST',
        headers: { ...admin, 'content-type': 'application/json' },
        body: JSON.stringify({ clientMessageId: randomUUID(), text: `answer ${index}` }),
      });
    }
    const read = await unzip(await ask('/livechat/1/me/export', visitor.headers));
    const { conversations } = JSON.parse(await read('conversations.json')) as {
      conversations: { messages: { seq: number }[] }[];
    };
    expect(conversations.map(({ messages }) => messages.at(-1)?.seq).sort()).toEqual([1, 113]);
    expect(conversations.map(({ messages }) => messages.length).sort()).toEqual([1, 113]);
  });

  it('G18: is given to nobody else', async () => {
    const [visitor, other] = [await visit(), await visit()];
    await other.client.post('secret-message', { clientThreadId: 'thread-1' });
    const read = await unzip(await ask('/livechat/1/me/export', visitor.headers));
    expect(await read('conversations.json')).not.toContain('secret-message');
    expect((await ask('/livechat/1/me/export', {})).status).toBe(401);
    const foreign = await ask('/livechat/1/me/export', { ...visitor.headers, origin: 'https://evil.example' });
    expect(foreign.status).toBe(200);
    await server.admin.updateWidget(widgetId, { origins: ['https://shop.example'] });
    const refused = await ask('/livechat/1/me/export', { ...visitor.headers, origin: 'https://evil.example' });
    await server.admin.updateWidget(widgetId, { origins: [] });
    expect(refused.status).toBe(403);
  });

  it('is deleted when they say so: tabs end, desks forget, bytes go', async () => {
    const visitor = await visit();
    const tab = await server.connect();
    await tab.hello(widgetId, visitor.token);
    const { thread } = await postFile(visitor, await upload(visitor, 'letter.txt', 'private bytes'), 'Hello');
    const agent = await deskCredentials(server, 'AGENT');
    const desk = await openDesk(agent);
    const before = await storedBytes();

    const answer = await ask('/livechat/1/me', visitor.headers, 'DELETE');

    expect([answer.status, await answer.text()]).toEqual([204, '']);
    await Promise.all([visitor.client.next('session-ended'), tab.next('session-ended')]);
    expect(await desk.erased).toBe(thread.conversationId);
    desk.close();
    const gone = await ask(`/desk/api/conversations/${thread.conversationId}`, agent);
    expect(gone.status).toBe(404);
    expect((await ask('/livechat/1/me/export', visitor.headers)).status).toBe(401);
    expect((await ask('/livechat/1/me', visitor.headers, 'DELETE')).status).toBe(401);
    await until(async () => (await storedBytes()).length === before.length - 1);
    const anew = await server.connect();
    const welcome = await anew.hello(widgetId, visitor.token);
    expect(welcome.person.id).not.toBe(visitor.personId);
    expect(welcome.threads).toEqual([]);
  });

  it('is exported and deleted by administrators, who find nobody twice', async () => {
    const visitor = await visit();
    await visitor.client.post('message-1', { clientThreadId: 'thread-1' });
    const admin = await deskCredentials(server, 'ADMIN');
    const path = `/admin/api/people/${visitor.personId}`;
    const read = await unzip(await ask(`${path}/export`, admin));
    expect(await read('conversations.json')).toContain('message-1');
    expect((await ask(path, admin, 'DELETE')).status).toBe(204);
    await visitor.client.next('session-ended');
    expect((await ask(path, admin, 'DELETE')).status).toBe(404);
    expect((await ask(`${path}/export`, admin)).status).toBe(404);
  });

  it('holds for the team what the team wrote for itself, and for the person nothing of it', async () => {
    const visitor = await visit();
    const { thread } = await visitor.client.post('message-1', { clientThreadId: 'thread-1' });
    const key = await programCredentials(server, ['conversations:write']);
    const write = (path: string, body: object, method = 'POST') =>
      fetch(`${server.url}/ccaas/1/conversations/${thread.conversationId}${path}`, {
        method,
        headers: { ...key, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await write('', { topic: 'Refund', summary: 'Paid back' }, 'PUT');
    await write('/tags', { tagName: 'vip' });
    await write('/notes', { content: 'Difficult customer' });
    await write('/messages', {
      contentType: 'CUSTOM_DATA',
      content: { customData: {}, agentMessage: 'For the team', userMessage: 'For all' },
    });
    const archive = async (path: string, headers: Readonly<Record<string, string>>) =>
      (await unzip(await ask(path, headers)))('conversations.json');
    const ofTeam = await archive(
      `/admin/api/people/${visitor.personId}/export`,
      await deskCredentials(server, 'ADMIN'),
    );
    expect(JSON.parse(ofTeam)).toMatchObject({
      conversations: [
        {
          topic: 'Refund',
          summary: 'Paid back',
          tags: ['vip'],
          notes: [{ text: 'Difficult customer', author: { type: 'BOT' } }],
          messages: [{}, { content: { agentMessage: 'For the team' } }],
        },
      ],
    });
    const own = await archive('/livechat/1/me/export', visitor.headers);
    expect(own).toContain('For all');
    for (const text of ['Refund', 'vip', 'Difficult', 'For the team']) expect(own).not.toContain(text);
  });

  it('may be asked for by pages of other origins', async () => {
    const visitor = await visit();
    const origin = 'https://shop.example';
    const preflight = await fetch(`${server.url}/livechat/1/me`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'DELETE' },
    });
    expect(preflight.headers.get('access-control-allow-methods')).toContain('DELETE');
    const answer = await ask('/livechat/1/me/export', { ...visitor.headers, origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await answer.arrayBuffer();
  });

  /** A desk that waits to hear of an erasure. */
  async function openDesk({ cookie = '' }: Readonly<Record<string, string>>) {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/desk/socket`, {
      headers: { cookie, origin: server.url },
    });
    const frames: ((frame: { type: string; conversationId: string }) => void)[] = [];
    const hear = (type: string) =>
      new Promise<string>((resolve) =>
        frames.push((frame) => {
          if (frame.type === type) resolve(frame.conversationId);
        }),
      );
    const [ready, erased] = [hear('ready'), hear('erased')];
    socket.on('message', (data) => {
      const frame = JSON.parse((data as Buffer).toString()) as { type: string; conversationId: string };
      for (const listener of frames) listener(frame);
    });
    await ready;
    return { erased, close: () => socket.close() };
  }
});
