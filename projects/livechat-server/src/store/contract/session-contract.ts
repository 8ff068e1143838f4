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
      const proof = { jti: 'jti-1', hash: 'jwt-1', validUntil: on.now, expiresAt: null };
      await on.store.logIn({ session, identity, proof, tokenHash: 'new' });
      const resume = (tokenHash: string) =>
        on.store.resumeSession({ widgetId: MULTI, tokenHash, replacementHash: `after-${tokenHash}` });
      expect(await resume('old')).toMatchObject({ token: 'REPLACED', session: { person: { kind: 'CUSTOMER' } } });
      expect(await resume('after-old')).toMatchObject({ token: 'KEPT' });
      expect(await resume('new')).toMatchObject({ token: 'KEPT' });
      expect(await resume('old')).toBeUndefined();
    });

    it('finds who asks by the newest token only, until the session ends or waits for a login', async () => {
      const session = await on.store.openVisitorSession({ widgetId: MULTI, tokenHash: 'old' });
      expect(await on.store.findSessionByToken('old')).toEqual(session);
      expect(await on.store.findSessionByToken('unknown')).toBeUndefined();
      const identity = { type: 'email', id: 'joe@shop.example' } as const;
      const proof = { jti: 'jti-1', hash: 'jwt-1', validUntil: on.now, expiresAt: on.now + 1_000 };
      const { session: joe } = await on.store.logIn({ session, identity, proof, tokenHash: 'new' });
      expect(await on.store.findSessionByToken('old')).toBeUndefined();
      expect(await on.store.findSessionByToken('new')).toEqual(joe);
      on.now += 1_001;
      expect(await on.store.findSessionByToken('new')).toBeUndefined();
      expect(await on.store.findSession(session.sessionId)).toEqual(joe);
    });

    it('G11: ends a session by its token, of the same widget only, and once', async () => {
      const session = await on.store.openVisitorSession({ widgetId: MULTI, tokenHash: 'token-1' });
      const end = (widgetId: string) => on.store.endSessionByToken({ widgetId, tokenHash: 'token-1' });
      expect(await end(SINGLE)).toBeUndefined();
      expect(await on.store.findSessionByToken('token-1')).toEqual(session);
      expect(await end(MULTI)).toBe(session.sessionId);
      expect(await end(MULTI)).toBeUndefined();
      expect(await on.store.findSessionByToken('token-1')).toBeUndefined();
      expect(await on.store.findSession(session.sessionId)).toBeUndefined();
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
        proof: { ...proof, validUntil: on.now - 1, expiresAt: null },
        tokenHash: on.unique(),
      });
      expect(await late).toMatchObject({ outcome: 'REPEATED', session: first.session });
    });

    it('does nothing in the name of a session whose token has run out, until the next login', async () => {
      const { session } = await on.logIn(await on.visitor(), 'joe@shop.example', { expiresAt: on.now + 60_000 });
      const { thread } = await on.post(session, 'thread-a', 'message-1');
      on.now += 60_000;
      await on.post(session, 'thread-a', 'message-2');
      on.now += 1;
      const expired = refusal('TOKEN_EXPIRED');
      const range = { after: 0, limit: 1 };
      await expect(on.post(session, 'thread-a', 'message-3')).rejects.toEqual(expired);
      await expect(on.store.readHistory({ session, threadId: thread.id, range })).rejects.toEqual(expired);
      const context = { session, requestId: 'request-1', data: {}, target: { all: true } } as const;
      await expect(on.store.addContext(context)).rejects.toEqual(expired);
      expect(await on.store.findSession(session.sessionId)).toEqual(session);
      const renewed = await on.logIn(session, 'joe@shop.example');
      expect(renewed).toEqual({ outcome: 'RENEWED', session: { ...session, expiresAt: undefined } });
      expect((await on.post(renewed.session, 'thread-a', 'message-3')).message.seq).toBe(3);
    });

    it('takes the token that has run out no more, not even from its own session', async () => {
      const proof = { jti: 'jti-1', hash: 'jwt-1', expiresAt: on.now + 10_000 };
      const { session } = await on.logIn(await on.visitor(), 'joe@shop.example', proof);
      on.now += 10_001;
      await expect(on.logIn(session, 'joe@shop.example', proof)).rejects.toEqual(refusal('TOKEN_EXPIRED'));
    });

    it('refuses a token that comes too late, and leaves the session as it was', async () => {
      const session = await on.visitor();
      const late = on.store.logIn({
        session,
        identity: { type: 'email', id: 'joe@shop.example' },
        proof: { jti: 'jti-1', hash: 'jwt-1', validUntil: on.now - 1, expiresAt: null },
        tokenHash: on.unique(),
      });
      await expect(late).rejects.toEqual(refusal('TOKEN_EXPIRED'));
      expect(await on.store.findSession(session.sessionId)).toEqual(session);
    });

    it('ends the sessions of one sid of one widget, and no others', async () => {
      const logIn = async (widgetId: string, sid: string) =>
        (await on.logIn(await on.visitor(widgetId), 'joe@shop.example', { sid })).session.sessionId;
      const [first, second] = [await logIn(MULTI, 'sid-1'), await logIn(MULTI, 'sid-1')];
      const [other, elsewhere] = [await logIn(MULTI, 'sid-2'), await logIn(SINGLE, 'sid-1')];
      const ended = await on.store.endSessionsBySid({ widgetId: MULTI, sid: 'sid-1' });
      expect(new Set(ended)).toEqual(new Set([first, second]));
      expect(await on.store.endSessionsBySid({ widgetId: MULTI, sid: 'sid-1' })).toEqual([]);
      const alive = await Promise.all([first, second, other, elsewhere].map((id) => on.store.findSession(id)));
      expect(alive.map((session) => session?.sessionId)).toEqual([undefined, undefined, other, elsewhere]);
    });

    it('a login without sid takes the former one along no further', async () => {
      const { session } = await on.logIn(await on.visitor(), 'joe@shop.example', { sid: 'sid-1' });
      await on.logIn(session, 'joe@shop.example');
      expect(await on.store.endSessionsBySid({ widgetId: MULTI, sid: 'sid-1' })).toEqual([]);
    });
  });
}
