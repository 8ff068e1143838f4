import { Webhook } from 'standardwebhooks';
import { apiFixture, refusal, type ApiFixture } from '../testing/api-fixture.js';
import { webhookReceiver } from '../testing/webhook-receiver.js';

describe('webhooks in the API', () => {
  let on: ApiFixture | undefined;

  const start = async (webhookPrivateAddresses: 'REFUSED' | 'ALLOWED', webhookReceivers = 20) => {
    const fixture = await apiFixture({ webhookPrivateAddresses, webhookReceivers });
    on = fixture;
    const { key } = await fixture.server.admin.createApiKey({ name: 'Hooks', scopes: ['webhooks'] });
    return { fixture, headers: { authorization: `App ${key}` } };
  };

  afterEach(() => on?.close());

  it('tells a receiver that was added, and keeps a log of it', async () => {
    const { fixture, headers } = await start('ALLOWED');
    const { api } = fixture;
    const receiver = await webhookReceiver();
    const { data: webhook } = await api.POST('/ccaas/1/webhooks', {
      headers,
      body: { url: receiver.url, types: ['INBOUND_MESSAGE', 'CONVERSATION_METADATA_UPDATED'] },
    });
    expect(webhook?.secret).toMatch(/^whsec_/);
    const { data: list } = await api.GET('/ccaas/1/webhooks', { headers });
    expect(list?.webhooks).toMatchObject([{ id: webhook?.id, url: receiver.url }]);
    expect(JSON.stringify(list)).not.toContain('whsec_');

    const { conversationId } = await fixture.openConversation('Hello', { color: 'red' });
    await receiver.until(2);
    const params = { path: { webhookId: webhook?.id ?? '' } };
    const log = async () =>
      (await api.GET('/ccaas/1/webhooks/{webhookId}/deliveries', { headers, params })).data?.deliveries ?? [];
    while ((await log()).some(({ status }) => status !== 'DELIVERED')) continue;
    const [last] = await log();
    const page = (query: { limit: number; cursor?: string }) =>
      api.GET('/ccaas/1/webhooks/{webhookId}/deliveries', { headers, params: { ...params, query } });
    const newest = (await page({ limit: 1 })).data;
    expect(newest?.pagination).toEqual({ limit: 1, nextCursor: expect.any(String) as unknown });
    const rest = (await page({ limit: 1, cursor: newest?.pagination.nextCursor ?? '' })).data;
    expect(rest?.pagination).toEqual({ limit: 1, nextCursor: null });
    expect([...(newest?.deliveries ?? []), ...(rest?.deliveries ?? [])]).toEqual(await log());
    expect(await page({ limit: 1, cursor: 'abc' })).toMatchObject({ error: refusal('BAD_REQUEST', 'cursor') });
    expect(last).toMatchObject({ type: 'INBOUND_MESSAGE', conversationId, lastStatus: 204, lastError: null });

    const again = { path: { deliveryId: last?.id ?? '' } };
    const repeated = await api.POST('/ccaas/1/webhooks/deliveries/{deliveryId}/redeliver', { headers, params: again });
    expect(repeated.response.status).toBe(202);
    await receiver.until(3);
    expect(receiver.received[2]?.body).toBe(receiver.received[1]?.body);

    const remove = () => api.DELETE('/ccaas/1/webhooks/{webhookId}', { headers, params });
    expect((await remove()).response.status).toBe(204);
    expect(await remove()).toMatchObject({ error: refusal('NOT_FOUND', 'webhookId') });
    await receiver.close();
  });

  it('moves a receiver, tells it other things, and renews its secret', async () => {
    const { fixture, headers } = await start('ALLOWED');
    const { api } = fixture;
    const receiver = await webhookReceiver();
    const { data: added } = await api.POST('/ccaas/1/webhooks', { headers, body: { url: 'https://old.invalid/' } });
    const params = { path: { webhookId: added?.id ?? '' } };
    const body = { url: receiver.url, types: ['INBOUND_MESSAGE' as const] };
    const { data: moved } = await api.PATCH('/ccaas/1/webhooks/{webhookId}', { headers, params, body });
    expect(moved).toEqual({ id: added?.id, createdAt: added?.createdAt, ...body });
    const { data: renewed } = await api.POST('/ccaas/1/webhooks/{webhookId}/secret', { headers, params });
    expect(renewed).toMatchObject({ id: added?.id, url: receiver.url });

    await fixture.openConversation();
    await receiver.until(1);
    const [first] = receiver.received;
    for (const secret of [added?.secret, renewed?.secret]) {
      expect(
        new Webhook(secret ?? '').verify(first?.body ?? '', first?.headers as Record<string, string>),
      ).toMatchObject({
        type: 'INBOUND_MESSAGE',
      });
    }
    await receiver.close();
  });

  it('says that there is no such receiver, whatever is asked of it', async () => {
    const { fixture, headers } = await start('REFUSED');
    const params = { path: { webhookId: 'none' } };
    const { api } = fixture;
    for (const { error } of [
      await api.PATCH('/ccaas/1/webhooks/{webhookId}', { headers, params, body: { types: [] } }),
      await api.POST('/ccaas/1/webhooks/{webhookId}/secret', { headers, params }),
      await api.GET('/ccaas/1/webhooks/{webhookId}/deliveries', { headers, params }),
    ]) {
      expect(error).toEqual(refusal('NOT_FOUND', 'webhookId'));
    }
  });

  it('moves no receiver to a private address', async () => {
    const { fixture, headers } = await start('REFUSED');
    const { data } = await fixture.api.POST('/ccaas/1/webhooks', { headers, body: { url: 'https://hooks.example/' } });
    const params = { path: { webhookId: data?.id ?? '' } };
    for (const url of [
      'https://[::ffff:127.0.0.1]/',
      'https://2130706433/',
      'https://0x7f.1/',
      'http://hooks.example/',
    ]) {
      const { response } = await fixture.api.PATCH('/ccaas/1/webhooks/{webhookId}', { headers, params, body: { url } });
      expect([url, response.status]).toEqual([url, 403]);
    }
  });

  it('G20: adds as many receivers as the deployment allows, and says how to get more', async () => {
    const { fixture, headers } = await start('REFUSED', 2);
    const add = (name: string) =>
      fixture.api.POST('/ccaas/1/webhooks', { headers, body: { url: `https://hooks.example/${name}` } });
    expect([(await add('a')).response.status, (await add('b')).response.status]).toEqual([201, 201]);
    const { response, error } = await add('c');
    expect(response.status).toBe(400);
    expect(JSON.stringify(error)).toContain('WEBHOOK_RECEIVERS');
  });

  it.each([
    ['http://hooks.example/', 403],
    ['https://127.0.0.1/', 403],
    ['https://[::1]/', 403],
    ['https://user:secret@hooks.example/', 400],
    ['ftp://hooks.example/', 400],
    ['nowhere', 400],
  ])('refuses to post to %s', async (url, status) => {
    const { fixture, headers } = await start('REFUSED');
    const { response } = await fixture.api.POST('/ccaas/1/webhooks', { headers, body: { url } });
    expect(response.status).toBe(status);
  });
});
