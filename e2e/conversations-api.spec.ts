import { expect, test } from './fixtures/test.js';

test.describe('the Conversations API', () => {
  test('a bot reads the metadata with an API key made while the server runs', async ({ visitor, server, unique }) => {
    await visitor.call('send', unique('Hello'));
    const metadata = { color: 'red', cart: { total: 42, items: ['TIDE-MUG'] } };
    const { result } = await visitor.call('send_contextual_data', { metadata });
    expect(result).toBeDefined();
    const thread = (await visitor.call('send', unique('Again'))).result?.['thread'] as { conversationId: string };
    const url = `${server.url}/ccaas/1/conversations/${thread.conversationId}/metadata`;

    const created = await server.run('api-key', 'create', '--name', 'bot', '--json');
    expect(created, created.stderr).toMatchObject({ code: 0 });
    const { id, key } = JSON.parse(created.stdout) as { readonly id: string; readonly key: string };
    const read = (authorization?: string, address = url): Promise<Response> =>
      fetch(address, { headers: authorization === undefined ? {} : { authorization } });

    const answer = await read(`App ${key}`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(metadata);

    expect((await read()).status).toBe(401);
    expect((await read('App wrong')).status).toBe(401);
    const unknown = await read(`App ${key}`, `${server.url}/ccaas/1/conversations/AAAAAAAAAAAAAAAAAAAAAA/metadata`);
    expect(unknown.status).toBe(400);
    expect(await unknown.json()).toMatchObject({ requestError: { serviceException: { messageId: 'NOT_FOUND' } } });

    expect(await server.run('api-key', 'revoke', id)).toMatchObject({ code: 0 });
    expect((await read(`App ${key}`)).status).toBe(401);
  });
});
