import { NEVER, Observable, filter, firstValueFrom, throwError } from 'rxjs';
import { LiveChatError, type ErrorCode } from '../protocol/index.js';
import { ChatBench, WIDGET, silent } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import { chatEngine } from './engine/index.js';
import type { LiveChat } from './live-chat.js';
import { memoryBlobStore } from './session/memory-blob-store.js';
import { selectTimeline } from './state/timeline.js';
import type { WidgetState } from './state/widget-state.js';
import type { UploadEvent } from './transport/file-transfer.js';

const note = { type: 'BASIC', attachment: 'data:text/plain,four', fileName: 'note.txt' } as const;

const failure = (code: ErrorCode) => new LiveChatError({ code, message: 'by the test', remedy: 'none' });

describe('messages with files', () => {
  let bench: ChatBench;
  let chat: LiveChat;

  beforeEach(async () => {
    bench = new ChatBench();
    chat = bench.chatOf();
    await chat.init(WIDGET);
  });
  afterEach(() => {
    bench.close();
  });

  const posted = () => bench.server.received.filter(({ type }) => type === 'post');
  const until = (holds: (state: WidgetState) => boolean) => firstValueFrom(chat.select(holds).pipe(filter(Boolean)));
  const codeOf = (outcome: PromiseLike<unknown>) =>
    outcome.then(
      () => 'none',
      (error: unknown) => LiveChatError.wrap(error).code,
    );

  it('G12: a message is posted when its files are stored, and names them as the server does', async () => {
    const { message, threadId } = await chat.send({ ...note, message: 'Look' });
    expect(message).toMatchObject({
      type: 'BASIC',
      content: { type: 'FILES', text: 'Look', files: [{ name: 'note.txt', mediaType: 'text/plain', size: 4 }] },
    });
    expect(message.content).toMatchObject({
      fileName: 'note.txt',
      attachment: expect.stringContaining('/files/id-') as unknown,
    });
    const [stored] = bench.server.chat.threads.get(threadId ?? '')?.messages ?? [];
    if (stored?.content.type !== 'FILES') throw new Error('no files are stored');
    const [file] = stored.content.files;
    if (file === undefined || !('id' in file)) throw new Error('no file is stored');
    expect(await (await chat.downloadFile(file.id)).text()).toBe('four');
  });

  it('tells of a link where it leads', async () => {
    const link = { type: 'BASIC', attachment: 'https://shop.example/a.png', fileName: 'a.png' } as const;
    const { message } = await chat.send(link);
    expect(message.content).toMatchObject({ attachment: link.attachment, fileName: 'a.png' });
  });

  it('G9: begins a conversation, with the contextual data that waited for it', async () => {
    const context = chat.sendContextualData({ metadata: { color: 'red' } });
    const { threadId } = await chat.send(note);
    expect(await context).toMatchObject({ threadIds: [threadId] });
    expect(posted()).toMatchObject([{ context: { data: { color: 'red' } }, content: { type: 'FILES' } }]);
  });

  it('G5: nothing that was sent later overtakes a message whose files are on their way', async () => {
    bench.server.files.intercept(() => NEVER);
    const first = chat.send(note);
    const second = chat.send('Second');
    const third = chat.sendContextualData({ metadata: { a: 1 } });
    await until(({ outbox }) => outbox.length === 2);
    expect(posted()).toEqual([]);
    bench.server.files.intercept(null);
    bench.server.cut();
    bench.server.heal();
    await Promise.all([first, second, third]);
    expect(posted().map((frame) => frame.type === 'post' && frame.content.type)).toEqual(['FILES', 'TEXT']);
  });

  it('shows how far each file is, and its bytes, until it is stored', async () => {
    bench.server.files.intercept(
      () => new Observable<UploadEvent>((told) => told.next({ type: 'progress', progress: 0.51 })),
    );
    void chat.send(note).catch(() => undefined);
    await until(({ outbox: [entry] }) => entry?.kind === 'message' && entry.uploads?.[0]?.progress === 0.5);
    const [item] = selectTimeline(chat.state);
    expect(item).toMatchObject({ status: 'SENDING', uploads: [{ index: 0, progress: 0.5, isStored: false }] });
    if (item?.content.type !== 'FILES') throw new Error('not shown as files');
    const [file] = item.content.files;
    if (file === undefined || !('id' in file)) throw new Error('not an upload');
    expect(await (await chat.downloadFile(file.id)).text()).toBe('four');
  });

  it('can be taken back while it is on its way, which aborts the upload and forgets the bytes', async () => {
    const aborted = jest.fn();
    bench.server.files.intercept(() => new Observable<UploadEvent>(() => aborted));
    const sent = codeOf(chat.send(note));
    await new Promise(process.nextTick);
    const [entry] = chat.state.outbox;
    chat.cancel(entry?.id ?? '');
    expect(await sent).toBe('SESSION_ENDED');
    expect(aborted).toHaveBeenCalledTimes(1);
    await expect(chat.downloadFile(`${entry?.id}-0`)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a refused file is a refused message, which can be sent again', async () => {
    bench.server.files.intercept(() => throwError(() => failure('LIMIT_EXCEEDED')));
    expect(await codeOf(chat.send(note))).toBe('LIMIT_EXCEEDED');
    expect(chat.state.outbox).toMatchObject([{ status: 'failed', error: { code: 'LIMIT_EXCEEDED' } }]);
    bench.server.files.intercept(null);
    chat.retry(chat.state.outbox[0]?.id ?? '');
    await until(({ outbox }) => outbox.length === 0);
    expect(posted()).toHaveLength(1);
  });

  it('files that the server has swept are uploaded anew when the message is sent again', async () => {
    const { server } = bench;
    server.intercept((frame) => {
      if (frame.type === 'post') server.files.sweep();
      return null;
    });
    expect(await codeOf(chat.send(note))).toBe('INVALID_ARGUMENT');
    server.intercept(null);
    chat.retry(chat.state.outbox[0]?.id ?? '');
    await until(({ outbox }) => outbox.length === 0);
    expect(posted()).toHaveLength(2);
  });

  it('G2: an upload that is repeated after a lost answer is stored once', async () => {
    const ids: string[] = [];
    bench.server.files.intercept(({ clientFileId }) => {
      ids.push(clientFileId);
      return ids.length === 1 ? throwError(() => failure('UNAVAILABLE')) : null;
    });
    await chat.send(note);
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(2);
  });

  it('goes to the server with the connection, and only then', async () => {
    bench.server.cut();
    const sent = chat.send(note);
    await new Promise(process.nextTick);
    expect(chat.state.outbox).toMatchObject([{ status: 'queued', uploads: [{ isStored: false }] }]);
    bench.server.heal();
    await sent;
    expect(chat.state.outbox).toEqual([]);
  });

  describe('after a reload', () => {
    const open = (blobs = memoryBlobStore()) => {
      const { transport, files } = bench.server;
      const made = createLiveChat({
        engine: chatEngine,
        transport,
        files,
        blobs,
        store: bench.store,
        runtime: { logger: silent, random: () => 0 },
      });
      return { made, blobs };
    };

    it('G8: an upload begins anew where the bytes were kept', async () => {
      const { made: before, blobs } = open();
      await before.init(WIDGET);
      bench.server.files.intercept(() => NEVER);
      void before.send(note).catch(() => undefined);
      await new Promise(process.nextTick);
      before.dispose();
      bench.server.files.intercept(null);
      const { made: after } = open(blobs);
      await after.init(WIDGET);
      await firstValueFrom(after.select(({ outbox }) => outbox.length === 0).pipe(filter(Boolean)));
      expect([...bench.server.chat.threads.values()].flatMap(({ messages }) => messages)).toMatchObject([
        { content: { type: 'FILES', files: [{ name: 'note.txt' }] } },
      ]);
      after.dispose();
    });

    it('a message whose bytes are gone fails visibly, and what comes after it goes out', async () => {
      const { made: before } = open();
      await before.init(WIDGET);
      bench.server.files.intercept(() => NEVER);
      void before.send(note).catch(() => undefined);
      void before.send('Second').catch(() => undefined);
      before.dispose();
      bench.server.files.intercept(null);
      const { made: after } = open();
      await after.init(WIDGET);
      await firstValueFrom(after.select(({ outbox: [first] }) => first?.status === 'failed').pipe(filter(Boolean)));
      expect(after.state.outbox[0]).toMatchObject({ error: { code: 'ATTACHMENT_LOST', field: 'attachment' } });
      await firstValueFrom(after.select(({ outbox }) => outbox.length === 1).pipe(filter(Boolean)));
      after.dispose();
    });
  });

  it('G11: what was on its way when somebody logs out is neither uploaded nor sent any more', async () => {
    const aborted = jest.fn();
    bench.server.files.intercept(() => new Observable<UploadEvent>(() => aborted));
    const sent = codeOf(chat.send(note));
    await new Promise(process.nextTick);
    await chat.clear(WIDGET);
    expect(await sent).toBe('SESSION_ENDED');
    expect(aborted).toHaveBeenCalledTimes(1);
  });

  it('G18: a file of somebody else is as if there were none', async () => {
    const { message } = await chat.send(note);
    if (message.content.type !== 'FILES') throw new Error('not files');
    const [file] = message.content.files;
    if (file === undefined || !('id' in file)) throw new Error('not stored');
    await chat.clear(WIDGET);
    await expect(chat.downloadFile(file.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const nobody = createLiveChat({ engine: chatEngine, runtime: { logger: silent } });
    await expect(nobody.downloadFile(file.id)).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'fileId' });
    nobody.dispose();
  });

  describe('G20: the rules of the widget', () => {
    const sized = (size: number, fileName = 'a.png') => ({
      type: 'BASIC' as const,
      attachment: new Blob([new Uint8Array(size)]),
      fileName,
    });

    it('hold at n and not at n + 1, once they are known', async () => {
      await chat.send(sized(1024));
      expect(await codeOf(chat.send(sized(1025)))).toBe('LIMIT_EXCEEDED');
      expect(await codeOf(chat.send(sized(1, 'a.exe')))).toBe('INVALID_ARGUMENT');
      expect(chat.state.outbox).toEqual([]);
    });

    it('refuse visibly what was accepted before they were known', async () => {
      await chat.clear();
      const early = bench.chatOf();
      const sent = codeOf(early.send(sized(1025)));
      await early.init(WIDGET);
      expect(await sent).toBe('LIMIT_EXCEEDED');
      expect(early.state.outbox).toMatchObject([{ status: 'failed', error: { field: 'attachment' } }]);
    });

    it('refuse what waits when they change', async () => {
      bench.server.files.intercept(() => NEVER);
      const sent = codeOf(chat.send(note));
      bench.server.configure({ attachments: { isEnabled: false, maxSize: 1, allowedExtensions: [] } });
      expect(await sent).toBe('ATTACHMENTS_UNAVAILABLE');
    });
  });
});
