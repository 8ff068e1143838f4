import type { ConversationOrder, TeamAuthor } from '../case-store.js';
import { ANN, StoreFixture, refusal, type MakePlace } from './store-fixture.js';

const BOT: TeamAuthor = { type: 'BOT', id: 'key-0001', name: 'Order bot' };

/** What back offices and bots do with conversations. */
export function caseContract(makePlace: MakePlace): void {
  const on = new StoreFixture();

  beforeEach(() => on.setUp(makePlace));
  afterEach(() => on.tearDown());

  describe('back offices', () => {
    const open = async () => (await on.post(await on.visitor(), 'thread-a')).thread.conversationId;
    const content = { type: 'TEXT', text: 'Hi' } as const;

    it('page through conversations in the order of their last change, however far apart those lie', async () => {
      const start = on.now;
      const moments: number[] = [];
      for (const after of [0, 1, 1, 299_999, 300_000, 300_000, 7_200_000, 86_400_000]) {
        on.now = start + after;
        await open();
        moments.push(on.now);
      }
      const pageThrough = async (
        orderBy: ConversationOrder,
        filter: Parameters<typeof on.store.searchConversations>[0]['filter'] = {},
      ) => {
        const seen: number[] = [];
        const ids = new Set<string>();
        for (let cursor: string | undefined; ;) {
          const found = await on.store.searchConversations({ filter, limit: 3, orderBy, cursor });
          for (const { id, updatedAt } of found.conversations) {
            seen.push(updatedAt);
            ids.add(id);
          }
          cursor = found.cursor;
          if (cursor === undefined) break;
        }
        expect(ids.size).toBe(seen.length);
        return seen;
      };
      expect(await pageThrough('updatedAt:ASC')).toEqual(moments);
      expect(await pageThrough('updatedAt:DESC')).toEqual([...moments].reverse());
      const between = { updatedFrom: start + 1, updatedBefore: start + 300_001 };
      expect(await pageThrough('updatedAt:ASC', between)).toEqual(moments.slice(1, 6));
      const erased = { status: 'OPEN', changedBefore: start + 300_000, limit: 3 } as const;
      expect((await on.store.eraseConversations(erased)).threads).toHaveLength(3);
      expect(await pageThrough('updatedAt:ASC')).toEqual(moments.slice(3));
    });

    it('find conversations by what they are, in pages', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 3; index += 1) {
        on.now += 1;
        ids.push(await open());
      }
      const [first = '', second = '', third = ''] = ids;
      await on.store.updateCase(first, { state: { status: 'OPEN', isOnHold: true }, priority: 'HIGH' });
      await on.store.assign(second, ANN.id);
      await on.store.addTag(third, 'vip');
      const find = async (filter: Parameters<typeof on.store.searchConversations>[0]['filter'], page = 0) => {
        const search = { filter, limit: 2, page, orderBy: 'createdAt:ASC' } as const;
        const { conversations, totalItems } = await on.store.searchConversations(search);
        return [totalItems, ...conversations.map(({ id }) => id)];
      };
      expect(await find({})).toEqual([3, first, second]);
      expect(await find({}, 1)).toEqual([3, third]);
      expect(await find({ statuses: [{ status: 'OPEN', isOnHold: true }] })).toEqual([1, first]);
      expect(await find({ priority: 'HIGH' })).toEqual([1, first]);
      expect(await find({ agentId: ANN.id })).toEqual([1, second]);
      expect(await find({ agentId: null, tag: 'vip' })).toEqual([1, third]);
      expect(await find({ createdFrom: on.now })).toEqual([1, third]);
      expect(await find({ createdBefore: on.now, statuses: [{ status: 'OPEN', isOnHold: false }] })).toEqual([
        1,
        second,
      ]);
    });

    const readAll = async (orderBy: ConversationOrder, between: (page: number) => Promise<unknown>) => {
      const found: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page === 0 || cursor !== undefined; page += 1) {
        const answer = await on.store.searchConversations({ filter: {}, limit: 2, orderBy, cursor });
        found.push(...answer.conversations.map(({ id }) => id));
        cursor = answer.cursor;
        await between(page);
      }
      return found;
    };

    it.each(['createdAt:ASC', 'createdAt:DESC'] as const)(
      'read each once by a cursor (%s), whatever changes',
      async (orderBy) => {
        const ids: string[] = [];
        // Three of one moment, over the end of a page.
        for (const later of [0, 1, 0, 0, 1]) {
          on.now += later;
          ids.push(await open());
        }
        on.now += 1;
        const found = await readAll(orderBy, () => on.store.addTag(ids[0] ?? '', `tag-${(on.now += 1)}`));
        expect(found.toSorted()).toEqual(ids.toSorted());
      },
    );

    it('read all by a cursor over the last change, and again what changes meanwhile', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 4; index += 1) {
        on.now += 1;
        ids.push(await open());
      }
      const [first = '', second = '', third = '', fourth = ''] = ids;
      const touch = async (page: number) => {
        on.now += 1;
        if (page === 0) await on.store.addTag(first, 'vip');
      };
      expect(await readAll('updatedAt:ASC', touch)).toEqual([first, second, third, fourth, first]);
      expect(await readAll('updatedAt:DESC', touch)).toEqual([first, fourth, third, second]);
    });

    it('read all in the order of the last change, whatever their statuses, by cursors and by pages', async () => {
      const ids: string[] = [];
      for (const status of ['OPEN', 'CLOSED', 'SOLVED', 'OPEN', 'CLOSED', 'SOLVED', 'OPEN'] as const) {
        const id = await open();
        // Three of one moment, over the end of a page.
        if (ids.length < 3 || ids.length > 5) on.now += 1;
        if (status !== 'OPEN') await on.store.setStatus(id, status);
        ids.push(id);
      }
      const changedAt = new Map<string, number>();
      for (const id of ids) changedAt.set(id, (await on.store.findConversation(id))?.updatedAt ?? 0);
      const expected = ids.toSorted((a, b) => (changedAt.get(a) ?? 0) - (changedAt.get(b) ?? 0) || (a < b ? -1 : 1));
      // Threads of one moment are in the order of ids that nobody sees here.
      const moments = (found: readonly string[]) => found.map((id) => changedAt.get(id));
      for (const [orderBy, order] of [
        ['updatedAt:ASC', expected],
        ['updatedAt:DESC', expected.toReversed()],
      ] as const) {
        const byCursor = await readAll(orderBy, async () => undefined);
        expect(byCursor.toSorted()).toEqual(ids.toSorted());
        expect(moments(byCursor)).toEqual(moments(order));
        const byPage = [];
        for (let page = 0; page < 4; page += 1) {
          byPage.push(...(await on.store.searchConversations({ filter: {}, limit: 2, page, orderBy })).conversations);
        }
        expect(byPage.map(({ id }) => id)).toEqual(byCursor);
      }
      const listed: string[] = [];
      for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
        const page = await on.store.listConversations({ limit: 2, cursor });
        listed.push(...page.conversations.map(({ id }) => id));
        cursor = page.cursor;
      }
      expect(listed).toEqual(await readAll('updatedAt:DESC', async () => undefined));
    });

    it('find what changed in a time, whatever its status', async () => {
      const ids: string[] = [];
      for (const status of ['OPEN', 'CLOSED', 'SOLVED'] as const) {
        on.now += 10;
        const id = await open();
        if (status !== 'OPEN') await on.store.setStatus(id, status);
        ids.push(id);
      }
      const search = { filter: { updatedFrom: on.now - 15, updatedBefore: on.now }, limit: 2 } as const;
      expect(await on.store.searchConversations({ ...search, orderBy: 'updatedAt:DESC' })).toMatchObject({
        totalItems: 1,
        conversations: [{ id: ids[1] }],
      });
      expect(await on.store.searchConversations({ ...search, orderBy: 'createdAt:ASC' })).toMatchObject({
        totalItems: 1,
        conversations: [{ id: ids[1] }],
      });
    });

    it('take no cursor of another list, or of none', async () => {
      await Promise.all([open(), open()]);
      const list = (orderBy: ConversationOrder, cursor?: string) =>
        on.store.searchConversations({ filter: {}, limit: 1, orderBy, cursor });
      const { cursor } = await list('createdAt:ASC');
      await expect(list('createdAt:DESC', cursor)).rejects.toEqual(refusal('INVALID_ARGUMENT'));
      await expect(list('createdAt:ASC', 'nonsense')).rejects.toEqual(refusal('INVALID_ARGUMENT'));
    });

    it('describe a conversation until it is closed', async () => {
      const id = await open();
      const changes = { priority: 'LOW', topic: 'Refund', summary: 'Paid back' } as const;
      const { conversation } = (await on.store.updateCase(id, changes)) ?? {};
      expect(conversation).toMatchObject(changes);
      expect((await on.store.updateCase(id, changes))?.changed).toBe(false);
      expect((await on.store.updateCase(id, { topic: null }))?.conversation).not.toHaveProperty('topic');
      await on.store.updateCase(id, { state: { status: 'CLOSED', isOnHold: false } });
      expect(await on.store.findConversation(id)).toMatchObject({ status: 'CLOSED', closedAt: on.now });
      for (const change of [
        () => on.store.updateCase(id, { topic: 'x' }),
        () => on.store.assign(id, ANN.id),
        () => on.store.addTag(id, 'vip'),
        () => on.store.removeTag(id, 'vip'),
        () => on.store.addNote({ conversationId: id, author: BOT, text: 'x' }),
        () => on.store.changeMetadata(id, { mode: 'merge', data: {} }),
        () =>
          on.store.postAsTeam({
            conversationId: id,
            author: BOT,
            clientMessageId: 'm-1',
            content,
            uploader: 'key:key-0001',
          }),
      ]) {
        await expect(change()).rejects.toEqual(refusal('THREAD_CLOSED'));
      }
    });

    it('let conversations wait in queues, and tell receivers', async () => {
      const [id, other] = [await open(), await open()];
      const sales = await on.store.addQueue('Sales');
      const returns = await on.store.addQueue('Returns');
      expect(await on.store.listQueues()).toEqual([returns, sales]);
      await expect(on.store.addQueue('SALES')).rejects.toEqual(refusal('INVALID_ARGUMENT'));
      await expect(on.store.updateCase(id, { queueId: 'no-such-queue' })).rejects.toEqual(refusal('NOT_FOUND'));
      await on.store.addWebhook({ id: 'hook-1', url: 'https://shop.example', types: [], secret: 'whsec_c2VjcmV0' }, 20);
      expect(await on.store.updateCase(id, { queueId: sales.id })).toMatchObject({
        changed: true,
        conversation: { queue: { id: sales.id, name: 'Sales' } },
      });
      expect((await on.store.updateCase(id, { queueId: sales.id }))?.changed).toBe(false);
      const find = async (queueId: string | null) =>
        (
          await on.store.searchConversations({
            filter: { queueId },
            limit: 10,
            orderBy: 'createdAt:ASC',
          })
        ).conversations.map((conversation) => conversation.id);
      expect([await find(sales.id), await find(returns.id), await find(null)]).toEqual([[id], [], [other]]);
      expect(await on.store.renameQueue(sales.id, 'Orders')).toEqual({ ...sales, name: 'Orders' });
      await expect(on.store.renameQueue(returns.id, 'orders')).rejects.toEqual(refusal('INVALID_ARGUMENT'));
      expect(await on.store.renameQueue('no-such-queue', 'x')).toBeUndefined();
      expect([await on.store.removeQueue(sales.id), await on.store.removeQueue(sales.id)]).toEqual([true, false]);
      expect(await on.store.findConversation(id)).not.toHaveProperty('queue');
      const { deliveries: told } = await on.store.listDeliveries({ limit: 10 });
      expect(told.map(({ type }) => type)).toEqual(Array(2).fill('CONVERSATION_ASSIGNMENT_UPDATED'));
    });

    it('keep the whole of a text with U+0000, and find nothing by one', async () => {
      const id = await open();
      await on.store.updateCase(id, { topic: 'a\0b' });
      await on.store.addNote({ conversationId: id, author: BOT, text: 'a\0b' });
      await on.store.addTag(id, 'a\0b');
      expect(await on.store.findConversation(id)).toMatchObject({ topic: 'a\uFFFDb', tags: ['a\uFFFDb'] });
      expect(await on.store.listNotes(id)).toMatchObject([{ text: 'a\uFFFDb' }]);
      expect(await on.store.findConversation(`${id}\0`)).toBeUndefined();
      await on.store.removeTag(id, 'a\0b');
      expect((await on.store.findConversation(id))?.tags ?? []).toEqual([]);
    });

    it('G2: write once, also when the repeat comes after the end', async () => {
      const conversationId = await open();
      const post = (author: TeamAuthor) =>
        on.store.postAsTeam({
          conversationId,
          author,
          clientMessageId: 'message-1',
          content,
          uploader: 'key:key-0001',
        });
      const first = await post(BOT);
      await on.store.setStatus(conversationId, 'CLOSED');
      expect(await post(BOT)).toMatchObject({ outcome: 'REPEATED', message: { id: first?.message.id } });
      await expect(post({ type: 'AGENT', id: ANN.id, name: ANN.name })).rejects.toEqual(refusal('THREAD_CLOSED'));
    });

    it('page through messages', async () => {
      const session = await on.visitor();
      for (const id of ['one', 'two', 'three']) await on.post(session, 'thread-a', `message-${id}`);
      const conversationId = (await on.store.listThreads(session.personId))[0]?.conversationId ?? '';
      const page = async (number: number, direction: 'ASC' | 'DESC') =>
        (await on.store.pageMessages(conversationId, { limit: 2, page: number, direction }))?.messages.map(
          ({ seq }) => seq,
        );
      expect([await page(0, 'ASC'), await page(1, 'ASC'), await page(0, 'DESC')]).toEqual([[1, 2], [3], [3, 2]]);
    });

    it('change contextual data as a whole or key by key', async () => {
      const id = await open();
      const change = async (mode: 'merge' | 'replace', data: Record<string, string>) =>
        (await on.store.changeMetadata(id, { mode, data }))?.metadata;
      expect(await change('merge', { color: 'red', size: 'M' })).toEqual({ color: 'red', size: 'M' });
      expect(await change('merge', { color: 'green' })).toEqual({ color: 'green', size: 'M' });
      expect(await change('replace', { size: 'L' })).toEqual({ size: 'L' });
      expect((await on.store.changeMetadata(id, { mode: 'merge', data: {} }))?.changed).toBe(false);
      expect(await on.store.readMetadata(id)).toEqual({ size: 'L' });
    });

    it('keep notes and tags with their conversation', async () => {
      const [id, other] = [await open(), await open()];
      const noted = await on.store.addNote({ conversationId: id, author: BOT, text: 'First' });
      const noteId = noted?.note.id ?? '';
      on.now += 1;
      expect(await on.store.updateNote({ conversationId: other, noteId, text: 'x' })).toBeUndefined();
      await on.store.updateNote({ conversationId: id, noteId, text: 'Second' });
      expect(await on.store.listNotes(id)).toEqual([
        { id: noteId, author: BOT, text: 'Second', createdAt: on.now - 1, updatedAt: on.now },
      ]);
      expect(await on.store.removeNote({ conversationId: other, noteId })).toBeUndefined();
      expect(await on.store.removeNote({ conversationId: id, noteId })).toMatchObject({ id });
      const before = on.now;
      on.now += 1;
      for (const tag of ['b', 'a', 'b']) await on.store.addTag(id, tag);
      // By this a late account of the conversation is told from a newer one.
      expect((await on.store.findConversation(id))?.updatedAt).toBeGreaterThan(before);
      expect((await on.store.findConversation(id))?.tags).toEqual(['a', 'b']);
      expect((await on.store.findConversation(other))?.tags).toBeUndefined();
    });

    it('get nothing for what does not exist', async () => {
      const id = 'no-such-conversation';
      expect(await on.store.updateCase(id, {})).toBeUndefined();
      expect(await on.store.assign(id, null)).toBeUndefined();
      expect(await on.store.listNotes(id)).toBeUndefined();
      expect(await on.store.pageMessages(id, { limit: 1, page: 0, direction: 'ASC' })).toBeUndefined();
      expect(await on.store.changeMetadata(id, { mode: 'merge', data: {} })).toBeUndefined();
      await expect(on.store.assign(await open(), 'nobody')).rejects.toEqual(refusal('NOT_FOUND'));
    });
  });
}
