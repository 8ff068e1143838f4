import { VirtualTimeScheduler } from 'rxjs';
import { InMemoryBrowser, InMemoryServer } from '../testing/index.js';
import { WIDGET, silent } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import type { LiveChat } from './live-chat.js';
import { memorySessionStore } from './session/memory-session-store.js';
import type { SessionStore } from './session/session-store.js';

describe('G9: contextual data of two tabs', () => {
  let time: VirtualTimeScheduler;
  let server: InMemoryServer;
  let browser: InMemoryBrowser;
  let shared: SessionStore;
  let open: LiveChat[];

  beforeEach(() => {
    time = new VirtualTimeScheduler();
    server = new InMemoryServer();
    browser = new InMemoryBrowser(time);
    shared = memorySessionStore();
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

  function pageOf(): LiveChat {
    const tab = browser.open();
    const { readCredentials, writeCredentials } = shared;
    const chat = createLiveChat({
      transport: tab.reach(server.transport),
      tabs: tab,
      store: { ...memorySessionStore(), readCredentials, writeCredentials },
      widgetId: WIDGET,
      runtime: { scheduler: tab.scheduler, random: () => 0.5, logger: silent },
    });
    open.push(chat);
    pass(100);
    return chat;
  }

  const contexts = (): object[] => [...server.chat.threads.values()].map(({ context }) => context);

  it('what each has waiting reaches the conversation that one of them begins', () => {
    server.configure({ multiThread: false });
    const [first, second] = [pageOf(), pageOf()];
    const settled: unknown[] = [];
    first
      .sendContextualData({ metadata: { page: 'cart' } })
      .result$.subscribe(({ threadIds }) => settled.push(threadIds));
    second.sendContextualData({ metadata: { step: 2 } }).result$.subscribe(({ threadIds }) => settled.push(threadIds));
    pass(1_000);
    second.send('Hello');
    pass(2_000);
    const [threadId] = [...server.chat.threads.keys()];
    expect(contexts()).toEqual([{ page: 'cart', step: 2 }]);
    expect(settled).toEqual([[threadId], [threadId]]);
  });

  it('each conversation begins with what its own tab has waiting', () => {
    const [first, second] = [pageOf(), pageOf()];
    first.sendContextualData({ metadata: { page: 'cart' } });
    first.send('from the first');
    second.sendContextualData({ metadata: { page: 'help' } });
    second.openNewThread();
    second.send('from the second');
    pass(5_000);
    expect(contexts()).toEqual([{ page: 'cart' }, { page: 'help' }]);
  });
});
