import { MOST_QUEUES } from '../../store/queue-store.js';
import { apiFixture, refusal, type ApiFixture } from '../../testing/api-fixture.js';

describe('queues in the API', () => {
  let on: ApiFixture;

  beforeAll(async () => {
    on = await apiFixture();
  });

  afterAll(() => on.close());

  const add = (name: string) => on.api.POST('/ccaas/1/queues', { body: { name } });
  const ofQueue = (queueId: string) => ({ params: { path: { queueId } } });

  it('are made, listed, renamed and removed', async () => {
    const id = (await add('Sales')).data?.id ?? '';
    expect((await on.api.GET('/ccaas/1/queues/{queueId}', ofQueue(id))).data).toMatchObject({ id, name: 'Sales' });
    expect((await add('sales')).error).toEqual(refusal('BAD_REQUEST', 'name'));
    expect((await add(' ')).error).toEqual(refusal('BAD_REQUEST', 'name'));
    const renamed = await on.api.PUT('/ccaas/1/queues/{queueId}', { ...ofQueue(id), body: { name: 'Orders' } });
    expect(renamed.data).toMatchObject({ id, name: 'Orders' });
    expect((await on.api.GET('/ccaas/1/queues')).data?.queues).toEqual([renamed.data]);
    expect((await on.api.DELETE('/ccaas/1/queues/{queueId}', ofQueue(id))).response.status).toBe(204);
    for (const gone of [
      await on.api.GET('/ccaas/1/queues/{queueId}', ofQueue(id)),
      await on.api.PUT('/ccaas/1/queues/{queueId}', { ...ofQueue(id), body: { name: 'x' } }),
      await on.api.DELETE('/ccaas/1/queues/{queueId}', ofQueue(id)),
    ]) {
      expect(gone.error).toEqual(refusal('NOT_FOUND', 'queueId'));
    }
  });

  it('hold conversations, which are found by them', async () => {
    const { conversationId } = await on.openConversation();
    const path = { conversationId };
    const queueId = (await add('Returns')).data?.id ?? '';
    const move = (to: string | null) =>
      on.api.PUT('/ccaas/1/conversations/{conversationId}', { params: { path }, body: { queueId: to } });
    expect((await move(queueId)).data).toMatchObject({ id: conversationId, queueId });
    expect((await move('no-such-queue')).error).toEqual(refusal('NOT_FOUND', 'queueId'));
    const list = async (of: string) =>
      (await on.api.GET('/ccaas/1/conversations', { params: { query: { queueId: of } } })).data?.pagination.totalItems;
    expect([await list(queueId), await list('none')]).toEqual([1, 0]);
    expect((await move(null)).data).toMatchObject({ queueId: null });
    expect([await list(queueId), await list('none')]).toEqual([0, 1]);
  });

  it('G20: there are at most a hundred', async () => {
    // One of them is there already.
    for (let count = 1; count < MOST_QUEUES; count += 1) expect((await add(`Queue ${count}`)).error).toBeUndefined();
    expect((await add('One more')).error).toEqual(refusal('BAD_REQUEST', 'name'));
  });
});
