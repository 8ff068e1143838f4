import { programCredentials } from '../testing/roles.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

describe('what the server does not have', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const ask = async (method: string, path: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(`${server.url}${path}`, { method, headers });
    return { status: response.status, body: (await response.json()) as unknown };
  };

  it.each([
    ['GET', '/desk/api/nothing'],
    ['POST', '/desk/api/nothing'],
    ['GET', '/admin/nothing'],
    ['GET', '/livechat/1/nothing'],
  ])('%s %s is an error in the form of the APIs', async (method, path) => {
    expect(await ask(method, path)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
  });

  it.each([
    ['PUT', '/admin/api/widgets', 'GET, HEAD, POST'],
    ['DELETE', '/livechat/1/me/export', 'GET, HEAD'],
    ['GET', '/desk/api/files', 'POST'],
  ])('%s %s is told which methods the path has', async (method, path, allowed) => {
    const response = await fetch(`${server.url}${path}`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
    expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });

  it('an address that is not well-formed is the fault of who asks', async () => {
    for (const path of ['/livechat/1/files/%zz', `/livechat/1/files/${'x'.repeat(1_001)}`]) {
      expect(await ask('GET', path)).toMatchObject({ status: 400, body: { error: { code: 'INVALID_ARGUMENT' } } });
    }
    for (const path of ['/ccaas/1/conversations/%zz', `/ccaas/1/conversations/${'x'.repeat(1_001)}`]) {
      expect(await ask('GET', path)).toMatchObject({
        status: 400,
        body: { requestError: { serviceException: { messageId: 'BAD_REQUEST' } } },
      });
    }
  });

  it('an id is not found however long it is, and with whatever in it', async () => {
    const key = await programCredentials(server, ['conversations:read', 'sessions']);
    for (const id of ['x'.repeat(1_000), '%00', 'a%00b', '%E2%82%AC', '%ED%9F%BF']) {
      expect(await ask('GET', `/ccaas/1/conversations/${id}`, key)).toMatchObject({
        status: 400,
        body: { requestError: { serviceException: { messageId: 'NOT_FOUND' } } },
      });
      expect((await ask('DELETE', `/livechat/1/widgets/${id}/sessions/${id}`, key)).status).toBe(404);
    }
  });
});
