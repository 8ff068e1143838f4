import { startTestServer, type TestServer } from '../testing/test-server.js';

describe('the Conversations API', () => {
  let server: TestServer;
  let conversationId: string;
  let key: { id: string; key: string };

  beforeAll(async () => {
    server = await startTestServer();
    key = await server.admin.createApiKey({ name: 'Bot' });
    const { id } = await server.admin.createWidget({ title: 'Shop' });
    const client = await server.connect();
    await client.hello(id);
    client.send({
      type: 'post',
      clientMessageId: 'message-1',
      target: { clientThreadId: 'thread-1' },
      content: { type: 'TEXT', text: 'Hello' },
      context: { requestId: 'request-1', data: { color: 'red', cart: [{ sku: 'A1' }] } },
    });
    conversationId = (await client.next('ack')).thread.conversationId;
  });

  afterAll(() => server.close());

  const metadata = async (id: string, authorization?: string) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const response = await fetch(`${server.url}/ccaas/1/conversations/${id}/metadata`, { headers });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const exception = (messageId: string) => ({
    requestError: { serviceException: { messageId, text: expect.any(String) as unknown } },
  });

  it('gives the bare metadata of a conversation', async () => {
    const answer = await metadata(conversationId, `App ${key.key}`);
    expect(answer).toEqual({ status: 200, body: { color: 'red', cart: [{ sku: 'A1' }] } });
  });

  it('answers an unknown conversation as the original does', async () => {
    expect(await metadata('unknown', `App ${key.key}`)).toEqual({ status: 400, body: exception('NOT_FOUND') });
  });

  it('G18: needs a key that is in use, whether the conversation exists or not', async () => {
    const other = await server.admin.createApiKey({ name: 'Other' });
    expect((await metadata(conversationId, `App ${other.key}`)).status).toBe(200);
    await server.admin.revokeApiKey(other.id);
    for (const authorization of [undefined, 'App wrong', `Bearer ${key.key}`, `App ${other.key}`]) {
      for (const id of [conversationId, 'unknown']) {
        expect(await metadata(id, authorization)).toEqual({ status: 401, body: exception('UNAUTHORIZED') });
      }
    }
  });

  it('tells probes that it lives and is ready', async () => {
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
