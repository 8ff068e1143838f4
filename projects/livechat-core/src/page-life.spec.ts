import { BehaviorSubject, VirtualTimeScheduler } from 'rxjs';
import { InMemoryServer } from '../testing/index.js';
import { WIDGET, silent, textsOf } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import { chatEngine } from './engine/index.js';
import type { LiveChat } from './live-chat.js';
import { memorySessionStore } from './session/memory-session-store.js';

describe('a chat on a page that is put aside', () => {
  let server: InMemoryServer;
  let suspended$: BehaviorSubject<boolean>;
  let chat: LiveChat;

  beforeEach(() => {
    server = new InMemoryServer();
    suspended$ = new BehaviorSubject(false);
    chat = createLiveChat({
      engine: chatEngine,
      transport: server.transport,
      store: memorySessionStore(),
      widgetId: WIDGET,
      runtime: { scheduler: new VirtualTimeScheduler(), suspended$, logger: silent },
    });
  });

  afterEach(() => {
    chat.dispose();
  });

  it('holds no connection while it is frozen or in the cache, and is back at once', () => {
    chat.send('before');
    const threadId = chat.state.activeThreadId ?? '';
    suspended$.next(true);
    expect(server.connections).toBe(0);
    expect(chat.state.connection.status).toBe('waiting');
    server.reply(threadId, 'meanwhile');
    suspended$.next(false);
    expect(server.connections).toBe(1);
    expect(chat.state.connection.status).toBe('online');
    expect(textsOf(chat)).toEqual(['before', 'meanwhile']);
  });

  it('G2: sends again, once, what was under way when the page froze', () => {
    server.intercept((frame) => (frame.type === 'post' ? { type: 'pong', tops: {} } : null));
    chat.send('under way');
    suspended$.next(true);
    server.intercept(null);
    suspended$.next(false);
    expect(chat.state.outbox).toEqual([]);
    expect(textsOf(chat)).toEqual(['under way']);
  });
});
