import type { WebhookEvent, WebhookType } from '../../ccaas/webhook-event.js';
import type { ClaimedDelivery, DeliverySearch } from '../webhook-store.js';
import { ANN, StoreFixture, refusal, type MakePlace } from './store-fixture.js';

/** The queue of what receivers are to be told. */
export function webhookContract(makePlace: MakePlace): void {
  const on = new StoreFixture();

  beforeEach(() => on.setUp(makePlace));
  afterEach(() => on.tearDown());

  describe('the queue of webhooks', () => {
    const add = (id: string, types: readonly WebhookType[] = []) =>
      on.store.addWebhook({ id, url: `https://hooks.example/${id}`, types, secret: `secret-${id}` }, 3);
    const claim = (limit = 100, except: readonly string[] = []) =>
      on.store.claimDeliveries({ limit, leaseMs: 1000, except });
    const delivered = (delivery: ClaimedDelivery) =>
      on.store.settleDelivery(delivery, { status: 'DELIVERED', httpStatus: 204 });
    const deliveries = async (search: Partial<DeliverySearch> = {}) =>
      (await on.store.listDeliveries({ limit: 10, ...search })).deliveries;
    const eventOf = ({ body }: ClaimedDelivery) => JSON.parse(body) as WebhookEvent;
    /** Everything that is due, one after the other. */
    const takeAll = async () => {
      const events: WebhookEvent[] = [];
      for (;;) {
        const claimed = await claim();
        if (claimed.length === 0) return events;
        for (const delivery of claimed) {
          events.push(eventOf(delivery));
          await delivered(delivery);
        }
      }
    };

    it('G20: has no more receivers than there may be, also when they are added at once', async () => {
      const second = await on.openSecond();
      const webhook = (id: string) => ({ id, url: `https://hooks.example/${id}`, types: [], secret: 'secret' });
      const added = await Promise.allSettled(
        [1, 2, 3, 4, 5, 6].map((n) => (n % 2 === 0 ? second : on.store).addWebhook(webhook(`hook-${n}`), 3)),
      );
      await second.close();
      const refused = added.filter(({ status }) => status === 'rejected');
      expect(refused).toEqual([1, 2, 3].map(() => ({ status: 'rejected', reason: refusal('LIMIT_EXCEEDED') })));
      const [one] = await on.store.listWebhooks();
      expect(await on.store.listWebhooks()).toHaveLength(3);
      await on.store.removeWebhook(one?.id ?? '');
      await add('hook-7');
      await expect(add('hook-8')).rejects.toMatchObject({ message: expect.stringContaining('3') as unknown });
    });

    it('moves receivers with what waits for them, and signs with a former secret for a while', async () => {
      await add('hook-1', ['INBOUND_MESSAGE']);
      await on.post(await on.visitor(), 'thread-a');
      const url = 'https://hooks.example/moved';
      expect(await on.store.updateWebhook('hook-1', { url })).toMatchObject({ url, types: ['INBOUND_MESSAGE'] });
      expect(await on.store.updateWebhook('hook-1', { types: [] })).toMatchObject({ url, types: [] });
      await on.store.renewWebhookSecret('hook-1', { secret: 'newer', formerForMs: 5000 });
      const [first] = await claim();
      expect(first).toMatchObject({ url, secrets: ['newer', 'secret-hook-1'] });
      on.now += 5000;
      expect(await claim()).toMatchObject([{ secrets: ['newer'] }]);
      expect(await on.store.updateWebhook('none', { url })).toBeUndefined();
      expect(await on.store.renewWebhookSecret('none', { secret: 'x', formerForMs: 0 })).toBeUndefined();
    });

    it('holds nothing while nobody wants to know', async () => {
      await on.post(await on.visitor(), 'thread-a');
      await add('hook-1');
      expect(await claim()).toEqual([]);
    });

    it('G9: tells of a conversation first, then of its data, then of its message', async () => {
      await add('hook-1');
      await on.store.postMessage({
        session: await on.visitor(),
        clientMessageId: 'message-1',
        target: { clientThreadId: 'thread-a' },
        content: { type: 'TEXT', text: 'Hello' },
        context: { requestId: 'request-1', data: { color: 'red' } },
      });
      expect(await on.store.countPendingDeliveries()).toBe(3);
      const events = await takeAll();
      expect(await on.store.countPendingDeliveries()).toBe(0);
      expect(events.map(({ type }) => type)).toEqual([
        'CONVERSATION_CREATED',
        'CONVERSATION_METADATA_UPDATED',
        'INBOUND_MESSAGE',
      ]);
      expect(events[1]?.payload).toMatchObject({ metadata: { color: 'red' } });
      expect(events[2]?.payload).toMatchObject({ message: { content: { text: 'Hello' } } });
    });

    it('tells of everything that happens, and of each thing once', async () => {
      await add('hook-1');
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a', 'message-1');
      const id = thread.conversationId;
      await on.post(session, 'thread-a', 'message-1');
      await on.store.replyAsAgent({
        conversationId: id,
        agent: ANN,
        clientMessageId: 'reply-01',
        content: { type: 'TEXT', text: 'Yes' },
      });
      await on.store.replyAsAgent({
        conversationId: id,
        agent: ANN,
        clientMessageId: 'reply-01',
        content: { type: 'TEXT', text: 'Yes' },
      });
      for (const status of ['SOLVED', 'SOLVED'] as const) {
        await on.store.setStatus(id, status);
        await on.store.assign(id, ANN.id);
        await on.store.addTag(id, 'vip');
      }
      await on.store.addNote({ conversationId: id, author: { type: 'AGENT', id: ANN.id }, text: 'Noted' });
      const data = { color: 'red' };
      for (const requestId of ['request-1', 'request-1']) {
        await on.store.addContext({ session, requestId, data, target: { all: true } });
      }
      await on.post(session, 'thread-a');
      expect((await takeAll()).map(({ type }) => type)).toEqual([
        'CONVERSATION_CREATED',
        'INBOUND_MESSAGE',
        'OUTBOUND_MESSAGE',
        'CONVERSATION_STATUS_UPDATED',
        'CONVERSATION_ASSIGNMENT_UPDATED',
        'CONVERSATION_TAG_ADDED',
        'CONVERSATION_NOTE_ADDED',
        'CONVERSATION_METADATA_UPDATED',
        'CONVERSATION_STATUS_UPDATED',
        'INBOUND_MESSAGE',
      ]);
    });

    it('tells of messages that come at the same time, each with its own conversation, and in the order of a thread', async () => {
      const people = await Promise.all(
        ['a', 'b', 'c'].map(async (name) => {
          const session = await on.visitor();
          return { session, thread: (await on.post(session, `thread-${name}`)).thread };
        }),
      );
      await add('hook-1', ['INBOUND_MESSAGE']);
      await add('hook-2');
      const write = (round: number) => (person: (typeof people)[number]) =>
        on.store.postMessage({
          session: person.session,
          clientMessageId: `message-${round}000`,
          target: { threadId: person.thread.id },
          content: { type: 'TEXT', text: `Round ${round}` },
        });
      const posted = await Promise.all([...people.map(write(1)), ...people.map(write(2))]);
      const told = await takeAll();
      expect(told).toHaveLength(2 * posted.length);
      for (const { thread } of people) {
        const own = told.filter(({ payload }) => payload.conversation.id === thread.conversationId);
        const ids = posted.filter(({ message }) => message.threadId === thread.id).map(({ message }) => message.id);
        // Each of the two receivers hears both.
        expect(own.map((event) => event.type === 'INBOUND_MESSAGE' && event.payload.message.id)).toEqual(
          ids.flatMap((id) => [id, id]),
        );
      }
    });

    it('tells each receiver what it asked for', async () => {
      await add('hook-1', ['OUTBOUND_MESSAGE', 'INBOUND_MESSAGE']);
      await add('hook-2', ['CONVERSATION_CREATED']);
      await on.post(await on.visitor(), 'thread-a');
      const claimed = await claim();
      expect(claimed.map((delivery) => [delivery.subscriptionId, eventOf(delivery).type]).sort()).toEqual([
        ['hook-1', 'INBOUND_MESSAGE'],
        ['hook-2', 'CONVERSATION_CREATED'],
      ]);
      expect(await claim(100, ['hook-1', 'hook-2'])).toEqual([]);
    });

    it('keeps the order of a conversation for each receiver, and lets others pass', async () => {
      await add('hook-1', ['INBOUND_MESSAGE']);
      const [session, other] = [await on.visitor(), await on.visitor()];
      await on.post(session, 'thread-a');
      await on.post(session, 'thread-a');
      await on.post(other, 'thread-b');
      const claimed = await claim();
      expect(claimed).toHaveLength(2);
      expect(await claim()).toEqual([]);
      const [first] = claimed as [ClaimedDelivery];
      await on.store.settleDelivery(first, { status: 'MISSED', error: 'down', retryAt: on.now + 500 });
      expect(await claim()).toEqual([]);
      on.now += 500;
      const [again] = (await claim()) as [ClaimedDelivery];
      expect(again).toMatchObject({ id: first.id, eventId: first.eventId, body: first.body, attempt: 2 });
      await delivered(again);
      expect(await claim()).toHaveLength(1);
    });

    it('gives up where it is told to, and goes on with the next event', async () => {
      await add('hook-1', ['INBOUND_MESSAGE']);
      const session = await on.visitor();
      await on.post(session, 'thread-a');
      await on.post(session, 'thread-a');
      const [first] = (await claim()) as [ClaimedDelivery];
      await on.store.settleDelivery(first, { status: 'MISSED', httpStatus: 500, error: 'down', retryAt: undefined });
      expect(await deliveries({ status: 'FAILED' })).toMatchObject([
        { id: first.id, attempts: 1, lastStatus: 500, lastError: 'down', lastAttemptAt: on.now },
      ]);
      const [second] = (await claim()) as [ClaimedDelivery];
      expect(second.id).not.toBe(first.id);
      expect(await on.store.redeliver(first.id)).toBe(true);
      expect(await on.store.redeliver('no-such-delivery')).toBe(false);
      expect(await claim()).toMatchObject([{ id: first.id, attempt: 1 }]);
    });

    it('claims anew what a dead node had, and ignores what that one says later', async () => {
      await add('hook-1', ['INBOUND_MESSAGE']);
      await on.post(await on.visitor(), 'thread-a');
      const [lost] = (await claim()) as [ClaimedDelivery];
      on.now += 1000;
      const [found] = (await claim()) as [ClaimedDelivery];
      expect(found).toMatchObject({ id: lost.id, attempt: 2 });
      await delivered(lost);
      expect(await deliveries({ status: 'DELIVERED' })).toEqual([]);
      await delivered(found);
      expect(await deliveries({ status: 'DELIVERED' })).toHaveLength(1);
    });

    it('gives each delivery to one of several nodes', async () => {
      await add('hook-1', ['INBOUND_MESSAGE']);
      for (let index = 0; index < 10; index += 1) await on.post(await on.visitor(), 'thread-a');
      const second = await on.openSecond();
      const claims = await Promise.all(
        [on.store, second, on.store, second].map((store) =>
          store.claimDeliveries({ limit: 10, leaseMs: 1000, except: [] }),
        ),
      );
      await second.close();
      const ids = [...claims.flat(), ...(await claim())].map(({ id }) => id);
      expect(ids).toHaveLength(10);
      expect(new Set(ids).size).toBe(10);
    });

    it('lists each delivery once, newest first, page by page, whatever happens meanwhile', async () => {
      await add('hook-1', ['INBOUND_MESSAGE']);
      await add('hook-2', ['INBOUND_MESSAGE']);
      const [session, other] = [await on.visitor(), await on.visitor()];
      // All of one moment at first: the place of each has to tell more than its time.
      for (const thread of ['thread-a', 'thread-a', 'thread-a']) await on.post(session, thread);
      await on.post(other, 'thread-b');
      on.now += 1000;
      await on.post(other, 'thread-b');
      const moments = (await deliveries()).map(({ createdAt }) => createdAt);
      expect(moments).toEqual([...moments].sort().reverse());
      for (const search of [{}, { subscriptionId: 'hook-2' }, { status: 'PENDING' }] as const) {
        const all = await deliveries({ ...search, limit: 100 });
        const listed: string[] = [];
        for (let cursor: string | undefined, isMore = true; isMore; isMore = cursor !== undefined) {
          const page = await on.store.listDeliveries({ ...search, limit: 2, cursor });
          listed.push(...page.deliveries.map(({ id }) => id));
          cursor = page.cursor;
          on.now += 1000;
          await on.post(session, 'thread-a');
        }
        expect(listed).toEqual(all.map(({ id }) => id));
      }
      await expect(on.store.listDeliveries({ limit: 2, cursor: 'abc' })).rejects.toEqual(refusal('INVALID_ARGUMENT'));
    });

    it('forgets a receiver with its queue, and what has ended after a while', async () => {
      await add('hook-1');
      await add('hook-2', ['INBOUND_MESSAGE']);
      await on.post(await on.visitor(), 'thread-a');
      await takeAll();
      await on.post(await on.visitor(), 'thread-b');
      on.now += 10_000;
      expect(await on.store.removeWebhook('hook-1')).toBe(true);
      expect(await on.store.removeWebhook('hook-1')).toBe(false);
      expect((await on.store.listWebhooks()).map(({ id }) => id)).toEqual(['hook-2']);
      await on.store.forgetDelivered(on.now);
      expect(await deliveries()).toMatchObject([{ status: 'PENDING' }]);
    });
  });
}
