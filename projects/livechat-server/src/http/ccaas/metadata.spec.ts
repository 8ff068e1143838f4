import { LIMITS } from 'livechat-core/protocol';
import { apiFixture, refusal, type ApiFixture, type OpenedConversation } from '../../testing/api-fixture.js';

const METADATA = '/ccaas/1/conversations/{conversationId}/metadata';

describe('metadata in the API', () => {
  let on: ApiFixture;
  let opened: OpenedConversation;
  const params = () => ({ path: { conversationId: opened.conversationId } });

  beforeEach(async () => {
    on = await apiFixture();
    opened = await on.openConversation('Hello', { color: 'red', cart: [{ sku: 'A1' }] });
  });

  afterEach(() => on.close());

  it('gives the bare object that the page sent', async () => {
    const { data } = await on.api.GET(METADATA, { params: params() });
    expect(data).toEqual({ color: 'red', cart: [{ sku: 'A1' }] });
  });

  it('merges key by key, replaces, and removes', async () => {
    const merged = await on.api.PATCH(METADATA, { params: params(), body: { color: 'green', size: 'M' } });
    expect(merged.data).toEqual({ color: 'green', cart: [{ sku: 'A1' }], size: 'M' });
    const replaced = await on.api.PUT(METADATA, { params: params(), body: { size: 'L' } });
    expect(replaced.data).toEqual({ size: 'L' });
    expect((await on.api.DELETE(METADATA, { params: params() })).response.status).toBe(204);
    expect((await on.api.GET(METADATA, { params: params() })).data).toEqual({});
  });

  it.each([
    ['a list', []],
    ['a forbidden key', { order: { constructor: 1 } }],
    ['G20: too many keys', Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`k${index}`, 1]))],
    ['G20: too many bytes', { text: 'x'.repeat(LIMITS.structuredDataBytes) }],
  ])('refuses %s', async (_what, body: unknown) => {
    const { response, error } = await on.api.PATCH(METADATA, {
      params: params(),
      body: body as Record<string, unknown>,
    });
    expect([response.status, error]).toEqual([400, refusal('BAD_REQUEST', 'body')]);
  });

  it('G18: needs a key that is in use, whether the conversation exists or not', async () => {
    const other = await on.server.admin.createApiKey({ name: 'Other' });
    const ask = async (id: string, authorization: string | undefined) => {
      const url = `${on.server.url}/ccaas/1/conversations/${id}/metadata`;
      const response = await fetch(url, authorization === undefined ? {} : { headers: { authorization } });
      return [response.status, (await response.json()) as unknown];
    };
    expect((await ask(opened.conversationId, `App ${other.key}`))[0]).toBe(200);
    await on.server.admin.revokeApiKey(other.id);
    for (const authorization of [undefined, 'App wrong', `Bearer ${on.key}`, `App ${other.key}`]) {
      for (const id of [opened.conversationId, 'unknown']) {
        expect(await ask(id, authorization)).toEqual([401, refusal('UNAUTHORIZED')]);
      }
    }
  });
});
