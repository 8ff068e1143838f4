import { LIMITS } from 'livechat-core/protocol';
import { apiFixture, refusal, type ApiFixture, type OpenedConversation } from '../../testing/api-fixture.js';

describe('messages in the API', () => {
  let on: ApiFixture;
  let opened: OpenedConversation;

  beforeEach(async () => {
    on = await apiFixture();
    opened = await on.openConversation('Where is my order?');
  });

  afterEach(() => on.close());

  const path = () => ({ conversationId: opened.conversationId });
  type Body = NonNullable<
    Parameters<typeof on.api.POST<'/ccaas/1/conversations/{conversationId}/messages', never>>[1]
  >['body'];
  const post = (body: unknown, header: object = {}) =>
    on.api.POST('/ccaas/1/conversations/{conversationId}/messages', {
      params: { path: path(), header },
      body: body as Body,
    });
  const list = async (query: object = {}) =>
    (await on.api.GET('/ccaas/1/conversations/{conversationId}/messages', { params: { path: path(), query } })).data;

  it('shows what the customer wrote', async () => {
    expect(await list()).toMatchObject({
      messages: [
        {
          channel: 'LIVE_CHAT',
          direction: 'INBOUND',
          from: opened.customerId,
          to: on.widgetId,
          authorType: 'CUSTOMER',
          contentType: 'TEXT',
          content: { text: 'Where is my order?' },
        },
      ],
      pagination: { totalItems: 1, page: 0, limit: 50, orderBy: 'createdAt:ASC' },
    });
  });

  it('writes as a bot by the name of its key, and as an agent, live to the customer', async () => {
    const byBot = await post({ contentType: 'TEXT', content: { text: 'Let me look' } });
    expect(byBot.data).toMatchObject({ direction: 'OUTBOUND', authorType: 'BOT', authorName: 'Order bot' });
    const byAgent = await post({ contentType: 'TEXT', content: { text: 'Ann here' } }, { 'x-agent-id': on.agent.id });
    expect(byAgent.data).toMatchObject({ authorType: 'AGENT', authorId: on.agent.id, authorName: 'Ann' });
    const heard = [];
    for (let index = 0; index < 3; index += 1) heard.push((await opened.page.next('message')).message);
    expect(heard.map(({ author, content }) => [author.type, author.name, content.type])).toEqual([
      ['BOT', 'Order bot', 'TEXT'],
      // An agent's first message is noted as joining.
      ['SYSTEM', undefined, 'NOTE'],
      ['AGENT', 'Ann', 'TEXT'],
    ]);
    expect((await list({ orderBy: 'createdAt:DESC', limit: 1 }))?.messages[0]?.id).toBe(byAgent.data?.id);
    expect(await post({ contentType: 'TEXT', content: { text: 'Hi' } }, { 'x-agent-id': 'nobody-here' })).toMatchObject(
      {
        error: refusal('NOT_FOUND', 'x-agent-id'),
      },
    );
  });

  it('keeps what it tells the team beside custom data from the customer', async () => {
    const content = { customData: { offer: 7 }, agentMessage: 'Margin is 40 %', userMessage: 'An offer' };
    expect((await post({ contentType: 'CUSTOM_DATA', content })).data).toMatchObject({ content });
    expect((await list())?.messages.at(-1)).toMatchObject({ content });
    const live = (await opened.page.next('message')).message;
    const told = (await opened.page.drain()).findLast((frame) => frame.type === 'thread');
    const { threadId } = opened;
    opened.page.send({ type: 'history', requestId: 'request-2', threadId, limit: 10 });
    const page = await opened.page.next('history-page');
    const again = await on.server.connect();
    const { threads } = await again.hello(on.widgetId, opened.token);
    for (const seen of [live, told?.thread.lastMessage, page.messages.at(-1), threads[0]?.lastMessage]) {
      expect(seen?.content).toEqual({ type: 'CUSTOM_DATA', customData: { offer: 7 }, userMessage: 'An offer' });
    }
  });

  const url = 'https://shop.example/files/invoice%201.pdf';
  it.each([
    ['IMAGE', { url: 'https://shop.example/shoe.png', text: 'This one?' }, 'image/png'],
    ['VIDEO', { url: 'https://shop.example/how-to', fileName: 'how.mp4' }, 'video/mp4'],
    ['AUDIO', { url: 'https://shop.example/voice' }, 'audio/mpeg'],
    // Browsers take it; by RFC 3986 most of it would have to be escaped.
    ['IMAGE', { url: 'https://shöp.example/a "{size}"|^.png' }, 'image/png'],
    ['DOCUMENT', { url }, 'application/pdf'],
  ])('sends %s by its address', async (contentType, content, mediaType) => {
    const { data } = await post({ contentType, content });
    expect(data).toMatchObject({ contentType, content: { ...content, mediaType } });
    const { message } = await opened.page.next('message');
    expect(message.content).toMatchObject({ type: 'FILES', files: [{ url: content.url, mediaType }] });
  });

  it('names a file by its address, and takes several', async () => {
    expect((await post({ contentType: 'DOCUMENT', content: { url } })).data).toMatchObject({
      content: { fileName: 'invoice 1.pdf' },
    });
    const files = [{ url }, { url: 'https://shop.example/' }];
    expect((await post({ contentType: 'FILES', content: { files } })).data).toMatchObject({
      contentType: 'FILES',
      content: { files: [{ fileName: 'invoice 1.pdf' }, { fileName: 'shop.example' }] },
    });
  });

  it('sends a file that its key has uploaded, once, and nobody else can', async () => {
    const authorization = `App ${on.key}`;
    const uploaded = await fetch(`${on.server.url}/ccaas/1/files`, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'text/plain',
        'x-file-name': 'note.txt',
        'x-client-file-id': 'file-0001',
      },
      body: 'Just a note.',
    });
    const { file } = (await uploaded.json()) as { file: { id: string } };
    const { data } = await post({ contentType: 'DOCUMENT', content: { fileId: file.id, text: 'Read this' } });
    expect(data).toMatchObject({
      contentType: 'DOCUMENT',
      content: { fileId: file.id, fileName: 'note.txt', size: 12, text: 'Read this' },
    });
    expect((await opened.page.next('message')).message.content).toMatchObject({ files: [{ id: file.id }] });
    for (const fileId of [file.id, 'no-such-file']) {
      expect((await post({ contentType: 'DOCUMENT', content: { fileId } })).response.status).toBe(400);
    }
  });

  const button = { type: 'URL', title: 'Track it', url: 'https://shop.example/track' };
  it.each([
    ['BUTTONS', { text: 'Choose', buttons: [button, { type: 'POSTBACK', title: 'Agent', payload: 'agent' }] }],
    ['QUICK_REPLIES', { text: 'Solved?', replies: [{ title: 'Yes', payload: 'yes' }] }],
    [
      'CAROUSEL',
      {
        cards: [
          { title: 'Shoe', imageUrl: 'https://shop.example/shoe.png', actions: [button] },
          { title: 'Sock', actions: [] },
        ],
      },
    ],
    ['SURVEY', { text: 'Are you satisfied?', followUp: 'Why?' }],
    ['CUSTOM_DATA', { customData: { order: 7 }, userMessage: 'Order 7' }],
  ])('sends %s unchanged to the customer', async (contentType, content) => {
    const { data } = await post({ contentType, content });
    expect(data).toMatchObject({ contentType, content });
    const { message } = await opened.page.next('message');
    expect(message.content).toEqual({ type: contentType, ...content });
  });

  it('shows the answer to a quick reply with what it answers', async () => {
    const { data } = await post({
      contentType: 'QUICK_REPLIES',
      content: { text: 'Solved?', replies: [{ title: 'Yes', payload: 'yes' }] },
    });
    opened.page.send({
      type: 'post',
      clientMessageId: 'answer-01',
      target: { threadId: opened.threadId },
      content: { type: 'ANSWER', text: 'Yes', payload: 'yes', messageId: data?.id },
    });
    await opened.page.next('ack');
    expect((await list())?.messages.at(-1)).toMatchObject({
      contentType: 'ANSWER',
      content: { text: 'Yes', payload: 'yes', messageId: data?.id },
    });
  });

  it('G2: stores a repeated request once, by either kind of id', async () => {
    const hello = { contentType: 'TEXT', content: { text: 'Hello' } };
    const ids = await Promise.all(
      Array.from({ length: 5 }, async () => (await post(hello, { 'x-idempotency-key': 'idempotency-1' })).data?.id),
    );
    expect(new Set(ids).size).toBe(1);
    const first = await post({ ...hello, clientMessageId: 'my-message-1' });
    const again = await post({ contentType: 'TEXT', content: { text: 'Other' }, clientMessageId: 'my-message-1' });
    expect(again.data).toEqual(first.data);
    expect((await list())?.pagination.totalItems).toBe(3);
    expect((await post(hello)).data?.id).not.toBe((await post(hello)).data?.id);
  });

  it.each([
    ['no content', { contentType: 'TEXT' }, 'content'],
    ['a blank text', { contentType: 'TEXT', content: { text: ' ' } }, 'content.text'],
    ['an unknown kind', { contentType: 'SMOKE', content: {} }, 'contentType'],
    ['what only customers say', { contentType: 'ANSWER', content: { text: 'x', payload: 'x' } }, 'contentType'],
    [
      'G19: a script as a link',
      { contentType: 'BUTTONS', content: { text: 'x', buttons: [{ ...button, url: 'javascript:alert(1)' }] } },
      'content.buttons[0].url',
    ],
    ['G19: an image over http', { contentType: 'IMAGE', content: { url: 'http://shop.example/a.png' } }, 'content.url'],
    [
      'an image that is none',
      { contentType: 'IMAGE', content: { url: 'https://shop.example/a', mediaType: 'text/html' } },
      'content.mediaType',
    ],
    ['one card', { contentType: 'CAROUSEL', content: { cards: [{ title: 'x', actions: [] }] } }, 'content.cards'],
    [
      'G20: a text too long',
      { contentType: 'TEXT', content: { text: 'x'.repeat(LIMITS.textLength + 1) } },
      'content.text',
    ],
  ])('refuses %s and names the field', async (_what, body, field) => {
    const { response, error } = await post(body);
    expect([response.status, error]).toEqual([400, refusal('BAD_REQUEST', field)]);
  });

  it('refuses what is no JSON, and a path that it does not have, in its own form', async () => {
    const headers = { authorization: `App ${on.key}`, 'content-type': 'application/json' };
    const messages = `${on.server.url}/ccaas/1/conversations/${opened.conversationId}/messages`;
    const broken = await fetch(messages, { method: 'POST', headers, body: '{' });
    expect([broken.status, await broken.json()]).toEqual([400, refusal('BAD_REQUEST')]);
    const unknown = await fetch(`${on.server.url}/ccaas/1/nowhere`, { headers });
    expect([unknown.status, await unknown.json()]).toEqual([404, refusal('NOT_FOUND')]);
  });

  it('shows that somebody writes, and stores nothing of it', async () => {
    const type = (event: 'TYPING_STARTED' | 'TYPING_STOPPED') =>
      on.api.POST('/ccaas/1/conversations/{conversationId}/events', {
        params: { path: path(), header: { 'x-agent-id': on.agent.id } },
        body: { type: event },
      });
    expect((await type('TYPING_STARTED')).response.status).toBe(202);
    expect(await opened.page.next('typing')).toMatchObject({
      threadId: opened.threadId,
      author: { type: 'AGENT', name: 'Ann' },
      isTyping: true,
    });
    await type('TYPING_STOPPED');
    expect((await opened.page.next('typing')).isTyping).toBe(false);
    expect((await list())?.pagination.totalItems).toBe(1);
  });
});
