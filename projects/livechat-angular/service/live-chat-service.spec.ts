import { ApplicationRef, EnvironmentInjector, PLATFORM_ID, createEnvironmentInjector, effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type LiveChatEvent } from 'livechat-core';
import { InMemoryServer } from 'livechat-core/testing';
import { withAuth } from './features/with-auth';
import { withStorage } from './features/with-storage';
import { withTransport } from './features/with-transport';
import { LiveChatService } from './live-chat-service';
import { provideLiveChat, provideLiveChatInstance } from './provide-live-chat';

function setUp(server = new InMemoryServer()): { chat: LiveChatService; server: InMemoryServer } {
  TestBed.configureTestingModule({
    providers: [
      provideLiveChat(
        { widgetId: server.widget.id },
        withTransport(server.transport),
        withStorage(memorySessionStore()),
      ),
    ],
  });
  return { chat: TestBed.inject(LiveChatService), server };
}

describe('LiveChatService', () => {
  it('shows the state as signals, as soon as it changes', async () => {
    const { chat, server } = setUp();
    await chat.send('Hello');
    const [thread] = chat.threads();
    expect(chat.timeline()).toMatchObject([{ own: true, content: { text: 'Hello' }, status: 'SENT' }]);
    expect(chat.outbox()).toEqual([]);

    server.reply(thread?.id ?? '', 'Hi!');
    expect(chat.timeline().at(-1)).toMatchObject({ own: false, content: { text: 'Hi!' } });
    expect(chat.unread()).toBe(1);
    expect(chat.activeThread()?.id).toBe(thread?.id);
  });

  it('runs commands and hands on their results and errors', async () => {
    const { chat } = setUp();
    await expect(chat.setLanguage('de')).resolves.toEqual({ language: 'de-DE' });
    expect(chat.state().language).toBe('de-DE');
    await expect(chat.send('   ')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await chat.show();
    expect(chat.isOpen()).toBe(true);
  });

  it('keeps a draft per conversation', () => {
    const { chat } = setUp();
    chat.setDraft('Dear team');
    expect(chat.draft()).toBe('Dear team');
  });

  it('delivers events of one type', async () => {
    const { chat } = setUp();
    const seen: LiveChatEvent[] = [];
    chat.on('opened').subscribe((event) => seen.push(event));
    await chat.show();
    await chat.hide();
    expect(seen).toEqual([{ type: 'opened' }]);
  });

  it('notifies effects of a slice only when that slice changes', async () => {
    const { chat } = setUp();
    const unread: number[] = [];
    TestBed.runInInjectionContext(() => effect(() => unread.push(chat.unread())));
    TestBed.tick();
    await chat.show();
    chat.setDraft('x');
    TestBed.tick();
    expect(unread).toEqual([0]);
  });

  it('ends with its injector', async () => {
    const server = new InMemoryServer();
    TestBed.configureTestingModule({});
    const injector = createEnvironmentInjector(
      [
        provideLiveChat(
          { widgetId: server.widget.id },
          withTransport(server.transport),
          withStorage(memorySessionStore()),
        ),
      ],
      TestBed.inject(EnvironmentInjector),
    );
    const chat = injector.get(LiveChatService);
    await chat.send('Hello');
    server.cut();
    const pending = chat.send('On its way');
    injector.destroy();
    await expect(pending).rejects.toMatchObject({ code: 'DISPOSED' });
  });

  it('leaves nothing behind at a chat that outlives its injector', () => {
    const chat = createLiveChat({ transport: new InMemoryServer().transport, store: memorySessionStore() });
    const subscriptions = [jest.spyOn(chat.state$, 'subscribe'), jest.spyOn(chat.events$, 'subscribe')];
    TestBed.configureTestingModule({});
    const injector = createEnvironmentInjector([provideLiveChatInstance(chat)], TestBed.inject(EnvironmentInjector));
    injector.get(LiveChatService);
    expect(subscriptions.map(({ mock }) => mock.calls.length)).toEqual([1, 0]);

    injector.destroy();

    expect(subscriptions[0]?.mock.results).toMatchObject([{ value: { closed: true } }]);
    expect(chat.state.phase).toBe('idle');
    chat.dispose();
  });

  it('lets the application become stable while its connection is open', async () => {
    const { chat, server } = setUp();
    await chat.send('Hello');
    expect(server.connections).toBe(1);
    await TestBed.inject(ApplicationRef).whenStable();
  });

  it('does not connect on a server, whatever it is told', async () => {
    const server = new InMemoryServer();
    const token = jest.fn(() => 'token');
    TestBed.configureTestingModule({
      providers: [
        { provide: PLATFORM_ID, useValue: 'server' },
        provideLiveChat({ widgetId: server.widget.id }, withTransport(server.transport), withAuth(token)),
      ],
    });
    const chat = TestBed.inject(LiveChatService);
    expect(chat.state().phase).toBe('idle');
    const pending = chat.send('Hello');
    chat.show();
    await TestBed.inject(ApplicationRef).whenStable();
    expect(server.received).toEqual([]);
    expect(token).not.toHaveBeenCalled();

    TestBed.resetTestingModule();
    await expect(pending).rejects.toMatchObject({ code: 'DISPOSED' });
  });
});
