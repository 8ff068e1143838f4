import { deskCredentials, type Credentials } from '../testing/roles.js';
import { startTestServer, type TestServer } from '../testing/test-server.js';

describe('the administration over HTTP', () => {
  let server: TestServer;
  let admin: Credentials;

  beforeAll(async () => {
    server = await startTestServer();
    admin = await deskCredentials(server, 'ADMIN');
  });

  afterAll(() => server.close());

  const ask = async (method: string, path: string, body?: object, credentials = admin) => {
    const response = await fetch(`${server.url}/admin/api${path}`, {
      method,
      headers: { ...credentials, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('makes, lists, shows and changes widgets, without their secrets', async () => {
    const created = await ask('POST', '/widgets', { title: 'Shop', greeting: { text: 'Hello!' } });
    expect(created).toMatchObject({ status: 201, body: { secretKey: {} } });
    const { id, secretKey } = created.body as { id: string; secretKey: { key: string } };
    const shown = await ask('GET', `/widgets/${id}`);
    expect(shown.body).toMatchObject({ widget: { id, title: 'Shop', greeting: { text: 'Hello!' } } });
    const list = await ask('GET', '/widgets');
    expect(JSON.stringify([shown, list])).not.toContain(secretKey.key);
    const changed = await ask('PATCH', `/widgets/${id}`, { title: 'Store', greeting: null });
    expect(changed.body).toMatchObject({ widget: { title: 'Store' } });
    expect(changed.body['widget']).not.toHaveProperty('greeting');
  });

  it('names what is wrong', async () => {
    const { id } = await server.admin.createWidget({ title: 'Shop' });
    expect(await ask('PATCH', `/widgets/${id}`, { workingHours: { timeZone: 'Atlantis', weekly: {} } })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_ARGUMENT', field: 'workingHours.timeZone' } },
    });
    expect((await ask('PATCH', `/widgets/${id}`, [])).status).toBe(400);
    expect((await ask('GET', '/widgets/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('tells open pages of a change at once', async () => {
    const { id } = await server.admin.createWidget({ title: 'Shop' });
    const page = await server.connect();
    const { widget } = await page.hello(id);
    expect(widget).toMatchObject({ attachments: { isEnabled: true }, availability: { agents: [] } });
    await ask('PATCH', `/widgets/${id}`, { offlineText: 'Back at nine.', attachments: { isEnabled: false } });
    expect((await page.next('widget')).widget).toMatchObject({
      attachments: { isEnabled: false },
      availability: { offlineText: 'Back at nine.' },
    });
  });
});
