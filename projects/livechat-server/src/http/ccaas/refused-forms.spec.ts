import { apiFixture, refusal, type ApiFixture, type OpenedConversation } from '../../testing/api-fixture.js';

describe('requests in a form that the API does not take', () => {
  let on: ApiFixture;
  let opened: OpenedConversation;

  beforeAll(async () => {
    on = await apiFixture();
    opened = await on.openConversation();
  });

  afterAll(() => on.close());

  const ask = (method: string, path: string, { body, type }: { body?: string; type?: string } = {}) =>
    fetch(`${on.server.url}/ccaas/1/conversations/${opened.conversationId}${path}`, {
      method,
      headers: { authorization: `App ${on.key}`, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    });

  it.each([
    ['POST', '', 'GET, HEAD, PUT'],
    ['OPTIONS', '/metadata', 'DELETE, GET, HEAD, PATCH, PUT'],
    ['PATCH', '/messages?limit=1', 'GET, HEAD, POST'],
  ])('%s …%s is told which methods there are', async (method, path, allowed) => {
    const response = await ask(method, path);
    expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
    expect(await response.json()).toEqual(refusal('METHOD_NOT_ALLOWED'));
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])('no %s', async (type) => {
    const response = await ask('PUT', '', { type, body: '{"topic":"x"}' });
    expect([response.status, await response.json()]).toEqual([415, refusal('UNSUPPORTED_MEDIA_TYPE')]);
  });

  it('no body of more than a mebibyte', async () => {
    const body = (bytes: number) => JSON.stringify({ topic: 'x'.repeat(bytes - '{"topic":""}'.length) });
    const largest = await ask('PUT', '', { type: 'application/json', body: body(1024 * 1024) });
    expect([largest.status, await largest.json()]).toEqual([400, refusal('BAD_REQUEST', 'topic')]);
    const tooLarge = await ask('PUT', '', { type: 'application/json', body: body(1024 * 1024 + 1) });
    expect([tooLarge.status, await tooLarge.json()]).toEqual([413, refusal('REQUEST_TOO_LARGE')]);
  });

  it('a type without a body is no mistake where there is none to send', async () => {
    expect((await ask('DELETE', '/assignee', { type: 'application/json' })).status).toBe(200);
    const missing = await ask('PUT', '', { type: 'application/json' });
    expect([missing.status, await missing.json()]).toEqual([400, refusal('BAD_REQUEST', 'body')]);
  });

  it('what nobody reads has to be JSON of a size that is taken all the same, and the description says so', async () => {
    const other = await ask('DELETE', '/assignee', { type: 'text/plain', body: 'x' });
    expect([other.status, await other.json()]).toEqual([415, refusal('UNSUPPORTED_MEDIA_TYPE')]);
    const body = JSON.stringify('x'.repeat(1024 * 1024));
    const tooLarge = await ask('DELETE', '/assignee', { type: 'application/json', body });
    expect([tooLarge.status, await tooLarge.json()]).toEqual([413, refusal('REQUEST_TOO_LARGE')]);
  });

  it('JSON in another character set is not guessed at, but read as UTF-8', async () => {
    const response = await ask('PUT', '', { type: 'application/json; charset=iso-8859-1', body: '{"topic":"é"}' });
    expect(await response.json()).toMatchObject({ topic: 'é' });
  });
});
