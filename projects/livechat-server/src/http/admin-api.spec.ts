import { deskCredentials, programCredentials, type Credentials } from '../testing/roles.js';
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
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
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

  it('adds and removes the keys that sign for customers, for programs with that scope only', async () => {
    const { id } = await server.admin.createWidget({ title: 'Shop' });
    const keys = await programCredentials(server, ['widget-keys']);
    const widgets = await programCredentials(server, ['widgets']);
    const added = await ask('POST', `/widgets/${id}/keys`, { id: 'next' }, keys);
    expect(added).toMatchObject({ status: 201, body: { key: { id: 'next', algorithm: 'HS256', kind: 'SECRET' } } });
    const { key } = added.body as { key: { key: string } };
    const url = 'https://id.shop.example/jwks.json';
    expect(await ask('POST', `/widgets/${id}/keys`, { id: 'set', algorithm: 'ES256', jwks: url })).toMatchObject({
      status: 201,
      body: { key: { id: 'set', kind: 'KEY_SET_URL', url } },
    });
    const shown = await ask('GET', `/widgets/${id}`, undefined, widgets);
    const ids = (shown.body as { widget: { keys: { id: string }[] } }).widget.keys.map((each) => each.id);
    expect(ids).toEqual(expect.arrayContaining(['next', 'set']));
    expect(JSON.stringify(shown)).not.toContain(key.key);
    for (const [method, path] of [
      ['POST', `/widgets/${id}/keys`],
      ['DELETE', `/widgets/${id}/keys/next`],
    ] as const) {
      const refused = await ask(method, path, method === 'POST' ? {} : undefined, widgets);
      expect(refused).toMatchObject({ status: 403, body: { error: { code: 'FORBIDDEN' } } });
    }
    expect((await ask('DELETE', `/widgets/${id}/keys/next`, undefined, keys)).status).toBe(204);
    expect((await ask('DELETE', `/widgets/${id}/keys/next`, undefined, keys)).status).toBe(404);
    expect(await ask('POST', `/widgets/${id}/keys`, { secret: 'short' }, keys)).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_ARGUMENT', field: 'secret' } },
    });
  });

  it('asks no program for the token of a page, and believes no cookie beside a key', async () => {
    const widgets = await programCredentials(server, ['widgets']);
    expect((await ask('POST', '/widgets', { title: 'By a program' }, widgets)).status).toBe(201);
    expect((await ask('GET', '/widgets', undefined, { ...admin, authorization: 'App nobody' })).status).toBe(401);
  });

  it('names what is wrong', async () => {
    const { id } = await server.admin.createWidget({ title: 'Shop' });
    expect(await ask('PATCH', `/widgets/${id}`, { workingHours: { timeZone: 'Atlantis', weekly: {} } })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_ARGUMENT', field: 'workingHours.timeZone' } },
    });
    for (const [method, path, body] of [
      ['PATCH', `/widgets/${id}`, { greetings: {} }],
      ['POST', '/widgets', { title: 'Shop', colour: 'red' }],
      ['POST', `/widgets/${id}/keys`, { public_key: 'x' }],
    ] as const) {
      const field = Object.keys(body).at(-1);
      expect(await ask(method, path, body)).toMatchObject({ status: 400, body: { error: { field } } });
    }
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
