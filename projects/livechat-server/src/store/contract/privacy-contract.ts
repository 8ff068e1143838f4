import type { StoredFile } from 'livechat-core/protocol';
import type { Session } from '../session-store.js';
import type { Uploader } from '../upload-store.js';
import { ANN, MULTI, SINGLE, StoreFixture, refusal, type MakePlace } from './store-fixture.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is told of a person, and how the store forgets. */
export function privacyContract(makePlace: MakePlace): void {
  const fixture = new StoreFixture();

  beforeEach(() => fixture.setUp(makePlace));
  afterEach(() => fixture.tearDown());

  const upload = async (uploader: Uploader): Promise<StoredFile> => {
    const id = fixture.unique();
    const file = { id, name: 'cat.png', mediaType: 'image/png', size: 9 };
    await fixture.store.beginUpload({ uploader, clientFileId: fixture.unique(), file, storageKey: `key-of-${id}` });
    await fixture.store.finishUpload(id);
    return file;
  };
  const postFile = (session: Session, file: StoredFile) =>
    fixture.store.postMessage({
      session,
      clientMessageId: fixture.unique(),
      target: { clientThreadId: 'thread-1' },
      content: { type: 'FILES', files: [file] },
    });
  const close = (conversationId: string) => fixture.store.setStatus(conversationId, 'CLOSED');

  describe('everything of a person', () => {
    it('is who they are, their conversations, and their files', async () => {
      const { store } = fixture;
      const visitor = await fixture.visitor();
      const { session } = await fixture.logIn(visitor, 'eve@shop.example', { name: 'Eve' });
      const { thread } = await fixture.post(session, 'thread-1');
      await store.addContext({
        session,
        requestId: 'request-1',
        data: { cart: 3 },
        target: { threadId: thread.id },
      });
      const file = await upload(`person:${session.personId}`);
      expect(await store.findPersonRecord(session.personId)).toEqual({
        person: { id: session.personId, kind: 'CUSTOMER', name: 'Eve' },
        widgetId: MULTI,
        identity: { type: 'email', id: 'eve@shop.example' },
        createdAt: fixture.now,
        sessions: [{ createdAt: fixture.now, lastSeenAt: fixture.now }],
      });
      expect(await store.listThreadRecords(session.personId)).toMatchObject([
        { threadId: thread.id, conversationId: thread.conversationId, context: { cart: 3 }, topSeq: 1 },
      ]);
      expect(await store.listFilesOfPerson(session.personId)).toEqual([{ file, storageKey: `key-of-${file.id}` }]);
      expect(await store.findPeopleByIdentity({ type: 'email', id: 'eve@shop.example' })).toEqual([session.personId]);
    });

    it('G18: is nothing of anybody else', async () => {
      const { store } = fixture;
      const [visitor, other] = [await fixture.visitor(), await fixture.visitor()];
      await fixture.post(other, 'thread-1');
      await upload(`person:${other.personId}`);
      expect(await store.listThreadRecords(visitor.personId)).toEqual([]);
      expect(await store.listFilesOfPerson(visitor.personId)).toEqual([]);
      expect(await store.findPersonRecord('there-is-none')).toBeUndefined();
      expect(await store.findPeopleByIdentity({ type: 'email', id: 'nobody@shop.example' })).toEqual([]);
    });
  });

  describe('erasing a person', () => {
    it('leaves nothing of theirs, and everything of the others', async () => {
      const { store } = fixture;
      const [visitor, other] = [await fixture.visitor(), await fixture.visitor()];
      const [posted, unposted] = [
        await upload(`person:${visitor.personId}`),
        await upload(`person:${visitor.personId}`),
      ];
      const { thread } = await postFile(visitor, posted);
      const answer = await upload(`agent:${ANN.id}`);
      await store.replyAsAgent({
        conversationId: thread.conversationId,
        agent: ANN,
        clientMessageId: 'message-1',
        content: { type: 'FILES', files: [answer] },
      });
      const kept = await fixture.post(other, 'thread-1');

      expect(await store.erasePerson(visitor.personId)).toEqual({
        personIds: [visitor.personId],
        threads: [{ threadId: thread.id, conversationId: thread.conversationId }],
        sessionIds: [visitor.sessionId],
      });

      expect(await store.findPersonRecord(visitor.personId)).toBeUndefined();
      expect(await store.findSession(visitor.sessionId)).toBeUndefined();
      expect(await store.findConversation(thread.conversationId)).toBeUndefined();
      expect(await store.listFilesOfPerson(visitor.personId)).toEqual([]);
      await expect(fixture.post(visitor, 'thread-2')).rejects.toEqual(refusal('SESSION_ENDED'));
      const retired = await store.retireUploads({ unpostedBefore: 0, limit: 10 });
      expect(retired.map(({ id }) => id).sort()).toEqual([posted.id, unposted.id, answer.id].sort());
      expect(await store.findConversation(kept.thread.conversationId)).toBeDefined();
      expect(await store.erasePerson(visitor.personId)).toBeUndefined();
    });

    it('finishes no upload that was under way', async () => {
      const { store } = fixture;
      const visitor = await fixture.visitor();
      const file = { id: 'file-000001', name: 'cat.png', mediaType: 'image/png', size: 9 };
      const uploader: Uploader = `person:${visitor.personId}`;
      await store.beginUpload({ uploader, clientFileId: 'client-file-1', file, storageKey: 'key' });
      await store.erasePerson(visitor.personId);
      await store.finishUpload(file.id);
      expect(await store.findUpload(uploader, 'client-file-1')).toBeUndefined();
      expect(await store.retireUploads({ unpostedBefore: 0, limit: 10 })).toHaveLength(1);
    });

    it('lets the same customer begin anew, as somebody else', async () => {
      const { session } = await fixture.logIn(await fixture.visitor(), 'eve@shop.example');
      await fixture.post(session, 'thread-1');
      await fixture.store.erasePerson(session.personId);
      const again = await fixture.logIn(await fixture.visitor(), 'eve@shop.example');
      expect(again.session.personId).not.toBe(session.personId);
      expect(await fixture.store.listThreads(again.session.personId)).toEqual([]);
    });

    it('finds again whom a ledger names, also as the visitor who once had the conversation', async () => {
      const { store } = fixture;
      const visitor = await fixture.visitor();
      const { thread } = await fixture.post(visitor, 'thread-1');
      const find = (personIds: string[], threadIds: string[]) => store.findPeopleOf({ personIds, threadIds });
      expect(await find([visitor.personId], [])).toEqual([visitor.personId]);
      expect(await find(['later-customer'], [thread.id])).toEqual([visitor.personId]);
      expect(await find(['nobody'], ['nothing'])).toEqual([]);
    });
  });

  describe('what its time has come for', () => {
    it('are conversations that have been closed for so long, and no others', async () => {
      const { store } = fixture;
      const visitor = await fixture.visitor();
      const [old, open] = [await fixture.post(visitor, 'thread-1'), await fixture.post(visitor, 'thread-2')];
      await close(old.thread.conversationId);
      fixture.now += 30 * DAY_MS;
      const fresh = await fixture.post(visitor, 'thread-3');
      await close(fresh.thread.conversationId);
      const erased = await store.eraseConversations({
        status: 'CLOSED',
        changedBefore: fixture.now - DAY_MS,
        limit: 10,
      });
      expect(erased.threads).toEqual([{ threadId: old.thread.id, conversationId: old.thread.conversationId }]);
      expect((await store.listThreadRecords(visitor.personId)).map(({ threadId }) => threadId)).toEqual([
        open.thread.id,
        fresh.thread.id,
      ]);
    });

    it('are sessions that nobody came back to', async () => {
      const { store } = fixture;
      const idle = await fixture.visitor();
      fixture.now += 30 * DAY_MS;
      const fresh = await fixture.visitor();
      const sweep = () => store.eraseSessions({ seenBefore: fixture.now - DAY_MS, limit: 10 });
      expect((await sweep()).sessionIds).toEqual([idle.sessionId]);
      expect((await sweep()).sessionIds).toEqual([]);
      expect(await store.findSession(idle.sessionId)).toBeUndefined();
      expect(await store.findSession(fresh.sessionId)).toBeDefined();
    });

    it('are visitors who never wrote, a part at a time', async () => {
      const { store } = fixture;
      const idle = [await fixture.visitor(), await fixture.visitor(SINGLE), await fixture.visitor()];
      const writer = await fixture.visitor();
      await fixture.post(writer, 'thread-1');
      fixture.now += 30 * DAY_MS;
      await fixture.visitor();
      const erased: string[] = [];
      for (let after: string | undefined; ;) {
        const part = await store.eraseVisitors({ seenBefore: fixture.now - DAY_MS, limit: 2, after });
        erased.push(...part.erased.personIds);
        after = part.next;
        if (after === undefined) break;
      }
      expect(erased.sort()).toEqual(idle.map(({ personId }) => personId).sort());
      expect(await store.findPersonRecord(writer.personId)).toBeDefined();
    });

    it('are files that were sent long ago; the message stays', async () => {
      const { store } = fixture;
      const visitor = await fixture.visitor();
      const file = await upload(`person:${visitor.personId}`);
      const { message } = await postFile(visitor, file);
      fixture.now += 30 * DAY_MS;
      const sweep = () => store.retireFiles({ sentBefore: fixture.now - DAY_MS, limit: 10 });
      expect([await sweep(), await sweep()]).toEqual([1, 0]);
      expect(await store.findFileOfPerson(visitor.personId, file.id)).toBeUndefined();
      expect(await store.retireUploads({ unpostedBefore: 0, limit: 10 })).toMatchObject([{ id: file.id }]);
      await store.forgetUploads([file.id]);
      const history = { session: visitor, threadId: message.threadId, range: { limit: 10 } };
      expect(await store.readHistory(history)).toMatchObject([{ id: message.id }]);
    });

    it('is one server’s work, once in a while', async () => {
      const second = await fixture.openSecond();
      const claims = await Promise.all(
        [fixture.store, second, fixture.store, second].map((store) => store.claimWork('sweep', DAY_MS)),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await second.claimWork('other', DAY_MS)).toBe(true);
      fixture.now += DAY_MS;
      expect(await second.claimWork('sweep', DAY_MS)).toBe(true);
      await second.close();
    });
  });
}
