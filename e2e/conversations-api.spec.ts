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

  test('what is chosen of the cards of a bot stays chosen after a reload, and the reply that it offers goes', async ({
    visitor,
    server,
    unique,
  }) => {
    const { page, widget } = visitor;
    await widget.open();
    const { result } = await visitor.call('send', unique('Hello'));
    const { conversationId } = result?.['thread'] as { readonly conversationId: string };
    const { stdout } = await server.run('api-key', 'create', '--name', 'Bot', '--json');
    const { key } = JSON.parse(stdout) as { readonly key: string };
    const say = async (contentType: string, content: object): Promise<void> => {
      const answer = await fetch(`${server.url}/ccaas/1/conversations/${conversationId}/messages`, {
        method: 'POST',
        headers: { authorization: `App ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ contentType, content }),
      });
      expect(answer.ok, await answer.text()).toBe(true);
    };
    await say('CAROUSEL', {
      cards: ['Tide mug', 'Salt bowl'].map((title) => ({
        title,
        actions: [{ type: 'POSTBACK', title: `Choose ${title}`, payload: title }],
      })),
    });
    const chosen = page.getByRole('button', { name: 'Choose Salt bowl' });
    const other = page.getByRole('button', { name: 'Choose Tide mug' });
    await chosen.focus();
    await page.keyboard.press('Enter');
    await expect(chosen).toHaveAttribute('aria-pressed', 'true');
    await say('QUICK_REPLIES', { text: 'Anything else?', replies: [{ title: 'That is all', payload: 'no' }] });
    const reply = page.getByRole('button', { name: 'That is all' });
    await reply.focus();
    await page.keyboard.press('Enter');
    await expect(widget.message('That is all')).toHaveCount(1);

    await page.reload();
    await widget.ensureOpen();
    await expect(widget.message('That is all')).toHaveCount(1);
    await expect(chosen).toHaveAttribute('aria-pressed', 'true');
    await expect(other).toHaveAttribute('aria-disabled', 'true');
    await expect(reply).toHaveCount(0);
  });
});
