import { BehaviorSubject, VirtualTimeScheduler } from 'rxjs';
import { InMemoryServer } from '../testing/index.js';
import { WIDGET, silent, textsOf, tokenFor } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import { chatEngine } from './engine/index.js';
import type { LiveChat } from './live-chat.js';
import type { Person } from '../protocol/entities.js';
import { memorySessionStore } from './session/memory-session-store.js';
import type { SessionStore } from './session/session-store.js';

describe('a chat on a page that is put aside', () => {
  let server: InMemoryServer;
  let suspended$: BehaviorSubject<boolean>;
  let store: SessionStore;
  let chat: LiveChat;

  beforeEach(() => {
    store = memorySessionStore();
    server = new InMemoryServer();
    suspended$ = new BehaviorSubject(false);
    chat = createLiveChat({
      engine: chatEngine,
      transport: server.transport,
      store,
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

  describe('G11: comes back without a server to ask who is there', () => {
    const visitor: Person = { id: 'visitor-02', kind: 'VISITOR' };
    const customer: Person = { id: 'customer-02', kind: 'CUSTOMER', name: 'Sam' };
    const secret = 'between us';

    /** Another page has the browser meanwhile, and this one comes back offline. */
    function returnTo(person: Person | null): void {
      suspended$.next(true);
      server.cut();
      store.writeCredentials(WIDGET, { token: null, person, revoke: [] });
      suspended$.next(false);
    }

    it.each([
      ['nobody', null],
      ['a visitor', visitor],
      ['another customer', customer],
    ])('and shows nothing of a customer in whose place is %s', async (_, person) => {
      await chat.auth(tokenFor('jane@example.com'));
      await chat.send(secret);
      returnTo(person);
      expect(JSON.stringify(chat.state)).not.toContain(secret);
      expect(chat.state.person).toBeNull();
    });

    it.each([
      ['nobody', null],
      ['another one', visitor],
    ])('and shows nothing of a visitor in whose place is %s', async (_, person) => {
      await chat.send(secret);
      returnTo(person);
      expect(JSON.stringify(chat.state)).not.toContain(secret);
    });

    it('and shows what was there to whom it belongs still, logged in by now or not', async () => {
      await chat.send(secret);
      returnTo(chat.state.person);
      expect(textsOf(chat)).toEqual([secret]);
      returnTo(customer);
      expect(textsOf(chat)).toEqual([secret]);
    });
  });
});
