import { randomUUID } from 'node:crypto';
import { signCustomerToken } from '../sign/sign-customer-token.js';
import { deskCredentials, programCredentials } from '../testing/roles.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

describe('the log', () => {
  let server: TestServer;
  const lines: string[] = [];

  jest.setTimeout(60_000);

  beforeAll(async () => {
    server = await startTestServer({ logLevel: 'trace', logTo: { write: (line) => void lines.push(line) } });
  });

  afterAll(() => server.close());

  it('holds ids and what happened, and nothing of what people wrote, are called, or show as proof', async () => {
    const secrets = {
      text: 'my-private-sentence',
      answer: 'a-private-answer',
      name: 'Eve-Private',
      email: 'eve.private@shop.example',
      fileName: 'private-letter.txt',
      bytes: 'private-bytes',
      context: 'private-cart',
    };
    const { id: widgetId, secretKey } = await server.admin.createWidget({ title: 'Shop' });
    const jwt = await signCustomerToken({
      key: secretKey,
      widgetId,
      subject: secrets.email,
      subjectType: 'email',
      name: secrets.name,
    });
    const client = await server.connect();
    const { token } = await client.hello(widgetId);
    client.send({ type: 'auth', requestId: randomUUID(), jwt });
    const welcome = await client.next('welcome');
    const newest = welcome.token;
    const headers = { authorization: `Bearer ${newest}` };
    const uploaded = await fetch(`${server.url}/livechat/1/widgets/${widgetId}/files`, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'text/plain',
        'x-file-name': secrets.fileName,
        'x-client-file-id': randomUUID(),
      },
      body: secrets.bytes,
    });
    expect(uploaded.status).toBe(201);
    const { thread } = await client.post(randomUUID(), { clientThreadId: 'thread-1' }, secrets.text);
    client.send({
      type: 'context',
      requestId: randomUUID(),
      data: { cart: secrets.context },
      target: { threadId: thread.id },
    });
    client.sendText(`{"type":"nonsense","text":"${secrets.text}"}`);
    await client.drain();
    const agent = await deskCredentials(server, 'AGENT');
    await fetch(`${server.url}/desk/api/conversations/${thread.conversationId}/messages`, {
      method: 'POST',
      headers: { ...agent, 'content-type': 'application/json' },
      body: JSON.stringify({ clientMessageId: randomUUID(), text: secrets.answer }),
    });
    await fetch(`${server.url}/desk/api/session`, { method: 'POST', body: `{"password":"${secrets.answer}` });
    const program = await programCredentials(server, ['metadata']);
    await fetch(`${server.url}/ccaas/1/conversations/${thread.conversationId}/metadata`, { headers: program });
    await (await fetch(`${server.url}/livechat/1/me/export`, { headers })).arrayBuffer();
    expect((await fetch(`${server.url}/livechat/1/me`, { method: 'DELETE', headers })).status).toBe(204);
    await client.next('session-ended');

    const log = lines.join('');
    expect(lines.length).toBeGreaterThanOrEqual(7);
    const proofs = [token, newest, jwt, ...Object.values(agent), ...Object.values(program)].flatMap((value) =>
      value.split(/[ =;]/).filter((part) => part.length > 15),
    );
    for (const secret of [...Object.values(secrets), ...proofs]) expect(log).not.toContain(secret);
    expect(log).toContain('"address":"127.0.0.0"');
    expect(log).not.toContain('127.0.0.1"');
  });
});
