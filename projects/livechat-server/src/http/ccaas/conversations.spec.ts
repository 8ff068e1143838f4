import { apiFixture, refusal, type ApiFixture, type OpenedConversation } from '../../testing/api-fixture.js';
import type { operations } from '../../../api-client/dist/conversations-api.js';

describe('conversations in the API', () => {
  let on: ApiFixture;

  beforeEach(async () => {
    on = await apiFixture();
  });

  afterEach(() => on.close());

  const path = ({ conversationId }: OpenedConversation) => ({ path: { conversationId } });
  type Query = NonNullable<operations['listConversations']['parameters']['query']>;
  const list = async (query: Query) => (await on.api.GET('/ccaas/1/conversations', { params: { query } })).data;
  const listed = async (query: Query) => (await list(query))?.conversations.map(({ id }) => id);
  const update = (at: OpenedConversation, body: object) =>
    on.api.PUT('/ccaas/1/conversations/{conversationId}', { params: path(at), body });

  it('shows a conversation with all that it has', async () => {
    const opened = await on.openConversation();
    const { data } = await on.api.GET('/ccaas/1/conversations/{conversationId}', { params: path(opened) });
    expect(data).toMatchObject({
      id: opened.conversationId,
      channel: 'LIVE_CHAT',
      widgetId: on.widgetId,
      customer: { id: opened.customerId, kind: 'VISITOR', name: null },
      status: 'OPEN',
      priority: 'NORMAL',
      topic: null,
      agentId: null,
      tags: [],
      closedAt: null,
    });
    expect(Date.parse(data?.createdAt ?? '')).toBeGreaterThan(0);
  });

  it('lists in pages, in either order', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) ids.push((await on.openConversation()).conversationId);
    const first = await list({ limit: 2, orderBy: 'createdAt:ASC' });
    const second = await list({ limit: 2, page: 1, orderBy: 'createdAt:ASC' });
    expect([...(first?.conversations ?? []), ...(second?.conversations ?? [])].map(({ id }) => id).sort()).toEqual(
      ids.toSorted(),
    );
    expect(first?.pagination).toEqual({
      totalItems: 3,
      page: 0,
      limit: 2,
      orderBy: 'createdAt:ASC',
      nextCursor: expect.any(String) as unknown,
    });
    expect(second?.pagination.nextCursor).toBeNull();
    const cursor = first?.pagination.nextCursor ?? '';
    expect(await listed({ limit: 2, orderBy: 'createdAt:ASC', cursor })).toEqual(
      second?.conversations.map(({ id }) => id),
    );
    expect(await listed({ orderBy: 'createdAt:DESC' })).toEqual(
      (await listed({ orderBy: 'createdAt:ASC' }))?.reverse(),
    );
  });

  it('filters by status, agent, widget, customer, priority, tag and time', async () => {
    const one = await on.openConversation();
    const two = await on.openConversation();
    await update(one, { status: 'WAITING', priority: 'URGENT' });
    await on.api.PUT('/ccaas/1/conversations/{conversationId}/assignee', {
      params: path(one),
      body: { agentId: on.agent.id },
    });
    await on.api.POST('/ccaas/1/conversations/{conversationId}/tags', { params: path(one), body: { tagName: 'vip' } });
    const [first, second] = [[one.conversationId], [two.conversationId]];
    expect(await listed({ status: ['WAITING'] })).toEqual(first);
    expect(await listed({ status: ['OPEN'] })).toEqual(second);
    expect((await listed({ status: ['OPEN', 'WAITING', 'CLOSED'] }))?.length).toBe(2);
    expect(await listed({ agentId: on.agent.id })).toEqual(first);
    expect(await listed({ agentId: 'none' })).toEqual(second);
    expect(await listed({ priority: 'URGENT' })).toEqual(first);
    expect(await listed({ tag: 'vip' })).toEqual(first);
    expect(await listed({ customerId: two.customerId })).toEqual(second);
    expect(await listed({ widgetId: on.widgetId, status: ['SOLVED'] })).toEqual([]);
    expect(await listed({ createdBefore: '2000-01-01T00:00:00Z' })).toEqual([]);
    expect(await listed({ createdBefore: '2000-01-01T00:00:00+05:30' })).toEqual([]);
    expect((await listed({ createdFrom: '2000-01-01T00:00:00Z', updatedFrom: '2000-01-01T00:00:00Z' }))?.length).toBe(
      2,
    );
  });

  it.each([
    ['limit', '101'],
    ['limit', '0'],
    ['limit', '1e21'],
    ['limit', '0x10'],
    ['limit', '1&limit=2'],
    ['page', ''],
    ['page', '-1'],
    ['page', '1&cursor=abc'],
    ['cursor', 'abc'],
    ['orderBy', 'name'],
    ['status', 'GONE'],
    ['createdFrom', 'yesterday'],
  ])('refuses %s=%s and names it', async (name, value) => {
    const response = await fetch(`${on.server.url}/ccaas/1/conversations?${name}=${value}`, {
      headers: { authorization: `App ${on.key}` },
    });
    expect(response.status).toBe(400);
    const { requestError } = (await response.json()) as { requestError: { serviceException: object } };
    expect(requestError.serviceException).toMatchObject({ messageId: 'BAD_REQUEST' });
    expect(Object.keys((requestError.serviceException as { validationErrors: object }).validationErrors)[0]).toContain(
      name,
    );
  });

  it('changes status, priority, topic and summary, and empties what is null', async () => {
    const opened = await on.openConversation();
    const { data } = await update(opened, {
      status: 'SOLVED',
      priority: 'HIGH',
      topic: 'Refund',
      summary: 'Paid back',
    });
    expect(data).toMatchObject({ status: 'SOLVED', priority: 'HIGH', topic: 'Refund', summary: 'Paid back' });
    expect((await update(opened, { topic: null })).data).toMatchObject({ topic: null, summary: 'Paid back' });
    expect((await opened.page.next('thread')).thread.status).toBe('SOLVED');
  });

  it('opens what waits for the customer with the next message', async () => {
    const opened = await on.openConversation();
    expect((await update(opened, { status: 'WAITING' })).data?.status).toBe('WAITING');
    await opened.page.post('message-2', { threadId: opened.threadId });
    const { data } = await on.api.GET('/ccaas/1/conversations/{conversationId}', { params: path(opened) });
    expect(data?.status).toBe('OPEN');
  });

  it('changes nothing of a closed conversation', async () => {
    const opened = await on.openConversation();
    const closed = await update(opened, { status: 'CLOSED' });
    expect(closed.data?.closedAt).not.toBeNull();
    const params = path(opened);
    const refusals = await Promise.all([
      update(opened, { status: 'OPEN' }),
      update(opened, { topic: 'Refund' }),
      on.api.PUT('/ccaas/1/conversations/{conversationId}/assignee', { params, body: { agentId: on.agent.id } }),
      on.api.DELETE('/ccaas/1/conversations/{conversationId}/assignee', { params }),
      on.api.POST('/ccaas/1/conversations/{conversationId}/tags', { params, body: { tagName: 'vip' } }),
      on.api.POST('/ccaas/1/conversations/{conversationId}/notes', { params, body: { content: 'Hm' } }),
      on.api.PATCH('/ccaas/1/conversations/{conversationId}/metadata', { params, body: { a: 1 } }),
      on.api.POST('/ccaas/1/conversations/{conversationId}/messages', {
        params,
        body: { contentType: 'TEXT', content: { text: 'Hi' } },
      }),
    ]);
    for (const { response, error } of refusals) {
      expect([response.status, error]).toEqual([409, refusal('CONVERSATION_CLOSED')]);
    }
  });

  it('assigns to agents that exist', async () => {
    const opened = await on.openConversation();
    const assign = (agentId: string) =>
      on.api.PUT('/ccaas/1/conversations/{conversationId}/assignee', { params: path(opened), body: { agentId } });
    expect((await assign(on.agent.id)).data?.agentId).toBe(on.agent.id);
    expect(await assign('nobody-at-all')).toMatchObject({ error: refusal('NOT_FOUND', 'agentId') });
    const taken = await on.api.DELETE('/ccaas/1/conversations/{conversationId}/assignee', { params: path(opened) });
    expect(taken.data?.agentId).toBeNull();
    const { data } = await on.api.GET('/ccaas/1/agents');
    expect(data?.agents).toEqual([{ id: on.agent.id, displayName: 'Ann', email: 'ann@shop.example', role: 'AGENT' }]);
    const params = { path: { agentId: on.agent.id } };
    expect((await on.api.GET('/ccaas/1/agents/{agentId}', { params })).data?.displayName).toBe('Ann');
  });

  it('answers an unknown conversation alike everywhere, as the original does', async () => {
    const params = { path: { conversationId: 'no-such-conversation' } };
    const answers = await Promise.all([
      on.api.GET('/ccaas/1/conversations/{conversationId}', { params }),
      on.api.PUT('/ccaas/1/conversations/{conversationId}', { params, body: { topic: 'x' } }),
      on.api.GET('/ccaas/1/conversations/{conversationId}/messages', { params }),
      on.api.GET('/ccaas/1/conversations/{conversationId}/tags', { params }),
      on.api.GET('/ccaas/1/conversations/{conversationId}/notes', { params }),
      on.api.GET('/ccaas/1/conversations/{conversationId}/metadata', { params }),
      on.api.PUT('/ccaas/1/conversations/{conversationId}/metadata', { params, body: {} }),
      on.api.POST('/ccaas/1/conversations/{conversationId}/events', { params, body: { type: 'TYPING_STARTED' } }),
    ]);
    for (const { response, error } of answers) {
      expect([response.status, error]).toEqual([400, refusal('NOT_FOUND', 'conversationId')]);
    }
  });

  it('has tags, each once, up to a limit', async () => {
    const opened = await on.openConversation();
    const params = path(opened);
    const add = (tagName: string) =>
      on.api.POST('/ccaas/1/conversations/{conversationId}/tags', { params, body: { tagName } });
    expect((await add('vip')).data).toEqual({ tags: ['vip'] });
    expect((await add('refund / late')).data).toEqual({ tags: ['refund / late', 'vip'] });
    expect((await add('vip')).data?.tags).toHaveLength(2);
    for (let index = 2; index < 20; index += 1) await add(`tag-${index}`);
    expect(await add('one too many')).toMatchObject({ error: refusal('BAD_REQUEST', 'tagName') });
    expect(await add(' blank')).toMatchObject({ error: refusal('BAD_REQUEST', 'tagName') });
    expect(await add('x'.repeat(51))).toMatchObject({ error: refusal('BAD_REQUEST', 'tagName') });
    const removed = await on.api.DELETE('/ccaas/1/conversations/{conversationId}/tags/{tagName}', {
      params: { path: { ...params.path, tagName: 'refund / late' } },
    });
    expect(removed.response.status).toBe(204);
    const { data } = await on.api.GET('/ccaas/1/conversations/{conversationId}/tags', { params });
    expect(data?.tags).not.toContain('refund / late');
  });

  it('has notes of agents and programs, which customers do not see', async () => {
    const opened = await on.openConversation();
    const params = path(opened);
    const byBot = await on.api.POST('/ccaas/1/conversations/{conversationId}/notes', {
      params,
      body: { content: 'Asked twice' },
    });
    expect(byBot.data).toMatchObject({ content: 'Asked twice', authorType: 'BOT', authorName: 'Order bot' });
    const byAgent = await on.api.POST('/ccaas/1/conversations/{conversationId}/notes', {
      params: { ...params, header: { 'x-agent-id': on.agent.id } },
      body: { content: 'Will call' },
    });
    expect(byAgent.data).toMatchObject({ authorType: 'AGENT', authorId: on.agent.id, authorName: 'Ann' });
    const noteId = byAgent.data?.id ?? '';
    const one = { path: { ...params.path, noteId } };
    const changed = await on.api.PUT('/ccaas/1/conversations/{conversationId}/notes/{noteId}', {
      params: one,
      body: { content: 'Called' },
    });
    expect(changed.data).toMatchObject({ id: noteId, content: 'Called' });
    const all = await on.api.GET('/ccaas/1/conversations/{conversationId}/notes', { params });
    expect(all.data?.notes.map(({ content }) => content).sort()).toEqual(['Asked twice', 'Called']);
    const remove = () => on.api.DELETE('/ccaas/1/conversations/{conversationId}/notes/{noteId}', { params: one });
    expect((await remove()).response.status).toBe(204);
    expect(await remove()).toMatchObject({ error: refusal('NOT_FOUND', 'noteId') });
    expect(JSON.stringify(await opened.page.drain())).not.toContain('Asked twice');
  });
});
