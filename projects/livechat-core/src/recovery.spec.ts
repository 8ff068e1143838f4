import { VirtualTimeScheduler } from 'rxjs';
import type { LiveChatError, ServerFrame } from '../protocol/index.js';
import { InMemoryServer } from '../testing/index.js';
import { WIDGET, silent, textsOf, tokenFor } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import { chatEngine } from './engine/index.js';
import type { LiveChat } from './live-chat.js';
import { TabLine, watch } from './recovery.harness.js';
import { memorySessionStore } from './session/memory-session-store.js';
import type { SessionStore } from './session/session-store.js';
import type { Transport } from './transport/transport.js';
import { passTime } from './virtual-time.harness.js';

const refusal = (code: LiveChatError['code']) => ({ code, message: 'refused by the test', remedy: 'none' });

describe('what a chat does in the corners', () => {
  let time: VirtualTimeScheduler;
  let server: InMemoryServer;
  let open: LiveChat[];

  beforeEach(() => {
    time = new VirtualTimeScheduler();
    server = new InMemoryServer();
    open = [];
  });

  afterEach(() => {
    for (const chat of open) chat.dispose();
  });

  function chatOf(store: SessionStore, transport: Transport = server.transport): LiveChat {
    const chat = createLiveChat({
      engine: chatEngine,
      transport,
      store,
      runtime: { scheduler: time, random: () => 0.5, logger: silent },
    });
    open.push(chat);
    return chat;
  }

  function pass(ms: number): void {
    passTime(time, ms);
  }

  /** A store as another tab of the same browser has it: the same login, nothing of its own. */
  function otherTab(store: SessionStore): SessionStore {
    const tab = memorySessionStore();
    return {
      ...tab,
      readCredentials: (id) => store.readCredentials(id),
      writeCredentials: (id, credentials) => {
        store.writeCredentials(id, credentials);
      },
    };
  }

  const texts = textsOf;
  const stored = (): unknown[] =>
    [...server.chat.threads.values()].flatMap(({ messages }) =>
      messages.map(({ content }) => (content.type === 'TEXT' ? content.text : content.type)),
    );

  describe('G16: when everybody has lost the server', () => {
    /** A chat that was online for a while, and waits. */
    function lost(): { readonly chat: LiveChat; readonly line: TabLine } {
      const line = new TabLine(server);
      const chat = chatOf(memorySessionStore(), line);
      chat.init(WIDGET);
      pass(10_000);
      line.cut();
      line.mend();
      pass(5_000);
      expect(chat.state.connection.status).toBe('waiting');
      return { chat, line };
    }

    it('whoever does nothing comes back in the own time', () => {
      const { chat } = lost();
      chat.sendContextualData({ metadata: { page: 'cart' } });
      expect(chat.state.connection.status).toBe('waiting');
      pass(3_000);
      expect(chat.state.connection.status).toBe('online');
    });

    it.each<[string, (chat: LiveChat) => void]>([
      ['writes', (chat) => chat.send('Hello')],
      ['opens the chat', (chat) => chat.show()],
    ])('whoever %s does not wait', (_, act) => {
      const { chat } = lost();
      act(chat);
      expect(chat.state.connection.status).toBe('online');
    });
  });

  describe('who is there', () => {
    it.each(['before init', 'after init'])('G11: a logout %s, before anything is known, is carried out', (when) => {
      const store = memorySessionStore();
      const first = chatOf(store);
      first.init(WIDGET);
      first.auth(tokenFor('jane'));
      first.send('secret');
      first.dispose();

      const second = chatOf(otherTab(store));
      const early = when === 'before init' ? watch(second.logout()) : null;
      second.init(WIDGET);
      const logout = early ?? watch(second.logout());
      expect(logout.result).toEqual({ loggedOut: true });
      expect(second.state.person?.kind).toBe('VISITOR');
      expect(texts(second)).toEqual([]);
    });

    it('G11: a logout is not undone by a welcome that was under way to another tab', () => {
      const store = memorySessionStore();
      const line = new TabLine(server);
      const first = chatOf(store, line);
      first.init(WIDGET);
      first.auth(tokenFor('jane'));
      first.send('secret');
      line.cut();
      server.intercept((frame) => {
        if (frame.type !== 'hello') return null;
        server.intercept(null);
        first.logout();
        return null;
      });
      const second = chatOf(otherTab(store));
      second.init(WIDGET);
      line.mend();
      pass(30_000);
      for (const chat of [first, second]) {
        expect(chat.state.person?.kind).toBe('VISITOR');
        expect(texts(chat)).toEqual([]);
      }
    });

    it('two tabs that open at the same moment are one visitor', () => {
      const store = memorySessionStore();
      const second = chatOf(otherTab(store));
      server.intercept((frame) => {
        if (frame.type !== 'hello') return null;
        server.intercept(null);
        second.init(WIDGET);
        return null;
      });
      const first = chatOf(store);
      first.init(WIDGET);
      pass(5_000);
      second.send('Hello');
      expect(first.state.person).toEqual(second.state.person);
      expect(texts(first)).toEqual(['Hello']);
    });

    it('what is written after auth belongs to whoever that brings', () => {
      const line = new TabLine(server);
      const chat = chatOf(memorySessionStore(), line);
      chat.init(WIDGET);
      chat.auth(tokenFor('jane'));
      line.cut();
      const jane = watch(chat.send("Jane's own"));
      const login = watch(chat.auth(tokenFor('john')));
      const data = watch(chat.sendContextualData({ metadata: { plan: 'gold' } }));
      const john = watch(chat.send('I am John'));
      line.mend();
      pass(30_000);
      expect(login.result?.person.name).toBe('john');
      expect([jane.code, data.code, john.code]).toEqual(['SESSION_ENDED', undefined, undefined]);
      expect(stored()).toEqual(['I am John']);
    });
  });

  describe('what is unsent', () => {
    it('G8: survives a reload also when it was called before init', () => {
      const store = memorySessionStore();
      server.cut();
      const before = chatOf(store);
      before.send('early');
      before.sendContextualData({ metadata: { page: '/a' } });
      before.init(WIDGET);
      before.dispose();
      server.heal();
      const after = chatOf(store);
      after.init(WIDGET);
      expect(texts(after)).toEqual(['early']);
      expect([...server.chat.threads.values()][0]?.context).toEqual({ page: '/a' });
    });

    it('G7: a refused message stays refused although an earlier refusal would have passed', () => {
      const chat = chatOf(memorySessionStore());
      chat.init(WIDGET);
      const codes = ['RATE_LIMITED', 'LIMIT_EXCEEDED'] as const;
      let count = 0;
      server.intercept((frame) => {
        const code = frame.type === 'post' ? codes[count++] : undefined;
        if (frame.type !== 'post' || code === undefined) return null;
        return { type: 'nack', clientMessageId: frame.clientMessageId, error: refusal(code) };
      });
      const sent = watch(chat.send('x'));
      server.cut();
      server.heal();
      pass(60_000);
      expect(sent.code).toBe('LIMIT_EXCEEDED');
      expect(stored()).toEqual([]);
    });

    it('is sent again where no answer comes at all', () => {
      const chat = chatOf(memorySessionStore());
      chat.init(WIDGET);
      let isDeaf = true;
      server.intercept((frame) => {
        if (frame.type !== 'post' || !isDeaf) return null;
        isDeaf = false;
        return { type: 'pong', tops: {} };
      });
      const sent = watch(chat.send('Hello?'));
      for (let beat = 0; beat < 4; beat += 1) pass(10_000);
      expect(sent.result).toBeDefined();
      expect(stored()).toEqual(['Hello?']);
    });

    it('G20: a message that is too long as a frame is refused at the call', () => {
      const chat = chatOf(memorySessionStore());
      chat.init(WIDGET);
      const long = '\u0001'.repeat(4096);
      const customData = { a: 'x'.repeat(16_300) };
      const sent = watch(
        chat.send({
          type: 'CUSTOM_DATA',
          customData,
          agentMessage: `${long.slice(1)}a`,
          userMessage: `${long.slice(1)}b`,
        }),
      );
      expect(sent.code).toBe('LIMIT_EXCEEDED');
      expect(watch(chat.send('short')).result).toBeDefined();
    });
  });

  describe('what is read', () => {
    function withMissed(): { chat: LiveChat; threadId: string } {
      const chat = chatOf(memorySessionStore());
      chat.init(WIDGET);
      chat.send('1');
      const threadId = chat.state.activeThreadId ?? '';
      server.cut();
      server.reply(threadId, 'missed');
      return { chat, threadId };
    }

    function refuseHistory(code: LiveChatError['code'], times: number): () => number {
      let asked = 0;
      server.intercept((frame): ServerFrame | null => {
        if (frame.type !== 'history') return null;
        asked += 1;
        return asked > times ? null : { type: 'error', requestId: frame.requestId, error: refusal(code) };
      });
      return () => asked;
    }

    it('G6: asks again for history that was refused for the moment', () => {
      const { chat } = withMissed();
      const asked = refuseHistory('INTERNAL_ERROR', 1);
      server.heal();
      pass(10_000);
      expect(texts(chat)).toEqual(['1', 'missed']);
      expect(asked()).toBe(2);
    });

    it('does not ask again for history that is refused for good', () => {
      const { chat, threadId } = withMissed();
      const asked = refuseHistory('THREAD_NOT_FOUND', 1_000);
      server.heal();
      pass(10_000);
      expect(asked()).toBe(1);
      expect(chat.state.threads[threadId]).toBeUndefined();
    });

    it('does not run after a top that the store does not have', () => {
      const chat = chatOf(memorySessionStore());
      chat.init(WIDGET);
      chat.send('1');
      const threadId = chat.state.activeThreadId ?? '';
      let asked = 0;
      server.intercept((frame) => {
        if (frame.type === 'history') asked += 1;
        return frame.type === 'ping' ? { type: 'pong', tops: { [threadId]: 1_000_000_000 } } : null;
      });
      for (let beat = 0; beat < 4; beat += 1) pass(15_000);
      expect(asked).toBeLessThan(10);
      expect(texts(chat)).toEqual(['1']);
    });

    it('G6: finds a thread whose hint was lost by the heartbeat', () => {
      const store = memorySessionStore();
      const chat = chatOf(store);
      chat.init(WIDGET);
      chat.openNewThread();
      const person = chat.state.person;
      if (person === null) throw new Error('nobody is there');
      const { thread } = server.chat.post(person, {
        type: 'post',
        clientMessageId: 'elsewhere-1',
        target: { clientThreadId: 'elsewhere-thread' },
        content: { type: 'TEXT', text: 'from another device' },
      });
      pass(15_000);
      pass(15_000);
      expect(Object.keys(chat.state.threads)).toEqual([thread.id]);
    });

    it('G3: shows a stored message once while its repeat waits', () => {
      const chat = chatOf(memorySessionStore());
      chat.init(WIDGET);
      chat.send('1');
      let count = 0;
      server.intercept((frame) => {
        if (frame.type !== 'post') return null;
        count += 1;
        if (count === 1) return 'drop';
        return { type: 'nack', clientMessageId: frame.clientMessageId, error: refusal('RATE_LIMITED') };
      });
      chat.send('2');
      pass(5_000);
      expect(texts(chat)).toEqual(['1', '2']);
    });
  });

  it('has what the page decided before init win over what is restored', () => {
    const store = memorySessionStore();
    const before = chatOf(store);
    before.init(WIDGET);
    before.show();
    before.setLanguage('de');
    before.setTheme('dark');
    before.dispose();
    const after = chatOf(store);
    after.hide();
    after.setLanguage('en-US');
    after.setTheme('default');
    after.init(WIDGET);
    expect(after.state).toMatchObject({ isOpen: false, language: 'en-US', theme: 'default' });
  });

  it('settles each of several inits and themes by what became of it', () => {
    server.cut();
    const chat = chatOf(memorySessionStore());
    const dark = watch(chat.setTheme('dark'));
    const unknown = watch(chat.setTheme('nihgt'));
    const other = watch(chat.init(WIDGET.replace('1', '9')));
    chat.clear();
    const wanted = watch(chat.init(WIDGET));
    server.heal();
    pass(30_000);
    expect(wanted.result?.widgetId).toBe(WIDGET);
    expect([other.code, dark.code, unknown.code]).toEqual(['SUPERSEDED', 'SESSION_ENDED', 'SESSION_ENDED']);
    expect(chat.state.theme).toBe('default');
  });
});
