import type { InboxFilter } from '../conversation-store.js';
import { ANN, KEY, MULTI, SINGLE, StoreFixture, refusal, type MakePlace } from './store-fixture.js';

/** What the team and its programs do. */
export function teamContract(makePlace: MakePlace): void {
  const on = new StoreFixture();

  beforeEach(() => on.setUp(makePlace));
  afterEach(() => on.tearDown());

  describe('the team', () => {
    const reply = (conversationId: string, clientMessageId = on.unique()) =>
      on.store.replyAsAgent({ conversationId, agent: ANN, clientMessageId, content: { type: 'TEXT', text: 'Yes' } });

    it('replies once, with its name, and counts as unread for the customer until seen', async () => {
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a');
      const first = await reply(thread.conversationId, 'reply-0001');
      expect(first).toMatchObject({ outcome: 'STORED', message: { seq: 3, author: { type: 'AGENT', name: 'Ann' } } });
      const again = await reply(thread.conversationId, 'reply-0001');
      expect(again).toMatchObject({ outcome: 'REPEATED', message: first?.message });
      expect((await on.store.findThread(session.personId, thread.id))?.unread).toBe(1);
      const receipts = { delivered: 99, seen: 99 };
      expect(await on.store.recordCustomerReceipts({ session, threadId: thread.id, receipts })).toBe(true);
      expect(await on.store.recordCustomerReceipts({ session, threadId: thread.id, receipts })).toBe(false);
      expect((await on.store.findThread(session.personId, thread.id))?.unread).toBe(0);
      const conversation = await on.store.findConversation(thread.conversationId);
      expect(conversation?.customerReceipts).toEqual({ delivered: 3, seen: 3 });
    });

    it('is noted when somebody joins, once, and when the state changes', async () => {
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a');
      const { id: threadId, conversationId } = thread;
      await reply(conversationId);
      await reply(conversationId);
      for (const status of ['SOLVED', 'SOLVED', 'OPEN', 'SOLVED'] as const) {
        await on.store.setStatus(conversationId, status);
      }
      const { note, thread: reopened } = await on.post(session, 'thread-a');
      expect(note).toMatchObject({ content: { type: 'NOTE', event: 'CONVERSATION_REOPENED' } });
      expect(reopened.status).toBe('OPEN');
      await on.store.setStatus(conversationId, 'CLOSED');
      const messages = await on.store.readHistory({ session, threadId, range: { limit: 20 } });
      const texts = messages.map(({ author, content }) =>
        content.type === 'NOTE' ? `${author.type} ${content.event} ${content.name ?? ''}`.trim() : author.type,
      );
      expect(texts).toEqual([
        'CUSTOMER',
        'SYSTEM AGENT_JOINED Ann',
        'AGENT',
        'AGENT',
        'SYSTEM CONVERSATION_SOLVED',
        'SYSTEM CONVERSATION_REOPENED',
        'SYSTEM CONVERSATION_SOLVED',
        'SYSTEM CONVERSATION_REOPENED',
        'CUSTOMER',
        'SYSTEM CONVERSATION_CLOSED',
      ]);
    });

    it('notes are not unread, and end nobody’s wait', async () => {
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a');
      await on.store.setStatus(thread.conversationId, 'SOLVED');
      await on.store.setStatus(thread.conversationId, 'OPEN');
      expect((await on.store.findThread(session.personId, thread.id))?.unread).toBe(0);
      await on.post(session, 'thread-a');
      expect(await on.store.findConversation(thread.conversationId)).toMatchObject({ waitingSince: on.now, unread: 2 });
    });

    it('knows since when a customer waits', async () => {
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a');
      const since = on.now;
      on.now += 1000;
      await on.post(session, 'thread-a');
      const conversation = () => on.store.findConversation(thread.conversationId);
      expect(await conversation()).toMatchObject({ waitingSince: since, unread: 2 });
      await reply(thread.conversationId);
      expect(await conversation()).not.toHaveProperty('waitingSince');
      await on.store.recordTeamReceipts(thread.conversationId, { delivered: 2, seen: 1 });
      expect(await conversation()).toMatchObject({ unread: 1 });
      const seenBy = await on.store.findThread(session.personId, thread.id);
      expect(seenBy?.teamReceipts).toEqual({ delivered: 2, seen: 1 });
    });

    it('lists conversations by activity in pages, and by status', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 5; index += 1) {
        on.now += 1;
        ids.unshift((await on.post(await on.visitor(), 'thread-a')).thread.conversationId);
      }
      const first = await on.store.listConversations({ limit: 2 });
      const second = await on.store.listConversations({ limit: 2, cursor: first.cursor });
      const third = await on.store.listConversations({ limit: 2, cursor: second.cursor });
      expect([...first.conversations, ...second.conversations, ...third.conversations].map(({ id }) => id)).toEqual(
        ids,
      );
      expect(third).not.toHaveProperty('cursor');
      await on.store.setStatus(ids[3] ?? '', 'SOLVED');
      const solved = await on.store.listConversations({ status: 'SOLVED', limit: 2 });
      expect(solved.conversations.map(({ id }) => id)).toEqual([ids[3]]);
      await expect(on.store.listConversations({ limit: 2, cursor: 'x' })).rejects.toEqual(refusal('INVALID_ARGUMENT'));
    });

    it('counts what the inbox lists, also of one agent and of nobody', async () => {
      const count = (filter: InboxFilter = {}) => on.store.countConversations({ counterId: ANN.id, ...filter });
      expect(await count()).toEqual({ all: 0, mine: 0, unassigned: 0 });
      const session = await on.visitor();
      const [first, second] = [await on.post(session, 'thread-a'), await on.post(session, 'thread-b')];
      await on.post(session, 'thread-c');
      await on.store.assign(first.thread.conversationId, ANN.id);
      await on.store.setStatus(second.thread.conversationId, 'SOLVED');
      expect(await count()).toEqual({ all: 3, mine: 1, unassigned: 2 });
      expect(await count({ status: 'OPEN' })).toEqual({ all: 2, mine: 1, unassigned: 1 });
      expect(await count({ status: 'CLOSED' })).toEqual({ all: 0, mine: 0, unassigned: 0 });
    });

    it('finds a conversation by its thread', async () => {
      const { thread } = await on.post(await on.visitor(), 'thread-a');
      const found = await on.store.findConversationOfThread(thread.id);
      expect(found).toEqual(await on.store.findConversation(thread.conversationId));
      expect(found?.id).toBe(thread.conversationId);
      expect(await on.store.findConversationOfThread(thread.conversationId)).toBeUndefined();
    });

    it('knows who was at the desk last, within 20 seconds', async () => {
      const bob = { ...ANN, id: 'agent-bob-0001', name: 'Bob', email: 'bob@shop.example' };
      await on.store.createAgent({ agent: bob, passwordHash: 'hash' });
      expect(await on.store.listPresence()).toEqual([]);
      const since = on.now;
      await on.store.touchAgent(ANN.id);
      on.now += 1_000;
      await on.store.touchAgent(bob.id);
      await on.store.touchAgent('nobody');
      const ann = { name: 'Ann', seenAt: since };
      expect(await on.store.listPresence()).toEqual([{ name: 'Bob', seenAt: since + 1_000 }, ann]);
      on.now = since + 19_999;
      await on.store.touchAgent(ANN.id);
      expect((await on.store.listPresence()).at(-1)).toEqual(ann);
      on.now = since + 20_000;
      await on.store.touchAgent(ANN.id);
      expect((await on.store.listPresence())[0]).toEqual({ name: 'Ann', seenAt: since + 20_000 });
    });

    it('knows how long customers of a widget waited for the first answer of an agent', async () => {
      const session = await on.visitor();
      const waits = () => on.store.listFirstAnswerWaits(MULTI);
      for (const [name, wait] of [['thread-a', 5_000] as const, ['thread-b', 9_000] as const]) {
        const { thread } = await on.post(session, name);
        on.now += wait;
        await reply(thread.conversationId);
        on.now += 1_000;
        await on.post(session, name);
        await reply(thread.conversationId);
      }
      await on.post(session, 'thread-c');
      // The newest conversation first; nobody has answered the third.
      expect(await waits()).toEqual([9_000, 5_000]);
      expect(await on.store.listFirstAnswerWaits(SINGLE)).toEqual([]);
    });

    it('can be asked whether the store answers', async () => {
      await expect(on.store.check()).resolves.toBeUndefined();
    });

    it('gives nothing for a conversation that does not exist', async () => {
      expect(await reply('no-such-conversation')).toBeUndefined();
      expect(await on.store.setStatus('no-such-conversation', 'OPEN')).toBeUndefined();
      expect(await on.store.readConversation('no-such-conversation', 1)).toBeUndefined();
      expect(await on.store.readMessages('no-such-conversation', { limit: 1 })).toBeUndefined();
      expect(await on.store.readMetadata('no-such-conversation')).toBeUndefined();
      expect(await on.store.recordTeamReceipts('no-such-conversation', { delivered: 1, seen: 1 })).toBeUndefined();
    });

    it('signs agents in until the session expires, is ended, or the password changes', async () => {
      const open = (tokenHash: string) =>
        on.store.openAgentSession({ agentId: ANN.id, tokenHash, expiresAt: on.now + 1000 });
      await Promise.all(['one', 'two', 'three'].map(open));
      expect(await on.store.findAgentOfSession('one')).toEqual(ANN);
      await on.store.endAgentSession('one');
      expect(await on.store.findAgentOfSession('one')).toBeUndefined();
      expect(await on.store.setAgentPassword(ANN.id, 'other')).toBe(true);
      expect(await on.store.findAgentOfSession('two')).toBeUndefined();
      await open('four');
      on.now += 1001;
      expect(await on.store.findAgentOfSession('four')).toBeUndefined();
      expect(await on.store.findAgent('ANN@shop.example')).toEqual({ agent: ANN, passwordHash: 'other' });
    });

    it('keeps an administrator, also when two take each other the role away at once', async () => {
      await on.store.updateAgent(ANN.id, { role: 'ADMIN' });
      for (const change of [
        () => on.store.removeAgent(ANN.id),
        () => on.store.updateAgent(ANN.id, { role: 'AGENT' }),
      ]) {
        await expect(change()).rejects.toEqual(refusal('FORBIDDEN'));
      }
      const bob = { ...ANN, id: 'agent-bob-0001', email: 'bob@shop.example', role: 'ADMIN' as const };
      await on.store.createAgent({ agent: bob, passwordHash: 'hash' });
      const second = await on.openSecond();
      const changes = await Promise.allSettled([
        on.store.updateAgent(ANN.id, { role: 'AGENT' }),
        second.updateAgent(bob.id, { role: 'AGENT' }),
      ]);
      await second.close();
      expect(changes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect((await on.store.listAgents()).filter(({ role }) => role === 'ADMIN')).toHaveLength(1);
    });

    it('changes what an agent is called and may do, and forgets one who left', async () => {
      expect(await on.store.updateAgent(ANN.id, { role: 'ADMIN' })).toEqual({ ...ANN, role: 'ADMIN' });
      expect(await on.store.updateAgent(ANN.id, { name: 'Ann Lee' })).toEqual({
        ...ANN,
        name: 'Ann Lee',
        role: 'ADMIN',
      });
      expect(await on.store.updateAgent('nobody', { role: 'ADMIN' })).toBeUndefined();
      const bob = { ...ANN, id: 'agent-bob-0001', email: 'bob@shop.example', role: 'ADMIN' as const };
      await on.store.createAgent({ agent: bob, passwordHash: 'hash' });
      await on.store.openAgentSession({ agentId: ANN.id, tokenHash: 'one', expiresAt: on.now + 1000 });
      const session = await on.visitor();
      const { thread: open } = await on.post(session, 'thread-a');
      const { thread: closed } = await on.post(session, 'thread-b');
      await reply(open.conversationId);
      for (const { conversationId } of [open, closed]) await on.store.assign(conversationId, ANN.id);
      await on.store.setStatus(closed.conversationId, 'CLOSED');
      await on.store.addWebhook({ id: 'hook-1', url: 'https://shop.example', types: [], secret: 'whsec_c2VjcmV0' }, 20);

      expect([await on.store.removeAgent(ANN.id), await on.store.removeAgent(ANN.id)]).toEqual([true, false]);

      expect(await on.store.findAgentOfSession('one')).toBeUndefined();
      expect([await on.store.findAgent(ANN.email), await on.store.listAgents()]).toEqual([undefined, [bob]]);
      for (const { conversationId } of [open, closed]) {
        expect(await on.store.findConversation(conversationId)).not.toHaveProperty('assignee');
      }
      const messages = await on.store.readHistory({ session, threadId: open.id, range: { limit: 20 } });
      expect(messages.at(-1)?.author).toMatchObject({ type: 'AGENT', id: ANN.id, name: 'Ann' });
      const { deliveries: told } = await on.store.listDeliveries({ limit: 10 });
      expect(told.map(({ type, conversationId }) => [type, conversationId])).toEqual([
        ['CONVERSATION_ASSIGNMENT_UPDATED', open.conversationId],
      ]);
      await on.store.createAgent({ agent: { ...ANN, id: 'agent-ann-0002' }, passwordHash: 'hash' });
    });

    it('refuses what is to be unique a second time', async () => {
      const again = on.store.createAgent({
        agent: { ...ANN, id: 'other-agent', email: 'ANN@SHOP.EXAMPLE' },
        passwordHash: '',
      });
      await expect(again).rejects.toEqual(refusal('INVALID_ARGUMENT'));
      const widget = { id: MULTI, title: '', multiThread: true, themes: {}, origins: [] };
      await expect(on.store.createWidget(widget, { ...KEY, id: 'k' })).rejects.toEqual(refusal('INVALID_ARGUMENT'));
    });

    it('forgets a revoked API key at once', async () => {
      const scopes = ['metadata', 'sessions'] as const;
      await on.store.createApiKey({ id: 'key-1', name: 'Bot', keyHash: 'hash-1', scopes });
      expect(await on.store.findApiKey('hash-1')).toEqual({ id: 'key-1', scopes });
      expect(await on.store.listApiKeys()).toEqual([{ id: 'key-1', name: 'Bot', scopes, createdAt: on.now }]);
      expect(await on.store.revokeApiKey('key-1')).toBe(true);
      expect(await on.store.revokeApiKey('key-1')).toBe(false);
      expect(await on.store.findApiKey('hash-1')).toBeUndefined();
    });
  });
}
