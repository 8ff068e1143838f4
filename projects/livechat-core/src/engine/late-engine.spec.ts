import { NEVER, Subject, VirtualTimeScheduler, map, merge, throwError, timer, type ObservableInput } from 'rxjs';
import { InMemoryServer } from '../../testing/index.js';
import { WIDGET, silent, textsOf, tokenFor } from '../chat.harness.js';
import { createLiveChat } from '../create-live-chat.js';
import type { LiveChatConfig } from '../live-chat-config.js';
import type { LiveChat } from '../live-chat.js';
import { memorySessionStore } from '../session/memory-session-store.js';
import type { ChatEngine } from './chat-engine.js';
import { chatEngine } from './index.js';
import { lateEngine } from './late-engine.js';

const LOAD_MS = 400;

describe('an engine that comes later', () => {
  let server: InMemoryServer;
  let time: VirtualTimeScheduler;
  let open: LiveChat[];

  beforeEach(() => {
    server = new InMemoryServer();
    time = new VirtualTimeScheduler();
    open = [];
  });

  afterEach(() => {
    for (const chat of open) chat.dispose();
  });

  function pass(ms: number): void {
    time.maxFrames = time.frame + ms;
    time.flush();
    time.frame = time.maxFrames;
  }

  const slowly = (): ObservableInput<ChatEngine> => timer(LOAD_MS, time).pipe(map(() => chatEngine));

  function chatOf(load: () => ObservableInput<ChatEngine>, more: LiveChatConfig = {}): LiveChat {
    const { transport, files } = server;
    const chat = createLiveChat({
      transport,
      files,
      store: memorySessionStore(),
      tabs: null,
      engine: lateEngine(load),
      ...more,
      runtime: { scheduler: time, random: () => 0.5, logger: silent, ...more.runtime },
    });
    open.push(chat);
    return chat;
  }

  it('is not asked for before the chat has a widget, and consent', () => {
    let loads = 0;
    const chat = chatOf(
      () => {
        loads += 1;
        return slowly();
      },
      { consent: 'required' },
    );
    chat.setDraft('Hel');
    chat.init(WIDGET);
    expect(loads).toBe(0);
    chat.grantConsent();
    chat.logout();
    expect(loads).toBe(1);
  });

  it('says that the chat connects, and lets people write meanwhile', () => {
    const chat = chatOf(slowly, { widgetId: WIDGET });
    chat.show();
    chat.send('Hello');
    expect(chat.state).toMatchObject({ isOpen: true, connection: { status: 'connecting' } });
    expect(textsOf(chat)).toEqual(['Hello']);
    expect(server.received).toEqual([]);
    pass(LOAD_MS);
    expect(chat.state.connection.status).toBe('online');
    expect(chat.state.outbox).toEqual([]);
  });

  it('G5, G7, G9: takes what was called before in its order, once, with its data', async () => {
    const chat = chatOf(slowly, { widgetId: WIDGET });
    const data = chat.sendContextualData({ metadata: { cart: 3 } });
    const sent = ['one', 'two', 'three'].map((text) => chat.send(text));
    const settled: unknown[] = [];
    merge(data.result$, ...sent.map(({ result$ }) => result$)).subscribe((result) => settled.push(result));
    expect(settled).toEqual([]);
    pass(LOAD_MS);
    expect(settled).toHaveLength(4);
    const { threadId = '' } = (await sent[0]) ?? {};
    expect(await data).toEqual({ threadIds: [threadId], metadata: { cart: 3 } });
    expect(textsOf(chat)).toEqual(['one', 'two', 'three']);
    const frames = server.received.map(({ type }) => type);
    expect(frames.filter((type) => type === 'post')).toHaveLength(3);
    expect(frames.filter((type) => type === 'context')).toEqual([]);
  });

  it('G11: sends nothing for somebody who has left before it came', () => {
    const chat = chatOf(slowly, { widgetId: WIDGET });
    chat.auth(tokenFor('jane')).catch(() => undefined);
    chat.send('from Jane').catch(() => undefined);
    chat.logout();
    chat.send('from a visitor');
    pass(LOAD_MS);
    pass(10_000);
    expect(server.received.some(({ type }) => type === 'auth')).toBe(false);
    expect(textsOf(chat)).toEqual(['from a visitor']);
  });

  it('uploads the files of messages that were sent before', async () => {
    const chat = chatOf(slowly, { widgetId: WIDGET });
    const sent = chat.send({ type: 'BASIC', message: 'See', attachment: 'data:text/plain,x', fileName: 'a.txt' });
    pass(LOAD_MS);
    // The store of the bytes answers in tasks of its own.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(await sent).toMatchObject({ message: { type: 'BASIC', content: { type: 'FILES' } } });
  });

  it('is tried again where it cannot be loaded, and the connection says that it waits', () => {
    const wake$ = new Subject<void>();
    const attempts: number[] = [];
    const warnings: string[] = [];
    const chat = chatOf(
      () => {
        attempts.push(time.frame);
        return attempts.length < 3 ? throwError(() => new Error('offline')) : [chatEngine];
      },
      {
        widgetId: WIDGET,
        runtime: { wake$, logger: { ...silent, warn: (message) => warnings.push(message) } },
      },
    );
    let settlements = 0;
    chat.send('Hello').result$.subscribe(() => (settlements += 1));
    expect(chat.state.connection).toMatchObject({ status: 'waiting', attempt: 1 });
    pass(250);
    expect(attempts).toEqual([0, 250]);
    expect(chat.state.connection).toMatchObject({ status: 'waiting', attempt: 2 });
    wake$.next();
    expect(attempts).toEqual([0, 250, 250]);
    expect(chat.state.connection.status).toBe('online');
    expect(settlements).toBe(1);
    expect(warnings).toHaveLength(2);
    wake$.next();
    pass(60_000);
    expect(attempts).toHaveLength(3);
  });

  it('does not come to a chat that has ended, whose commands say so', async () => {
    const chat = chatOf(slowly, { widgetId: WIDGET });
    const sent = chat.send('Hello');
    chat.dispose();
    pass(LOAD_MS);
    await expect(sent).rejects.toMatchObject({ code: 'DISPOSED' });
    expect(server.received).toEqual([]);
  });

  it('refuses what needs it at once, with the reason', async () => {
    const chat = chatOf(() => throwError(() => new Error('offline')));
    await expect(chat.exportData()).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: { message: 'offline' } });
    await expect(chat.deleteData()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(chat.downloadFile('file-0001')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is one for everything that asks for it', async () => {
    let made = 0;
    const counted: ChatEngine = (config, host) => {
      made += 1;
      return chatEngine(config, host);
    };
    const chat = chatOf(() => [counted]);
    await expect(chat.exportData()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    chat.init(WIDGET);
    await expect(chat.downloadFile('file-0001')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(made).toBe(1);
    expect(chat.state.connection.status).toBe('online');
  });

  it('is loaded by a chat that is not given any', async () => {
    const chat = createLiveChat({
      transport: { connect: () => NEVER },
      store: memorySessionStore(),
      tabs: null,
      runtime: { logger: silent },
    });
    open.push(chat);
    await expect(chat.exportData()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
