import { MULTI, SINGLE, StoreFixture, refusal, type MakePlace } from './store-fixture.js';

/** Visitors, customers and their sessions. */
export function sessionContract(makePlace: MakePlace): void {
  const on = new StoreFixture();

  beforeEach(() => on.setUp(makePlace));
  afterEach(() => on.tearDown());

  describe('sessions', () => {
    it('finds a session by its token, of the same widget only', async () => {
      const session = await on.store.openVisitorSession({ widgetId: MULTI, tokenHash: 'token-1' });
      const resume = (widgetId: string) =>
        on.store.resumeSession({ widgetId, tokenHash: 'token-1', replacementHash: on.unique() });
      expect(await resume(MULTI)).toEqual({ session, token: 'KEPT' });
      expect(await resume(SINGLE)).toBeUndefined();
    });

    it('keeps the token of before a login until the new one was presented', async () => {
      const session = await on.store.openVisitorSession({ widgetId: MULTI, tokenHash: 'old' });
      const identity = { type: 'email', id: 'joe@shop.example' } as const;
      const proof = { jti: 'jti-1', hash: 'jwt-1', validUntil: on.now };
      await on.store.logIn({ session, identity, proof, tokenHash: 'new' });
      const resume = (tokenHash: string) =>
        on.store.resumeSession({ widgetId: MULTI, tokenHash, replacementHash: `after-${tokenHash}` });
      expect(await resume('old')).toMatchObject({ token: 'REPLACED', session: { person: { kind: 'CUSTOMER' } } });
      expect(await resume('after-old')).toMatchObject({ token: 'KEPT' });
      expect(await resume('new')).toMatchObject({ token: 'KEPT' });
      expect(await resume('old')).toBeUndefined();
    });

    it('G11: refuses everything of a session that ended or has another identity', async () => {
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a');
      await on.logIn(await on.visitor(), 'joe@shop.example');
      await on.logIn(session, 'joe@shop.example');
      await expect(on.post(session, 'thread-a')).rejects.toEqual(refusal('SESSION_ENDED'));
      const current = await on.store.findSession(session.sessionId);
      expect(await on.store.endSession(session.sessionId)).toBe(true);
      expect(await on.store.endSession(session.sessionId)).toBe(false);
      expect(await on.store.findSession(session.sessionId)).toBeUndefined();
      const history = on.store.readHistory({ session: current ?? session, threadId: thread.id, range: { limit: 1 } });
      await expect(history).rejects.toEqual(refusal('SESSION_ENDED'));
    });

    it('makes the visitor the customer, with the name in what was written before', async () => {
      const session = await on.visitor();
      const { thread } = await on.post(session, 'thread-a');
      const login = await on.logIn(session, 'joe@shop.example', { name: 'Joe' });
      expect(login).toMatchObject({ outcome: 'PROMOTED', session: { personId: session.personId } });
      const detail = await on.store.readConversation(thread.conversationId, 1);
      expect(detail?.conversation.customer).toEqual({ id: session.personId, kind: 'CUSTOMER', name: 'Joe' });
      expect(detail?.messages[0]?.author).toEqual({ type: 'CUSTOMER', id: session.personId, name: 'Joe' });
    });

    it('moves the history of a visitor to a customer who exists, also where client ids collide', async () => {
      const joe = (await on.logIn(await on.visitor(), 'joe@shop.example')).session;
      const old = await on.post(joe, 'thread-a', 'message-1');
      const session = await on.visitor();
      const fresh = await on.post(session, 'thread-a', 'message-1');
      await on.store.addContext({ session, requestId: 'request-1', data: { n: 1 }, target: { all: true } });
      const login = await on.logIn(session, 'joe@shop.example');
      expect(login).toMatchObject({ outcome: 'MERGED', session: { personId: joe.personId } });
      const threads = await on.store.listThreads(joe.personId);
      expect(new Set(threads.map(({ id }) => id))).toEqual(new Set([old.thread.id, fresh.thread.id]));
      expect(new Set(threads.map((thread) => thread.clientThreadId)).size).toBe(2);
      const repeat = {
        session: login.session,
        requestId: 'request-1',
        data: { n: 2 },
        target: { all: true },
      } as const;
      expect(await on.store.addContext(repeat)).toEqual({ threadIds: [fresh.thread.id], outcome: 'REPEATED' });
    });

    it('switches to another customer without moving anything', async () => {
      const joe = (await on.logIn(await on.visitor(), 'joe@shop.example')).session;
      await on.post(joe, 'thread-a');
      const sue = await on.logIn(joe, 'sue@shop.example');
      expect(sue.outcome).toBe('SWITCHED');
      expect(await on.store.listThreads(sue.session.personId)).toEqual([]);
      expect(await on.store.listThreads(joe.personId)).toHaveLength(1);
    });

    it('takes a token once, and again from the session that it logged in, even when it has expired', async () => {
      const session = await on.visitor();
      const proof = { jti: 'jti-1', hash: 'jwt-1' };
      const first = await on.logIn(session, 'joe@shop.example', proof);
      const other = on.logIn(await on.visitor(), 'joe@shop.example', proof);
      await expect(other).rejects.toEqual(refusal('TOKEN_ALREADY_USED'));
      const late = on.store.logIn({
        session: first.session,
        identity: { type: 'email', id: 'joe@shop.example' },
        proof: { ...proof, validUntil: on.now - 1 },
        tokenHash: on.unique(),
      });
      expect(await late).toMatchObject({ outcome: 'REPEATED', session: first.session });
    });

    it('refuses a token that comes too late, and leaves the session as it was', async () => {
      const session = await on.visitor();
      const late = on.store.logIn({
        session,
        identity: { type: 'email', id: 'joe@shop.example' },
        proof: { jti: 'jti-1', hash: 'jwt-1', validUntil: on.now - 1 },
        tokenHash: on.unique(),
      });
      await expect(late).rejects.toEqual(refusal('TOKEN_EXPIRED'));
      expect(await on.store.findSession(session.sessionId)).toEqual(session);
    });
  });
}
