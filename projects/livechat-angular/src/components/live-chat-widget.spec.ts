import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type LiveChat, type SessionStore } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer, TEST_WIDGET } from 'livechat-core/testing';
import { Subject } from 'rxjs';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { LAZY_PARTS } from './lazy-parts';
import { LiveChatWidget } from './live-chat-widget';

interface Page {
  readonly chat: LiveChat;
  readonly server: InMemoryServer;
  readonly fixture: ComponentFixture<LiveChatWidget>;
  readonly find: (selector: string) => HTMLElement | null;
  readonly button: (name: string) => HTMLButtonElement | null;
  /** Resolves when a part that is read later is there. */
  readonly appeared: (selector: string) => Promise<void>;
}

async function setUp(server = new InMemoryServer()): Promise<Page> {
  const chat = createLiveChat({ engine: chatEngine, transport: server.transport, store: memorySessionStore() });
  return render(chat, server, chat.init(server.widget.id));
}

/** The next page of the same tab; it does not wait for a connection. */
async function reload(server: InMemoryServer, store: SessionStore): Promise<Page & { readonly wake: () => void }> {
  const wake$ = new Subject<void>();
  const chat = createLiveChat({ engine: chatEngine, transport: server.transport, store, runtime: { wake$ } });
  chat.init(server.widget.id);
  return { ...(await render(chat, server, Promise.resolve())), wake: () => wake$.next() };
}

async function render(chat: LiveChat, server: InMemoryServer, isBegun: PromiseLike<unknown>): Promise<Page> {
  TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat)] });
  const fixture = TestBed.createComponent(LiveChatWidget);
  const host = fixture.nativeElement as HTMLElement;
  document.body.append(host);
  await isBegun;
  await fixture.whenStable();
  const find = (selector: string): HTMLElement | null => host.shadowRoot?.querySelector(selector) ?? null;
  return {
    chat,
    server,
    fixture,
    find,
    button: (name) => find(`button[aria-label="${name}"]`) as HTMLButtonElement | null,
    appeared: async (selector) => {
      for (let turns = 0; turns < 1000 && find(selector) === null; turns += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await fixture.whenStable();
      }
      expect(find(selector)).not.toBeNull();
    },
  };
}

describe('LiveChatWidget', () => {
  it('opens with the launcher, moves the focus to the composer, and takes it back with Escape', async () => {
    const { fixture, find, button } = await setUp();
    button('Open chat')?.focus();
    button('Open chat')?.click();
    await fixture.whenStable();
    const dialog = find('[role=dialog]');
    expect(dialog?.getAttribute('aria-label')).toBe('Test shop');
    expect(button('Close chat')?.getAttribute('aria-expanded')).toBe('true');
    const shadow = dialog?.getRootNode() as ShadowRoot;
    expect(shadow.activeElement?.getAttribute('aria-label')).toBe('Message');

    shadow.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await fixture.whenStable();
    expect(find('[role=dialog]')).toBeNull();
    expect(shadow.activeElement?.getAttribute('aria-label')).toBe('Open chat');
  });

  it('leaves the place of the launcher to the theme where the widget says nothing of it', async () => {
    const { find } = await setUp();
    expect(find('.lc-root')?.getAttribute('style') ?? '').not.toContain('--lc-offset');
  });

  it('reads the list of conversations at rest, before anybody can see it', async () => {
    const read = jest.spyOn(LAZY_PARTS.threadList, 'read');
    const { chat, fixture, find } = await setUp();
    expect(read).not.toHaveBeenCalled();
    while (read.mock.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(chat.state.isOpen).toBe(false);
    await LAZY_PARTS.threadList.read();
    await chat.send('Hello');
    await chat.showThreadList();
    await fixture.whenStable();
    expect(find('lc-thread-list')?.textContent).toContain('Hello');
    read.mockRestore();
  });

  it('reads no list of conversations for a widget that has only one', async () => {
    const read = jest.spyOn(LAZY_PARTS.threadList, 'read');
    const { find } = await setUp(new InMemoryServer({ ...TEST_WIDGET, multiThread: false }));
    expect(find('.lc-launcher')).not.toBeNull();
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });

  it('describes the launcher with the unread count', async () => {
    const { chat, server, fixture, find, button } = await setUp();
    const { threadId } = await chat.send('Hello');
    server.reply(threadId ?? '', 'One');
    server.reply(threadId ?? '', 'Two');
    await fixture.whenStable();
    const id = button('Open chat')?.getAttribute('aria-describedby') ?? '';
    expect(find(`#${id}`)?.textContent).toBe('2 unread messages');
    expect(find('.lc-launcher__badge')?.textContent).toBe('2');
  });

  it('shows a greeting that was dismissed not again on the next page, and what comes later', async () => {
    const greeting = { text: 'Welcome to the shop!', quickReplies: [] };
    const launcher = {
      side: 'END',
      offsetInline: 20,
      offsetBlock: 20,
      isDraggable: false,
      showsPreview: true,
    } as const;
    const server = new InMemoryServer({ ...TEST_WIDGET, greeting, launcher });
    const store = memorySessionStore();
    const first = await reload(server, store);
    await first.appeared('.lc-preview');
    first.button('Dismiss')?.click();
    await first.fixture.whenStable();
    expect(first.find('.lc-preview')).toBeNull();

    TestBed.resetTestingModule();
    const next = await reload(server, store);
    expect(next.find('.lc-preview')).toBeNull();
    const { threadId = '' } = await next.chat.send('Hello');
    server.reply(threadId, 'What can we do for you?');
    await next.appeared('.lc-preview');
    expect(next.find('.lc-preview')?.textContent).toContain('What can we do for you?');
  });

  it('G19: shows markup in a message as the text it is', async () => {
    const { chat, fixture, find } = await setUp();
    await chat.show();
    await chat.send('<img src=x onerror=alert(1)><b>bold</b>');
    await fixture.whenStable();
    expect(find('[role=log] img, [role=log] b')).toBeNull();
    expect(find('.lc-bubble')?.textContent).toContain('<img src=x onerror=alert(1)><b>bold</b>');
  });

  it('says how far a message came', async () => {
    const { chat, server, fixture, find } = await setUp();
    await chat.show();
    const { threadId } = await chat.send('Hello');
    await fixture.whenStable();
    expect(find('.lc-meta')?.textContent).toContain('Sent');
    server.receive(threadId ?? '', 'delivered');
    await fixture.whenStable();
    expect(find('.lc-meta')?.textContent).toContain('Delivered');
    server.receive(threadId ?? '', 'seen');
    await fixture.whenStable();
    expect(find('.lc-meta')?.textContent).toContain('Seen');
  });

  it('sends a message that was refused again at a press, and takes it away at another', async () => {
    const { chat, server, fixture, find } = await setUp();
    const error = { code: 'INVALID_ARGUMENT', message: 'No.', remedy: 'Write another.' } as const;
    let isRefusing = true;
    server.intercept((frame) =>
      isRefusing && frame.type === 'post' ? { type: 'nack', clientMessageId: frame.clientMessageId, error } : null,
    );
    const bubbles = (): readonly string[] =>
      [...(find('[role=log]')?.querySelectorAll('.lc-bubble') ?? [])].map((bubble) => bubble.textContent.trim());
    const press = async (name: string): Promise<void> => {
      await fixture.whenStable();
      const buttons = [...(find('.lc-failure')?.querySelectorAll('button') ?? [])];
      buttons.find((button) => button.textContent.trim() === name)?.click();
      await fixture.whenStable();
    };
    await chat.show();
    for (const text of ['First', 'Second']) await chat.send(text).catch(() => undefined);
    await press('Delete message');
    expect(bubbles()).toEqual(['Second']);
    isRefusing = false;
    await press('Try again');
    expect(bubbles()).toEqual(['Second']);
    expect(find('.lc-meta')?.textContent).toContain('Sent');
  });

  it('G3: shows a message once, on its way and stored', async () => {
    const { chat, fixture, find } = await setUp();
    await chat.show();
    const sent = chat.send('Only once');
    await fixture.whenStable();
    await sent;
    await fixture.whenStable();
    expect(find('[role=log]')?.querySelectorAll('.lc-bubble')).toHaveLength(1);
  });

  it('G6: says that it is catching up while messages are missing', async () => {
    const { chat, server, fixture, find } = await setUp();
    const { threadId = '' } = await chat.send('Hello');
    chat.show();
    await fixture.whenStable();
    expect(find('.lc-banner')).toBeNull();
    // What is asked for is not answered.
    server.intercept(({ type }) => (type === 'history' ? { type: 'pong', tops: {} } : null));
    server.chat.reply(threadId, { type: 'TEXT', text: 'missed' }, { type: 'AGENT', id: 'agent-Ada', name: 'Ada' });
    server.reply(threadId, 'live');
    await fixture.whenStable();
    expect(find('.lc-banner')?.textContent).toContain('Catching up');
  });

  it('offers a new conversation instead of the composer in a closed one', async () => {
    const { chat, server, fixture, find } = await setUp();
    await chat.show();
    const { threadId } = await chat.send('Hello');
    server.setStatus(threadId ?? '', 'CLOSED');
    await fixture.whenStable();
    expect(find('textarea')).toBeNull();
    expect(find('.lc-notice')?.textContent).toContain('This conversation is closed.');
    find('.lc-notice button')?.click();
    await fixture.whenStable();
    expect(find('textarea')).not.toBeNull();
  });

  it('shows the conversation, its unsent messages and the composer after a reload without a connection', async () => {
    const store = memorySessionStore();
    const server = new InMemoryServer();
    const before = createLiveChat({ engine: chatEngine, transport: server.transport, store });
    await before.init(server.widget.id);
    await before.show();
    server.cut();
    void before.send('written offline').catch(() => undefined);
    before.dispose();

    const { fixture, find, button } = await reload(server, store);
    expect(find('[role=dialog]')?.getAttribute('aria-label')).toBe('Test shop');
    expect(find('.lc-bubble')?.textContent).toContain('written offline');
    expect(find('.lc-meta')?.textContent).toContain('Sending');
    expect(button('Close chat')).not.toBeNull();
    const field = find('textarea') as HTMLTextAreaElement;
    field.value = 'one more';
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    button('Send message')?.click();
    await fixture.whenStable();
    expect(find('[role=log]')?.querySelectorAll('.lc-bubble')).toHaveLength(2);
  });

  it('does not greet in a conversation that is not read yet', async () => {
    const store = memorySessionStore();
    const server = new InMemoryServer();
    const before = createLiveChat({ engine: chatEngine, transport: server.transport, store });
    await before.init(server.widget.id);
    await before.show();
    await before.send('Hello');
    before.dispose();
    server.cut();

    const { appeared, find, wake } = await reload(server, store);
    expect(find('.lc-greeting')).toBeNull();
    expect(find('.lc-loading')?.textContent).toBe('Loading');
    expect(find('textarea')).not.toBeNull();
    server.heal();
    wake();
    await appeared('.lc-bubble');
    expect(find('.lc-bubble')?.textContent).toContain('Hello');
  });

  it('has no landmark of the page inside the window', async () => {
    const { chat, fixture, find } = await setUp();
    await chat.show();
    await fixture.whenStable();
    expect(find('header, footer, main, nav')).toBeNull();
  });

  it('speaks another language from right to left without losing the draft', async () => {
    const { appeared, chat, find } = await setUp();
    await chat.show();
    chat.setDraft('unfinished');
    await chat.setLanguage('ar-AE');
    await appeared('.lc-root[dir=rtl]');
    expect(find('textarea')?.getAttribute('aria-label')).toBe('الرسالة');
    expect((find('textarea') as HTMLTextAreaElement).value).toBe('unfinished');
  });

  it('applies the theme as custom properties', async () => {
    const { chat, fixture } = await setUp();
    const { style } = fixture.nativeElement as HTMLElement;
    expect(style.getPropertyValue('--lc-surface')).toBe('#ffffff');
    await chat.setTheme('dark');
    await fixture.whenStable();
    expect(style.getPropertyValue('--lc-surface')).toBe('#14161b');
  });

  it('shows nothing before a widget is named', () => {
    const chat = createLiveChat({
      engine: chatEngine,
      transport: new InMemoryServer().transport,
      store: memorySessionStore(),
    });
    TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat)] });
    const fixture = TestBed.createComponent(LiveChatWidget);
    TestBed.tick();
    expect((fixture.nativeElement as HTMLElement).shadowRoot?.querySelector('button')).toBeNull();
  });
});
