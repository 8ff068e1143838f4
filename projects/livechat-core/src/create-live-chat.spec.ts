import { filter, firstValueFrom } from 'rxjs';
import { InMemoryServer, TEST_WIDGET } from '../testing/index.js';
import type { LiveChatError } from '../protocol/index.js';
import { createLiveChat } from './create-live-chat.js';
import type { LiveChat } from './live-chat.js';
import { memorySessionStore } from './session/memory-session-store.js';
import type { SessionStore } from './session/session-store.js';
import { selectTimeline, selectUnread } from './state/selectors.js';

const WIDGET = TEST_WIDGET.id;
const silent = { warn: () => undefined, error: () => undefined };

/** An unsigned token: the in-memory server reads it, only the real one verifies. */
function tokenFor(sub: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { jti: `jti-${sub}`, sub, stp: 'email', iss: WIDGET, iat: 1_700_000_000, name: sub };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2ln`;
}

describe('createLiveChat', () => {
  let server: InMemoryServer;
  let store: SessionStore;
  let open: LiveChat[];

  function chatOf(from: SessionStore = store): LiveChat {
    const chat = createLiveChat({
      transport: server.transport,
      store: from,
      runtime: { logger: silent, random: () => 0 },
    });
    open.push(chat);
    return chat;
  }

  beforeEach(() => {
    server = new InMemoryServer();
    store = memorySessionStore();
    open = [];
  });

  afterEach(() => {
    for (const chat of open) chat.dispose();
  });

  const texts = (chat: LiveChat): unknown[] =>
    selectTimeline(chat.state).map(({ content }) => (content.type === 'TEXT' ? content.text : content.type));

  it('stores the first message, shows it once, and hears the answer', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const sent = await chat.send('Hello');
    expect(sent.message).toMatchObject({ type: 'BASIC', content: { type: 'TEXT', text: 'Hello' } });
    server.reply(sent.threadId ?? '', 'Hi!');
    expect(texts(chat)).toEqual(['Hello', 'Hi!']);
    expect(chat.state.activeThreadId).toBe(sent.threadId);
  });

  it('accepts every command before init and acts when it can', async () => {
    const chat = chatOf();
    const shown = chat.show();
    const theme = chat.setTheme('dark');
    const sent = chat.send('early');
    expect(await shown).toEqual({ isOpen: true });
    await chat.init(WIDGET);
    expect(await theme).toEqual({ theme: 'dark' });
    expect((await sent).threadId).toBeDefined();
  });

  it('gives each command one execution however often it is observed', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const outcome = chat.send('once');
    const [a, b] = await Promise.all([outcome, firstValueFrom(outcome.result$)]);
    await outcome;
    expect(a).toBe(b);
    expect(server.received.filter(({ type }) => type === 'post')).toHaveLength(1);
  });

  it('G9: contextual data from before the conversation rides in its first message, merged in call order', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const first = chat.sendContextualData({ metadata: { color: 'red', size: 'M' } });
    const second = chat.sendContextualData({ metadata: { color: 'green' } });
    let settled = false;
    void first.finally(() => (settled = true));
    await Promise.resolve();
    expect(settled).toBe(false);

    const { threadId = '' } = await chat.send('Hello');
    expect(server.contextOf(threadId)).toEqual({ color: 'green', size: 'M' });
    expect(await first).toEqual({ threadIds: [threadId], metadata: { color: 'red', size: 'M' } });
    expect(await second).toEqual({ threadIds: [threadId], metadata: { color: 'green' } });
    expect(server.received.map(({ type }) => type)).not.toContain('context');
  });

  it('G2 and G9: a lost acknowledgement repeats the same frame and stores it once', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const context = chat.sendContextualData({ metadata: { cart: 3 } });
    server.intercept((frame) => {
      if (frame.type !== 'post') return null;
      server.intercept(null);
      return 'drop';
    });
    const { threadId = '' } = await chat.send('Hello');
    await context;
    const posts = server.received.filter((frame) => frame.type === 'post');
    expect(posts).toHaveLength(2);
    expect(posts[0]).toEqual(posts[1]);
    expect(server.chat.threads.size).toBe(1);
    expect(server.chat.threads.get(threadId)?.messages).toHaveLength(1);
    expect(texts(chat)).toEqual(['Hello']);
  });

  it('releases what was held while the creating message was on its way, after its confirmation', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    server.intercept((frame) => {
      if (frame.type === 'post') {
        server.intercept(null);
        void chat.sendContextualData({ metadata: { late: true } });
      }
      return null;
    });
    const { threadId = '' } = await chat.send('Hello');
    expect(server.contextOf(threadId)).toEqual({ late: true });
    expect(server.received.filter(({ type }) => type === 'context')).toHaveLength(1);
  });

  it('G10: ALL reaches every thread that is not closed and lists them; ACTIVE only the shown one', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const ids: string[] = [];
    for (const text of ['one', 'two', 'three']) {
      await chat.openNewThread();
      ids.push((await chat.send(text)).threadId ?? '');
    }
    server.setStatus(ids[0] ?? '', 'CLOSED');
    const all = await chat.sendContextualData({ metadata: { a: 1 }, multiThreadStrategy: 'ALL' });
    expect([...all.threadIds].sort()).toEqual(ids.slice(1).sort());
    await chat.showThread(ids[1] ?? '');
    const active = await chat.sendContextualData({ metadata: { b: 2 } });
    expect(active.threadIds).toEqual([ids[1]]);
    expect(ids.map((id) => server.contextOf(id))).toEqual([{}, { a: 1, b: 2 }, { a: 1 }]);
  });

  it('ALL_PLUS_NEW reaches what is open and what begins later, through a reload, until the person leaves', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const { threadId: first = '' } = await chat.send('one');
    const strategy = 'ALL_PLUS_NEW';
    const { threadIds } = await chat.sendContextualData({ metadata: { plan: 'gold' }, multiThreadStrategy: strategy });
    expect(threadIds).toEqual([first]);
    chat.dispose();

    const next = chatOf();
    await next.init(WIDGET);
    await next.openNewThread();
    const { threadId: second = '' } = await next.send('two');
    await next.send('and more');
    expect([first, second].map((id) => server.contextOf(id))).toEqual([{ plan: 'gold' }, { plan: 'gold' }]);
    expect(server.received.filter((frame) => frame.type === 'post' && frame.context !== undefined)).toHaveLength(1);

    await next.clear(WIDGET);
    const { threadId: third = '' } = await next.send('three');
    expect(server.contextOf(third)).toEqual({});
  });

  it('ALL_PLUS_NEW settles with the first conversation when there is none yet', async () => {
    const chat = chatOf();
    const outcome = chat.sendContextualData({ metadata: { plan: 'gold' }, multiThreadStrategy: 'ALL_PLUS_NEW' });
    await chat.init(WIDGET);
    const { threadId = '' } = await chat.send('one');
    expect((await outcome).threadIds).toEqual([threadId]);
    await chat.openNewThread();
    const { threadId: second = '' } = await chat.send('two');
    expect(server.contextOf(second)).toEqual({ plan: 'gold' });
  });

  it('G20: refuses what would make the beginning of a conversation exceed the limit of one call', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const keys = (from: number, count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${from + index}`, 1]));
    void chat.sendContextualData({ metadata: { ...keys(0, 60) } });
    void chat.sendContextualData({ metadata: { ...keys(60, 40) }, multiThreadStrategy: 'ALL_PLUS_NEW' });
    const refused = Promise.resolve(chat.sendContextualData({ metadata: { one: 'more' } }));
    await expect(refused).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', field: 'metadata' });
    const { threadId = '' } = await chat.send('Hello');
    expect(Object.keys(server.contextOf(threadId))).toHaveLength(100);
  });

  it('get_state gives the state, destroy ends the chat after its callback', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    expect(await chat.execute('get_state')).toBe(chat.state);
    let isOver = false;
    chat.state$.subscribe({ complete: () => (isOver = true) });
    expect(await chat.execute('destroy')).toEqual({ destroyed: true });
    expect(isOver).toBe(true);
    await expect(Promise.resolve(chat.show())).rejects.toMatchObject({ code: 'DISPOSED' });
  });

  it('G5: keeps the order past a refused message, and retries it only when asked', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const { threadId = '' } = await chat.send('1');
    server.intercept((frame) =>
      frame.type === 'post' && frame.content.type === 'TEXT' && frame.content.text === '2'
        ? {
            type: 'nack',
            clientMessageId: frame.clientMessageId,
            error: { code: 'LIMIT_EXCEEDED', message: 'no', remedy: 'shorter' },
          }
        : null,
    );
    const outcomes = ['2', '3', '4'].map((text) => chat.send(text));
    await expect(Promise.resolve(outcomes[0])).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', remedy: 'shorter' });
    await Promise.all(outcomes.slice(1));
    const stored = server.chat.threads
      .get(threadId)
      ?.messages.map(({ content }) => content.type === 'TEXT' && content.text);
    expect(stored).toEqual(['1', '3', '4']);
    expect(texts(chat)).toEqual(['1', '3', '4', '2']);

    server.intercept(null);
    const failed = chat.state.outbox[0];
    chat.retry(failed?.id ?? '');
    expect(texts(chat)).toEqual(['1', '3', '4', '2']);
    expect(chat.state.outbox).toEqual([]);
  });

  it('G8: what is unsent survives a reload and is sent once', async () => {
    server.cut();
    const before = chatOf();
    before.init(WIDGET);
    before.send('written offline');
    before.sendContextualData({ metadata: { kept: 'yes' } });
    before.dispose();

    server.heal();
    const after = chatOf();
    await after.init(WIDGET);
    expect(texts(after)).toEqual(['written offline']);
    const [thread] = [...server.chat.threads.values()];
    expect(thread?.messages).toHaveLength(1);
    expect(thread?.context).toEqual({ kept: 'yes' });
  });

  it('comes back by itself and fills the gap', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const { threadId = '' } = await chat.send('Hello');
    server.cut();
    for (const text of ['a', 'b', 'c']) server.reply(threadId, text);
    expect(texts(chat)).toEqual(['Hello']);
    server.heal();
    await firstValueFrom(chat.connection$.pipe(filter((status) => status === 'online')));
    expect(texts(chat)).toEqual(['Hello', 'a', 'b', 'c']);
  });

  it('counts unread messages while closed and tells the team when they were seen', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const { threadId = '' } = await chat.send('Hello');
    server.reply(threadId, 'one');
    server.reply(threadId, 'two');
    expect(selectUnread(chat.state)).toBe(2);
    await chat.show();
    expect(selectUnread(chat.state)).toBe(0);
    expect(server.chat.threads.get(threadId)?.customerSeen).toBe(3);
  });

  it('shows how far a message came', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const { threadId = '' } = await chat.send('Hello');
    const status = (): unknown => selectTimeline(chat.state)[0]?.status;
    expect(status()).toBe('SENT');
    server.receive(threadId, 'delivered');
    expect(status()).toBe('DELIVERED');
    server.receive(threadId, 'seen');
    expect(status()).toBe('SEEN');
  });

  describe('auth and logout', () => {
    it('keeps the anonymous history and gives the person a name', async () => {
      const chat = chatOf();
      await chat.init(WIDGET);
      await chat.send('as a visitor');
      const { person } = await chat.auth(tokenFor('jane@example.com'));
      expect(person).toMatchObject({ kind: 'CUSTOMER', name: 'jane@example.com' });
      expect(texts(chat)).toEqual(['as a visitor']);
    });

    it('lets the last of two logins win and says so to the first', async () => {
      const chat = chatOf();
      const first = chat.auth(tokenFor('a@example.com'));
      const second = chat.auth(tokenFor('b@example.com'));
      chat.init(WIDGET);
      await expect(Promise.resolve(first)).rejects.toMatchObject({ code: 'SUPERSEDED' });
      expect((await second).person.name).toBe('b@example.com');
    });

    it('sends what was written after the login as the customer', async () => {
      const chat = chatOf();
      const login = chat.auth(tokenFor('jane@example.com'));
      const sent = chat.send('mine');
      await chat.init(WIDGET);
      const { person } = await login;
      const { threadId = '' } = await sent;
      expect(server.chat.threads.get(threadId)?.personId).toBe(person.id);
    });

    it('G11: logout leaves an empty anonymous widget, ends the session, refuses what is unsent', async () => {
      const chat = chatOf();
      await chat.init(WIDGET);
      await chat.auth(tokenFor('jane@example.com'));
      await chat.send('secret');
      server.cut();
      const unsent = chat.send('never sent');
      const logout = chat.logout();
      expect(texts(chat)).toEqual([]);
      await expect(Promise.resolve(unsent)).rejects.toMatchObject({ code: 'SESSION_ENDED' });
      server.heal();
      expect(await logout).toEqual({ loggedOut: true });
      await firstValueFrom(chat.connection$.pipe(filter((status) => status === 'online')));
      expect(chat.state.person?.kind).toBe('VISITOR');
      expect(chat.state.threads).toEqual({});
      expect(store.readCredentials(WIDGET).revoke).toEqual([]);
    });

    it('settles the logout of an anonymous visitor as a success that changed nothing', async () => {
      const chat = chatOf();
      await chat.init(WIDGET);
      await chat.send('stay');
      expect(await chat.logout()).toEqual({ loggedOut: false });
      expect(texts(chat)).toEqual(['stay']);
    });

    it('G11: drops what a customer left unsent when somebody else logs in', async () => {
      const chat = chatOf();
      await chat.init(WIDGET);
      await chat.auth(tokenFor('jane@example.com'));
      server.intercept((frame) => (frame.type === 'post' ? 'drop' : null));
      server.cut();
      const unsent = chat.send("Jane's");
      const other = chat.auth(tokenFor('john@example.com'));
      server.intercept(null);
      server.heal();
      await other;
      await expect(Promise.resolve(unsent)).rejects.toMatchObject({ code: 'SESSION_ENDED' });
      expect([...server.chat.threads.values()].flatMap(({ messages }) => messages)).toEqual([]);
    });
  });

  describe('init', () => {
    it('refuses another widget until clear, takes the same one again', async () => {
      const chat = chatOf();
      await chat.init(WIDGET);
      expect(await chat.init(WIDGET)).toMatchObject({ widgetId: WIDGET, title: 'Test shop' });
      expect(await chat.init()).toMatchObject({ widgetId: WIDGET });
      const other = WIDGET.replace('1', '9');
      await expect(Promise.resolve(chat.init(other))).rejects.toMatchObject({ code: 'WIDGET_ALREADY_INITIALIZED' });
      await chat.clear(WIDGET);
      await expect(Promise.resolve(chat.init(other))).rejects.toMatchObject({ code: 'WIDGET_NOT_FOUND' });
      expect(await chat.init(WIDGET)).toMatchObject({ widgetId: WIDGET });
    });

    it('names the remedy when the ID is missing', async () => {
      await expect(Promise.resolve(chatOf().init())).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
        field: 'widgetId',
      });
    });
  });

  it('goes back to what the site has configured, for good, with clear', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    await chat.setLanguage('de');
    await chat.setTheme('dark');
    await chat.show();
    await chat.clear(WIDGET);
    expect(chat.state).toMatchObject({ language: 'en-US', theme: 'default', isOpen: false });
    chat.dispose();
    const next = chatOf();
    await next.init(WIDGET);
    expect(next.state).toMatchObject({ language: 'en-US', theme: 'default', isOpen: false });
  });

  it('keeps language, theme and an open window through a reload', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    await Promise.all([chat.setLanguage('de'), chat.setTheme('dark'), chat.show()]);
    chat.dispose();
    const next = chatOf();
    await next.init(WIDGET);
    expect(next.state).toMatchObject({ language: 'de-DE', theme: 'dark', isOpen: true });
  });

  it('shows the conversation after a reload without a connection', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    await chat.show();
    await chat.send('online');
    server.cut();
    chat.send('written offline');
    chat.dispose();
    const next = chatOf();
    next.init(WIDGET);
    expect(next.state).toMatchObject({ widget: { title: 'Test shop' }, isOpen: true, phase: 'initializing' });
    expect(texts(next)).toEqual(['written offline']);
  });

  it('goes on in the thread that another tab has begun', async () => {
    const first = chatOf();
    await first.init(WIDGET);
    const second = chatOf();
    await second.init(WIDGET);
    const { threadId } = await first.send('from the first tab');
    expect((await second.send('from the second')).threadId).toBe(threadId);
    await second.openNewThread();
    expect((await second.send('another matter')).threadId).not.toBe(threadId);
  });

  it('settles what is pending when it is disposed', async () => {
    server.cut();
    const chat = chatOf();
    const init = chat.init(WIDGET);
    chat.dispose();
    await expect(Promise.resolve(init)).rejects.toMatchObject({ code: 'DISPOSED' });
  });

  it('refuses a theme that the widget does not have, naming those it has', async () => {
    const chat = chatOf();
    const early = chat.setTheme('nihgt');
    await chat.init(WIDGET);
    await expect(Promise.resolve(early)).rejects.toMatchObject({ code: 'THEME_NOT_FOUND' });
    const error = await chat.setTheme('nope').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'THEME_NOT_FOUND' });
    expect((error as LiveChatError).remedy).toContain('default, dark');
    expect(chat.state.theme).toBe('default');
  });
});
