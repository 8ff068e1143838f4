import { VirtualTimeScheduler } from 'rxjs';
import { InMemoryBrowser, InMemoryServer } from '../testing/index.js';
import { WIDGET, silent, textsOf, tokenFor } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import { chatEngine } from './engine/index.js';
import type { LiveChatConfig } from './live-chat-config.js';
import type { LiveChat } from './live-chat.js';
import { memorySessionStore } from './session/memory-session-store.js';
import { webStorageSessionStore } from './session/web-storage-session-store.js';
import type { TabPlatform } from './tabs/tab-platform.js';
import { passTime } from './virtual-time.harness.js';

/** A storage that counts every touch. */
function watchedStorage(touched: string[]): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      touched.push('length');
      return items.size;
    },
    clear: () => touched.push('clear'),
    getItem: (key) => {
      touched.push(`get ${key}`);
      return items.get(key) ?? null;
    },
    key: () => null,
    removeItem: (key) => {
      touched.push(`remove ${key}`);
      items.delete(key);
    },
    setItem: (key, value) => {
      touched.push(`set ${key}`);
      items.set(key, value);
    },
  };
}

describe('a chat that needs consent', () => {
  let server: InMemoryServer;
  let time: VirtualTimeScheduler;
  let touched: string[];
  let attempts: number;
  let open: LiveChat[];

  beforeEach(() => {
    server = new InMemoryServer();
    time = new VirtualTimeScheduler();
    touched = [];
    attempts = 0;
    open = [];
  });

  afterEach(() => {
    for (const chat of open) chat.dispose();
  });

  function watchedTabs(): TabPlatform {
    const tab = new InMemoryBrowser(time).open();
    return {
      lock: {
        hold: (name, how) => {
          touched.push(`lock ${name}`);
          return tab.lock.hold(name, how);
        },
      },
      channel: {
        join: (name, hear) => {
          touched.push(`channel ${name}`);
          return tab.channel.join(name, hear);
        },
      },
    };
  }

  function chatOf(more: LiveChatConfig = { consent: 'required' }): LiveChat {
    const storages = { shared: watchedStorage(touched), tab: watchedStorage(touched) };
    const chat = createLiveChat({
      engine: chatEngine,
      transport: {
        connect: (serverUrl) => {
          attempts += 1;
          return server.transport.connect(serverUrl);
        },
      },
      store: webStorageSessionStore(() => storages),
      tabs: watchedTabs(),
      runtime: { scheduler: time, logger: silent },
      ...more,
    });
    open.push(chat);
    return chat;
  }

  function pass(ms: number): void {
    passTime(time, ms);
  }

  it('stores, asks and connects nothing before, whatever is called', () => {
    const chat = chatOf();
    chat.init(WIDGET);
    chat.setLanguage('de');
    chat.setTheme('dark');
    chat.setDraft('half');
    chat.send('early');
    chat.sendContextualData({ metadata: { page: '/a' } });
    chat.auth(tokenFor('jane'));
    chat.hideLauncher();
    chat.showLauncher();
    chat.hide();
    chat.logout();
    pass(60_000);
    expect(touched).toEqual([]);
    expect(attempts).toBe(0);
    expect(chat.state.consent).toBe('required');
  });

  it.each([
    ['grantConsent', (chat: LiveChat) => chat.grantConsent()],
    ['show', (chat: LiveChat) => chat.show()],
    ['open_new_thread', (chat: LiveChat) => chat.openNewThread()],
  ])('goes on after %s with what was called before', async (_, consent) => {
    const chat = chatOf();
    const ready = chat.init(WIDGET);
    const sent = chat.send('early');
    chat.sendContextualData({ metadata: { page: '/a' } });
    await consent(chat);
    pass(1_000);
    expect(chat.state.consent).toBe('granted');
    expect((await ready).widgetId).toBe(WIDGET);
    const { threadId = '' } = await sent;
    expect(server.contextOf(threadId)).toEqual({ page: '/a' });
    expect(server.received.filter(({ type }) => type === 'post')).toHaveLength(1);
    expect(touched.some((touch) => touch.startsWith('set '))).toBe(true);
  });

  it('is asked for by init as well, and not again once it is given', () => {
    const asked = chatOf({});
    asked.init({ widgetId: WIDGET, consent: 'required' });
    pass(100);
    expect(attempts).toBe(0);
    const granted = chatOf({});
    granted.grantConsent();
    granted.init({ widgetId: WIDGET, consent: 'required' });
    pass(100);
    expect(attempts).toBe(1);
    expect(granted.state.consent).toBe('granted');
  });

  it('is taken back by clear', async () => {
    const chat = chatOf();
    chat.init(WIDGET);
    chat.grantConsent();
    pass(100);
    chat.send('stored');
    expect(server.connections).toBe(1);
    expect(await chat.clear(WIDGET)).toMatchObject({ cleared: true });
    pass(60_000);
    expect(chat.state.consent).toBe('required');
    expect(server.connections).toBe(0);
    touched.length = 0;
    attempts = 0;
    chat.send('again in memory');
    pass(60_000);
    expect(touched).toEqual([]);
    expect(attempts).toBe(0);
    chat.show();
    pass(100);
    expect(textsOf(chat)).toEqual(['again in memory']);
  });

  it('G11: carries a logout out that came before it', () => {
    const store = memorySessionStore();
    const first = chatOf({ store, widgetId: WIDGET });
    pass(100);
    first.auth(tokenFor('jane'));
    pass(100);
    first.send('secret');
    first.dispose();
    const second = chatOf({ store, consent: 'required' });
    second.init(WIDGET);
    second.logout();
    second.grantConsent();
    pass(2_000);
    expect(second.state.person?.kind).toBe('VISITOR');
    expect(textsOf(second)).toEqual([]);
  });
});
