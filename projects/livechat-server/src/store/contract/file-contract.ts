import type { StoredFile } from 'livechat-core/protocol';
import type { Session } from '../session-store.js';
import type { NewUpload, Uploader } from '../upload-store.js';
import { ANN, MULTI, StoreFixture, refusal, type MakePlace } from './store-fixture.js';

const HOUR_MS = 60 * 60 * 1000;

/** Files: who may read and post them, and how they go. */
export function fileContract(makePlace: MakePlace): void {
  const fixture = new StoreFixture();

  beforeEach(() => fixture.setUp(makePlace));
  afterEach(() => fixture.tearDown());

  describe('files', () => {
    let visitor: Session;

    beforeEach(async () => {
      visitor = await fixture.visitor();
    });

    const upload = async (uploader: Uploader, more: Partial<NewUpload> = {}): Promise<StoredFile> => {
      const id = fixture.unique();
      const file = { id, name: 'cat.png', mediaType: 'image/png', size: 9, width: 3, height: 2 };
      const { store } = fixture;
      await store.beginUpload({ uploader, clientFileId: fixture.unique(), file, storageKey: `key-of-${id}`, ...more });
      await store.finishUpload(id);
      return file;
    };
    const own = (session: Session): Uploader => `person:${session.personId}`;
    const post = (session: Session, files: readonly StoredFile[], clientMessageId = fixture.unique()) =>
      fixture.store.postMessage({
        session,
        clientMessageId,
        target: { clientThreadId: 'thread-1' },
        content: { type: 'FILES', files: [...files] },
      });

    it('finds a finished upload by its uploader and the id that this one chose', async () => {
      const file = await upload(own(visitor), { clientFileId: 'client-file-1' });
      expect(await fixture.store.findUpload(own(visitor), 'client-file-1')).toEqual(file);
      expect(await fixture.store.findUpload('agent:agent-ann-0001', 'client-file-1')).toBeUndefined();
    });

    it('G12: shows nothing of a file before its bytes are kept, and lets the upload be tried again', async () => {
      const { store } = fixture;
      const attempt = (id: string): Promise<void> =>
        store.beginUpload({
          uploader: own(visitor),
          clientFileId: 'client-file-1',
          file: { id, name: 'a.txt', mediaType: 'text/plain', size: 1 },
          storageKey: id,
        });
      await attempt('attempt-1');
      expect(await store.findUpload(own(visitor), 'client-file-1')).toBeUndefined();
      expect(await store.findFileOfPerson(visitor.personId, 'attempt-1')).toBeUndefined();
      await expect(
        post(visitor, [{ id: 'attempt-1', name: 'a.txt', mediaType: 'text/plain', size: 1 }]),
      ).rejects.toEqual(refusal('INVALID_ARGUMENT'));
      await attempt('attempt-2');
      await store.finishUpload('attempt-2');
      expect(await store.findUpload(own(visitor), 'client-file-1')).toMatchObject({ id: 'attempt-2' });
    });

    it('stores with a message what it knows of the file, not what the sender says', async () => {
      const file = await upload(own(visitor));
      const { message } = await post(visitor, [{ ...file, name: 'evil.html', mediaType: 'text/html', size: 1 }]);
      expect(message.content).toEqual({ type: 'FILES', files: [file] });
      const [kept] = await fixture.store.readHistory({
        session: visitor,
        threadId: message.threadId,
        range: { limit: 1 },
      });
      expect(kept?.content).toEqual({ type: 'FILES', files: [file] });
    });

    it('G2: answers the repeat of a post with files', async () => {
      const file = await upload(own(visitor));
      const first = await post(visitor, [file], 'message-1');
      expect(await post(visitor, [file], 'message-1')).toMatchObject({ outcome: 'REPEATED', message: first.message });
    });

    it('refuses a file that is in a message already, twice in one, unknown, or somebody else’s', async () => {
      const [used, other] = [await upload(own(visitor)), await upload(own(await fixture.visitor()))];
      await post(visitor, [used]);
      const unused = await upload(own(visitor));
      for (const files of [[used], [unused, unused], [{ ...unused, id: 'there-is-none' }], [other]]) {
        await expect(post(visitor, files)).rejects.toMatchObject({
          code: 'INVALID_ARGUMENT',
          field: `content.files[${files.length - 1}]`,
        });
      }
      expect((await post(visitor, [unused])).outcome).toBe('STORED');
    });

    it('G18: lets only the person of the thread read its files, and only the uploader what is in no message', async () => {
      const { store } = fixture;
      const stranger = await fixture.visitor();
      const file = await upload(own(visitor));
      expect(await store.findFileOfPerson(visitor.personId, file.id)).toEqual({
        file,
        storageKey: `key-of-${file.id}`,
      });
      expect(await store.findFileOfTeam('agent:agent-ann-0001', file.id)).toBeUndefined();
      await post(visitor, [file]);
      expect(await store.findFileOfPerson(visitor.personId, file.id)).toBeDefined();
      expect(await store.findFileOfTeam('agent:agent-ann-0001', file.id)).toBeDefined();
      expect(await store.findFileOfPerson(stranger.personId, file.id)).toBeUndefined();
    });

    it('lets the customer read what an agent sends, and nobody before that', async () => {
      const { store } = fixture;
      const { thread } = await fixture.post(visitor, 'thread-1');
      const file = await upload(`agent:${ANN.id}`);
      expect(await store.findFileOfPerson(visitor.personId, file.id)).toBeUndefined();
      expect(await store.findFileOfTeam('agent:agent-bob-0001', file.id)).toBeUndefined();
      const reply = await store.replyAsAgent({
        conversationId: thread.conversationId,
        agent: ANN,
        clientMessageId: 'message-1',
        content: { type: 'FILES', files: [file], text: 'Here' },
      });
      expect(reply?.message.content).toEqual({ type: 'FILES', files: [file], text: 'Here' });
      expect(await store.findFileOfPerson(visitor.personId, file.id)).toBeDefined();
    });

    it('a visitor who logs in keeps the files that are in no message yet', async () => {
      await fixture.logIn(await fixture.visitor(), 'ann@shop.example');
      const file = await upload(own(visitor));
      const { session } = await fixture.logIn(visitor, 'ann@shop.example');
      expect((await post(session, [file])).outcome).toBe('STORED');
    });

    it('takes no files where the widget does not', async () => {
      const file = await upload(own(visitor));
      await fixture.store.updateWidget(MULTI, { attachments: { isEnabled: false } });
      await expect(post(visitor, [file])).rejects.toEqual(refusal('ATTACHMENTS_UNAVAILABLE'));
      await fixture.store.updateWidget(MULTI, { attachments: null });
      expect((await post(visitor, [file])).outcome).toBe('STORED');
    });

    it('retires what nobody posted, and not what somebody did', async () => {
      const { store } = fixture;
      const [posted, unposted] = [await upload(own(visitor)), await upload(own(visitor))];
      await post(visitor, [posted]);
      fixture.now += HOUR_MS;
      const fresh = await upload(own(visitor));
      const sweep = () => store.retireUploads({ unpostedBefore: fixture.now - 1, limit: 10 });
      expect(await sweep()).toEqual([{ id: unposted.id, storageKey: `key-of-${unposted.id}` }]);
      // Until its bytes are gone it is listed again, and of no use to anybody.
      expect(await sweep()).toHaveLength(1);
      expect(await store.findFileOfPerson(visitor.personId, unposted.id)).toBeUndefined();
      await expect(post(visitor, [unposted])).rejects.toEqual(refusal('INVALID_ARGUMENT'));
      await store.forgetUploads([unposted.id, posted.id]);
      expect(await sweep()).toEqual([]);
      expect(await store.findFileOfPerson(visitor.personId, posted.id)).toBeDefined();
      expect(await store.findFileOfPerson(visitor.personId, fresh.id)).toBeDefined();
    });
  });
}
