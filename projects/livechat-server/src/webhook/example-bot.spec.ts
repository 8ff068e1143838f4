import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { apiFixture, type ApiFixture, type OpenedConversation } from '../testing/api-fixture.js';
import { freePort } from '../testing/free-port.js';
import { signWebhook } from './sign-webhook.js';

const BOT = join(__dirname, '../../../../examples/bot/main.mjs');

describe('the bot of the examples', () => {
  let on: ApiFixture;
  let bot: ChildProcess;
  let botUrl: string;
  let secret: string;

  beforeAll(async () => {
    on = await apiFixture({ webhookPrivateAddresses: 'ALLOWED' });
    const port = await freePort();
    botUrl = `http://127.0.0.1:${port}`;
    ({ secret } = await on.server.admin.webhooks.add({ url: botUrl, types: ['INBOUND_MESSAGE'] }));
    bot = spawn(process.execPath, [BOT], {
      env: { LIVECHAT_URL: on.server.url, LIVECHAT_KEY: on.key, LIVECHAT_SECRET: secret, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (bot.stdout !== null) await once(createInterface({ input: bot.stdout }), 'line');
  });

  afterAll(async () => {
    bot.kill();
    await once(bot, 'exit');
    await on.close();
  });

  const answer = async ({ page }: OpenedConversation) => (await page.next('message')).message;
  const choose = (at: OpenedConversation, payload: string, messageId: string) =>
    at.page.send({
      type: 'post',
      clientMessageId: `choice-${payload}`,
      target: { threadId: at.threadId },
      content: { type: 'ANSWER', text: 'Chosen', payload, messageId },
    });

  it('offers quick replies, answers from the metadata, and hands over to an agent', async () => {
    const opened = await on.openConversation('Hello', { order: 'A-77' });
    const greeting = await answer(opened);
    expect(greeting).toMatchObject({ author: { type: 'BOT', name: 'Order bot' }, content: { type: 'QUICK_REPLIES' } });
    choose(opened, 'order', greeting.id);
    expect((await answer(opened)).content).toEqual({ type: 'TEXT', text: 'Your order A-77 is on its way.' });
    choose(opened, 'person', greeting.id);
    expect((await answer(opened)).content).toMatchObject({ text: expect.stringContaining('colleague') as unknown });
    const params = { path: { conversationId: opened.conversationId } };
    const conversation = async () => (await on.api.GET('/ccaas/1/conversations/{conversationId}', { params })).data;
    while ((await conversation())?.agentId !== on.agent.id) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await conversation()).toMatchObject({ priority: 'HIGH', tags: ['handed-over'] });
  });

  it('G2: answers an event that comes twice once', async () => {
    const opened = await on.openConversation('Hello');
    await answer(opened);
    const newest = async () => (await on.server.admin.webhooks.deliveries({ limit: 1 })).deliveries[0];
    const delivery = await newest();
    await on.server.admin.webhooks.redeliver(delivery?.id ?? '');
    const delivered = async () => (await newest())?.status;
    while ((await delivered()) !== 'DELIVERED') await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await opened.page.drain()).filter(({ type }) => type === 'message')).toEqual([]);
  });

  it('takes nothing from anybody who does not know the secret, and nothing old', async () => {
    const body = '{"type":"INBOUND_MESSAGE","payload":{}}';
    const post = async (headers: Readonly<Record<string, string>>) =>
      (await fetch(botUrl, { method: 'POST', headers, body })).status;
    const wrong = `whsec_${Buffer.alloc(32).toString('base64')}`;
    expect(await post({})).toBe(401);
    expect(await post({ ...signWebhook([wrong], { id: 'event-1', at: Date.now(), body }) })).toBe(401);
    expect(await post({ ...signWebhook([secret], { id: 'event-1', at: Date.now() - 3_600_000, body }) })).toBe(401);
  });
});
