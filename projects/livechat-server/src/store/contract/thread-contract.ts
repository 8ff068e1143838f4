import { LIMITS, type JsonObject, type Message } from 'livechat-core/protocol';
import type { Session } from '../session-store.js';
import type { CustomerPosted } from '../thread-store.js';
import { ANN, SINGLE, StoreFixture, refusal, type MakePlace } from './store-fixture.js';

/** What customers do in their threads. */
export function threadContract(makePlace: MakePlace): void {
  const on = new StoreFixture();

  beforeEach(() => on.setUp(makePlace));
  afterEach(() => on.tearDown());

  describe('messages', () => {
    it('gives each thread its own gapless seq', async () => {
      const session = await on.visitor();
      const seqs: number[] = [];
      for (const thread of ['thread-a', 'thread-b', 'thread-a', 'thread-a', 'thread-b']) {
        seqs.push((await on.post(session, thread)).message.seq);
      }
      expect(seqs).toEqual([1, 1, 2, 3, 2]);
    });

    it('G2: answers a repeat with the first answer, whatever was in between', async () => {
      const session = await on.visitor();
      const first = await on.post(session, 'thread-a', 'message-1');
      await on.post(session, 'thread-a');
      await on.store.setStatus(first.thread.conversationId, 'CLOSED');
      const again = await on.post(session, 'thread-a', 'message-1');
      expect(again).toMatchObject({ outcome: 'REPEATED', message: first.message });
      // Two messages and the note that it was closed.
      expect(again.thread.topSeq).toBe(3);
    });

    it('G1, G17: keeps messages, order, context and the epoch when it is opened again', async () => {
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a', 'message-1');
      await on.store.addContext({ session, requestId: 'request-1', data: { a: 1 }, target: { all: true } });
      const epoch = await on.store.epoch();
      await on.reopen();
      expect(await on.store.epoch()).toBe(epoch);
      const history = await on.store.readHistory({ session, threadId: thread.id, range: { limit: 10 } });
      expect(history.map((message) => message.clientMessageId)).toEqual(['message-1']);
      expect(await on.store.readMetadata(thread.conversationId)).toEqual({ a: 1 });
    });

    it('G6: tells how far each listed thread of a person goes, and of nobody else’s', async () => {
      const session = await on.visitor();
      for (const name of ['thread-a', 'thread-b', 'thread-a']) await on.post(session, name);
      await on.post(await on.visitor(), 'thread-c');
      const threads = await on.store.listThreads(session.personId);
      expect(threads.map(({ topSeq }) => topSeq).sort()).toEqual([1, 2]);
      expect(await on.store.listTops(session.personId)).toEqual(
        Object.fromEntries(threads.map(({ id, topSeq }) => [id, topSeq])),
      );
      expect(await on.store.listTops('nobody')).toEqual({});
    });

    it('reads history above, below and at the end of a thread, ascending', async () => {
      const session = await on.visitor();
      for (let index = 0; index < 5; index += 1) await on.post(session, 'thread-a');
      const [thread] = await on.store.listThreads(session.personId);
      const read = async (range: { after?: number; before?: number; limit: number }) =>
        (await on.store.readHistory({ session, threadId: thread?.id ?? '', range })).map(({ seq }) => seq);
      expect(await read({ limit: 2 })).toEqual([4, 5]);
      expect(await read({ after: 2, limit: 2 })).toEqual([3, 4]);
      expect(await read({ before: 4, limit: 2 })).toEqual([2, 3]);
      expect(await read({ after: 5, limit: 2 })).toEqual([]);
    });

    it('G18: refuses the thread of somebody else exactly as one that does not exist', async () => {
      const [owner, stranger] = [await on.visitor(), await on.visitor()];
      const { thread } = await on.post(owner, 'thread-a');
      const failures = await Promise.all(
        [thread.id, 'there-is-no-such-thread'].flatMap((threadId) => [
          on.store.readHistory({ session: stranger, threadId, range: { limit: 1 } }).catch(String),
          on.store
            .recordCustomerReceipts({ session: stranger, threadId, receipts: { delivered: 1, seen: 1 } })
            .catch(String),
          on.store
            .addContext({ session: stranger, requestId: on.unique(), data: {}, target: { threadId } })
            .catch(String),
          on.store
            .postMessage({
              session: stranger,
              clientMessageId: on.unique(),
              target: { threadId },
              content: { type: 'TEXT', text: 'Hi' },
            })
            .catch(String),
        ]),
      );
      expect(new Set(failures)).toEqual(new Set(['LiveChatError: There is no such thread.']));
      expect(await on.store.findThread(stranger.personId, thread.id)).toBeUndefined();
    });

    it('refuses posts and context for a closed thread, and opens a solved one again', async () => {
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a');
      await on.store.setStatus(thread.conversationId, 'SOLVED');
      expect((await on.post(session, 'thread-a')).thread.status).toBe('OPEN');
      await on.store.setStatus(thread.conversationId, 'CLOSED');
      await expect(on.post(session, 'thread-a')).rejects.toEqual(refusal('THREAD_CLOSED'));
      const target = { threadId: thread.id };
      const context = on.store.addContext({ session, requestId: 'request-1', data: {}, target });
      await expect(context).rejects.toEqual(refusal('THREAD_CLOSED'));
    });

    it('G20: allows 128 open threads of a person and not one more', async () => {
      const session = await on.visitor();
      for (let index = 0; index < LIMITS.openThreads; index += 1) await on.post(session, `thread-${index}`);
      await expect(on.post(session, 'one-more')).rejects.toEqual(refusal('LIMIT_EXCEEDED'));
      const [thread] = await on.store.listThreads(session.personId);
      await on.store.setStatus(thread?.conversationId ?? '', 'CLOSED');
      await expect(on.post(session, 'one-more')).resolves.toMatchObject({ outcome: 'STORED' });
    });

    it('keeps one thread in a single-thread widget until it is closed', async () => {
      const session = await on.visitor(SINGLE);
      const first = await on.post(session, 'thread-a', 'message-1');
      const second = await on.post(session, 'thread-b', 'message-2');
      expect(second.thread.id).toBe(first.thread.id);
      expect((await on.post(session, 'thread-b', 'message-2')).outcome).toBe('REPEATED');
      await on.store.setStatus(first.thread.conversationId, 'CLOSED');
      expect((await on.post(session, 'thread-b', 'message-2')).outcome).toBe('REPEATED');
      const third = await on.post(session, 'thread-a', 'message-3');
      expect(third.thread.id).not.toBe(first.thread.id);
      expect(third.message.seq).toBe(1);
    });
  });

  describe('messages that come at the same time', () => {
    /** A person with one thread, open unless told otherwise. */
    const open = async () => {
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a');
      return { session, thread };
    };
    const write = (
      { session, thread }: Awaited<ReturnType<typeof open>>,
      clientMessageId = on.unique(),
    ): Promise<CustomerPosted> =>
      on.store.postMessage({
        session,
        clientMessageId,
        target: { threadId: thread.id },
        content: { type: 'TEXT', text: clientMessageId },
      });

    it('G4, G5: each get the next seq of their thread, in the order in which they came', async () => {
      const [a, b] = [await open(), await open()];
      const posted = await Promise.all([
        ...['a-1', 'a-2', 'a-3'].map((id) => write(a, `message-${id}`)),
        ...['b-1', 'b-2'].map((id) => write(b, `message-${id}`)),
      ]);
      expect(posted.map(({ message }) => [message.clientMessageId, message.seq])).toEqual([
        ['message-a-1', 2],
        ['message-a-2', 3],
        ['message-a-3', 4],
        ['message-b-1', 2],
        ['message-b-2', 3],
      ]);
      expect(posted.every(({ outcome }) => outcome === 'STORED')).toBe(true);
      const history = await on.store.readHistory({
        session: a.session,
        threadId: a.thread.id,
        range: { after: 1, limit: 9 },
      });
      expect(history).toEqual(posted.slice(0, 3).map(({ message }) => message));
    });

    it('are answered with the thread as the store then has it', async () => {
      const [a, b] = [await open(), await open()];
      await on.store.replyAsAgent({
        conversationId: a.thread.conversationId,
        agent: ANN,
        clientMessageId: on.unique(),
        content: { type: 'TEXT', text: 'Hi' },
      });
      await on.store.recordTeamReceipts(a.thread.conversationId, { delivered: 1, seen: 1 });
      on.now += 5;
      const posted = await Promise.all([write(a), write(b)]);
      for (const [index, { session }] of [a, b].entries()) {
        expect([posted[index]?.thread]).toEqual(await on.store.listThreads(session.personId));
      }
      expect(posted.map(({ thread }) => thread.unread)).toEqual([1, 0]);
      const detail = await on.store.readConversation(a.thread.conversationId, 10);
      expect(detail?.conversation).toMatchObject({ waitingSince: on.now, updatedAt: on.now });
    });

    it('G2: are one row each, also when one of them comes twice at the same time', async () => {
      const [a, b] = [await open(), await open()];
      await write(a, 'message-1');
      const posted = await Promise.all([
        write(a, 'message-1'),
        write(b, 'message-2'),
        write(b, 'message-2'),
        write(a, 'message-3'),
      ]);
      expect(posted.map(({ outcome, message }) => [outcome, message.seq])).toEqual([
        ['REPEATED', 2],
        ['STORED', 2],
        ['REPEATED', 2],
        ['STORED', 3],
      ]);
    });

    it('G18: are refused one by one, and a refusal undoes nothing of the others', async () => {
      const [a, b, closed, solved, stranger, gone] = await Promise.all([
        open(),
        open(),
        open(),
        open(),
        open(),
        open(),
      ]);
      await on.store.setStatus(closed.thread.conversationId, 'CLOSED');
      await on.store.setStatus(solved.thread.conversationId, 'SOLVED');
      await on.store.erasePerson(gone.session.personId);
      const outcomes = await Promise.allSettled([
        write(a),
        write(closed),
        write({ ...stranger, thread: b.thread }),
        write(solved),
        write(gone),
        write(b),
      ]);
      expect(outcomes).toMatchObject([
        { status: 'fulfilled', value: { message: { seq: 2 } } },
        { status: 'rejected', reason: { code: 'THREAD_CLOSED' } },
        { status: 'rejected', reason: { code: 'THREAD_NOT_FOUND' } },
        {
          status: 'fulfilled',
          value: { thread: { status: 'OPEN' }, note: { content: { event: 'CONVERSATION_REOPENED' } } },
        },
        { status: 'rejected', reason: { code: 'SESSION_ENDED' } },
        { status: 'fulfilled', value: { message: { seq: 2 } } },
      ]);
    });

    it('stop with the token of the session, each at its own moment', async () => {
      const [visitor, customer] = [await open(), await open()];
      await on.logIn(customer.session, 'ann@shop.example', { expiresAt: on.now });
      const session = {
        ...customer.session,
        personId: (await on.store.findSession(customer.session.sessionId))?.personId ?? '',
      };
      await expect(write({ ...customer, session })).resolves.toMatchObject({ outcome: 'STORED' });
      on.now += 1;
      const outcomes = await Promise.allSettled([write(visitor), write({ ...customer, session })]);
      expect(outcomes).toMatchObject([
        { status: 'fulfilled' },
        { status: 'rejected', reason: { code: 'TOKEN_EXPIRED' } },
      ]);
    });

    it('are told to those who want to hear of them, each once', async () => {
      const url = 'https://bot.example/';
      await on.store.addWebhook({ id: 'webhook-0001', url, types: ['INBOUND_MESSAGE'], secret: 's' }, 20);
      const people = await Promise.all([open(), open(), open()]);
      await Promise.all(people.map((person) => write(person)));
      expect(await on.store.countPendingDeliveries()).toBe(6);
    });

    it('G4: keep one order without gaps when two servers store them', async () => {
      const second = await on.openSecond();
      const people = await Promise.all(Array.from({ length: 8 }, open));
      const posted = await Promise.all(
        [on.store, second].flatMap((store) =>
          people.flatMap(({ session, thread }) =>
            Array.from({ length: 3 }, () =>
              store.postMessage({
                session,
                clientMessageId: on.unique(),
                target: { threadId: thread.id },
                content: { type: 'TEXT', text: 'Hi' },
              }),
            ),
          ),
        ),
      );
      await second.close();
      for (const { thread } of people) {
        const seqs = posted.filter(({ message }) => message.threadId === thread.id).map(({ message }) => message.seq);
        expect(seqs.sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7]);
      }
    });
  });

  describe('contextual data', () => {
    const withContext = (session: Session, clientMessageId: string, requestId: string, data: JsonObject) =>
      on.store.postMessage({
        session,
        clientMessageId,
        target: { clientThreadId: 'thread-a' },
        content: { type: 'TEXT', text: 'Hi' },
        context: { requestId, data },
      });

    it('G9: is in the conversation as soon as its first message is, once', async () => {
      const session = await on.visitor();
      const first = await withContext(session, 'message-1', 'request-1', { color: 'red' });
      expect(first).toMatchObject({ contextRequestId: 'request-1', contextChanged: true });
      const detail = await on.store.readConversation(first.thread.conversationId, 10);
      expect(detail?.context).toEqual({ color: 'red' });
      await on.store.addContext({ session, requestId: 'request-2', data: { color: 'green' }, target: { all: true } });
      const again = await withContext(session, 'message-1', 'request-1', { color: 'red' });
      expect(again).toMatchObject({ contextRequestId: 'request-1', contextChanged: false, outcome: 'REPEATED' });
      expect(await on.store.readMetadata(first.thread.conversationId)).toEqual({ color: 'green' });
    });

    it('G10: ALL reaches the threads that are not closed, once, and a repeat lists the same', async () => {
      const session = await on.visitor();
      const [a, b, c] = [
        await on.post(session, 'thread-a'),
        await on.post(session, 'thread-b'),
        await on.post(session, 'thread-c'),
      ];
      await on.store.setStatus(b.thread.conversationId, 'CLOSED');
      await on.store.setStatus(c.thread.conversationId, 'SOLVED');
      const addition = { session, requestId: 'request-1', data: { n: 1 }, target: { all: true } } as const;
      const added = await on.store.addContext(addition);
      expect(new Set(added.threadIds)).toEqual(new Set([a.thread.id, c.thread.id]));
      await on.post(session, 'thread-d');
      expect(await on.store.addContext(addition)).toEqual({ threadIds: added.threadIds, outcome: 'REPEATED' });
      expect(await on.store.readMetadata(b.thread.conversationId)).toEqual({});
    });

    it('is not remembered where no conversation was open, so that the next one can have it', async () => {
      const session = await on.visitor();
      const addition = { session, requestId: 'request-1', data: { n: 1 }, target: { all: true } } as const;
      expect((await on.store.addContext(addition)).threadIds).toEqual([]);
      const { thread } = await withContext(session, 'message-1', 'request-1', { n: 1 });
      expect(await on.store.readMetadata(thread.conversationId)).toEqual({ n: 1 });
    });

    it('G20: of one conversation is bounded, and what would exceed it changes nothing', async () => {
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a');
      const add = (part: number, keys: number) =>
        on.store.addContext({
          session,
          requestId: on.unique(),
          data: Object.fromEntries(Array.from({ length: keys }, (_, index) => [`k${part}-${index}`, index])),
          target: { threadId: thread.id },
        });
      for (let part = 0; part < 4; part += 1) await add(part, 100);
      await expect(add(5, 1)).rejects.toEqual(refusal('LIMIT_EXCEEDED'));
      expect(Object.keys((await on.store.readMetadata(thread.conversationId)) ?? {})).toHaveLength(400);
    });
  });

  it('G4: two connections to one store give one order without gaps', async () => {
    const second = await on.openSecond();
    const session = await on.visitor();
    const stored: Message[] = [];
    await Promise.all(
      [on.store, second].map(async (connection, side) => {
        for (let index = 0; index < 10; index += 1) {
          const posted = await connection.postMessage({
            session,
            clientMessageId: `message-${side}-${index}`,
            target: { clientThreadId: 'thread-a' },
            content: { type: 'TEXT', text: 'Hi' },
          });
          stored.push(posted.message);
        }
      }),
    );
    await second.close();
    expect(stored.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(new Set(stored.map(({ threadId }) => threadId)).size).toBe(1);
  });
}
