import { signCustomerToken, type SecretKey } from '../sign/index.js';
import { programCredentials, type Credentials } from '../testing/roles.js';
import type { TestClient } from '../testing/test-client.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

describe("ending a customer's session by the site's own id", () => {
  let server: TestServer;
  let widgetId: string;
  let key: SecretKey;
  let credentials: Credentials;

  beforeAll(async () => {
    server = await startTestServer();
    ({ id: widgetId, secretKey: key } = await server.admin.createWidget({ title: 'Shop' }));
    credentials = await programCredentials(server, ['sessions']);
  });

  afterAll(() => server.close());

  const logIn = async (sessionId: string): Promise<{ readonly client: TestClient; readonly token: string }> => {
    const client = await server.connect();
    await client.hello(widgetId);
    const jwt = await signCustomerToken({
      widgetId,
      key,
      subject: 'joe@shop.example',
      subjectType: 'email',
      sessionId,
    });
    client.send({ type: 'auth', requestId: 'request-1', jwt });
    return { client, token: (await client.next('welcome')).token };
  };
  const end = (sessionId: string, widget = widgetId, headers = credentials) =>
    fetch(`${server.url}/livechat/1/widgets/${widget}/sessions/${encodeURIComponent(sessionId)}`, {
      method: 'DELETE',
      headers,
    });

  it('ends all of them, tells every browser, and leaves the others', async () => {
    const [first, second, other] = [await logIn('sid-1'), await logIn('sid-1'), await logIn('sid-2')];
    expect((await end('sid-1', widgetId.toUpperCase())).status).toBe(204);
    for (const { client, token } of [first, second]) {
      await client.next('session-ended');
      expect(await client.closed).toBe(4401);
      expect((await (await server.connect()).hello(widgetId, token)).person.kind).toBe('VISITOR');
    }
    expect((await other.client.drain()).map(({ type }) => type)).not.toContain('session-ended');
    expect((await (await server.connect()).hello(widgetId, other.token)).person.kind).toBe('CUSTOMER');
  });

  it('G18: answers alike for an id that ended, one that never was, and one of another widget', async () => {
    const { id: elsewhere } = await server.admin.createWidget({ title: 'Other' });
    await logIn('sid-3');
    await end('sid-3');
    const answers = await Promise.all(
      [end('sid-3'), end('never'), end('sid-2', elsewhere), end('x', 'no-widget'), end('../../x')].map(
        async (answer) => {
          const response = await answer;
          return { status: response.status, body: await response.text() };
        },
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, body: expect.stringContaining('NOT_FOUND') as unknown });
  });

  it.each<[string, () => Promise<Credentials>, number, string]>([
    ['without a key', async () => ({}), 401, 'UNAUTHORIZED'],
    ['with a wrong key', async () => ({ authorization: 'App wrong' }), 401, 'UNAUTHORIZED'],
    ['with a key for something else', () => programCredentials(server, ['metadata']), 403, 'FORBIDDEN'],
  ])('%s is refused', async (_, make, status, messageId) => {
    const response = await end('sid-2', widgetId, await make());
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ requestError: { serviceException: { messageId } } });
  });
});
