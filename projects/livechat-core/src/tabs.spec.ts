import { NEVER, throwError } from 'rxjs';
import { WIDGET, silent, textsOf, tokenFor } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import { chatEngine } from './engine/index.js';
import { memorySessionStore } from './session/memory-session-store.js';
import { selectDraft, selectNotifies, selectUnread } from './state/selectors.js';
import { TabsBench, type TabPage } from './tabs.harness.js';
import type { TabLock } from './tabs/tab-platform.js';

/** A site's promises settle in their own time. */
async function flushPromises(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('several tabs of one browser', () => {
  let bench: TabsBench;
  let server: TabsBench['server'];
  const pageOf: TabsBench['pageOf'] = (...options) => bench.pageOf(...options);
  const pass = (ms: number): void => bench.pass(ms);

  beforeEach(() => {
    bench = new TabsBench();
    server = bench.server;
  });

  afterEach(() => {
    bench.close();
  });

  const leaders = (pages: readonly TabPage[]): TabPage[] => pages.filter(({ chat }) => selectNotifies(chat.state));

  const stored = (): unknown[] =>
    [...server.chat.threads.values()].flatMap(({ messages }) =>
      messages.map(({ content }) => (content.type === 'TEXT' ? content.text : content.type)),
    );

  it('share one connection and are one person', () => {
    const pages = [pageOf(), pageOf(), pageOf()];
    expect(server.connections).toBe(1);
    expect(pages.map(({ chat }) => chat.state.connection.status)).toEqual(['online', 'online', 'online']);
    expect(new Set(pages.map(({ chat }) => chat.state.person?.id)).size).toBe(1);
    expect(leaders(pages)).toEqual([pages[0]]);
  });

  it('G3 G4: show every message once and in the store’s order, whoever wrote it', () => {
    const [first, second] = [pageOf(), pageOf()];
    first.chat.send('from the leader');
    pass(10);
    second.chat.send('from the follower');
    pass(10);
    server.reply(first.chat.state.activeThreadId ?? '', 'an answer');
    pass(10);
    const expected = ['from the leader', 'from the follower', 'an answer'];
    expect([textsOf(first.chat), textsOf(second.chat)]).toEqual([expected, expected]);
    expect(second.chat.state.outbox).toEqual([]);
  });

  it('read history each for itself', () => {
    const first = pageOf();
    first.chat.send('1');
    pass(10);
    first.chat.send('2');
    pass(10);
    const second = pageOf();
    expect(textsOf(second.chat)).toEqual(['1', '2']);
    expect(server.connections).toBe(1);
  });

  it.each([
    ['is closed', (page: TabPage) => page.chat.dispose()],
    ['crashes', (page: TabPage) => page.tab.crash()],
    ['freezes', (page: TabPage) => page.tab.freeze()],
  ])('have another tab take the lead within 2 s when the leader %s', (_, end) => {
    const [first, second, third] = [pageOf(), pageOf(), pageOf()];
    second.chat.send('before');
    pass(10);
    end(first);
    pass(2_000);
    expect(second.chat.state.connection.status).toBe('online');
    expect(third.chat.state.connection.status).toBe('online');
    expect(leaders([second, third])).toHaveLength(1);
    third.chat.send('after');
    pass(10);
    expect(textsOf(second.chat)).toEqual(['before', 'after']);
  });

  it('G2: send once what was under way when the leader crashed', () => {
    const [first, second] = [pageOf(), pageOf()];
    second.chat.send('opens the thread');
    pass(10);
    second.chat.send('under way');
    first.tab.crash();
    pass(2_000);
    expect(second.chat.state.outbox).toEqual([]);
    expect(textsOf(second.chat)).toEqual(['opens the thread', 'under way']);
    expect([...server.chat.threads.values()][0]?.messages).toHaveLength(2);
  });

  it('take a leader that was frozen back as a follower', () => {
    const [first, second] = [pageOf(), pageOf()];
    first.chat.send('hello');
    pass(10);
    first.tab.freeze();
    pass(3_000);
    second.chat.send('meanwhile');
    pass(10);
    first.tab.thaw();
    pass(2_000);
    expect(leaders([first, second])).toEqual([second]);
    expect(server.connections).toBe(1);
    expect(textsOf(first.chat)).toEqual(['hello', 'meanwhile']);
  });

  it('G7: a leader that was frozen sends nothing that another tab has had refused meanwhile', () => {
    const [first, second] = [pageOf(), pageOf()];
    second.chat.send('opens the thread');
    pass(10);
    first.tab.freeze();
    let refusal: unknown = null;
    second.chat.send('refused').result$.subscribe({ error: (error: unknown) => (refusal = error) });
    const threadId = second.chat.state.activeThreadId ?? '';
    server.setStatus(threadId, 'CLOSED');
    pass(3_000);
    expect(refusal).toMatchObject({ code: 'THREAD_CLOSED' });
    server.setStatus(threadId, 'OPEN');
    first.tab.thaw();
    pass(2_000);
    expect(stored()).toEqual(['opens the thread']);
    expect(leaders([first, second])).toEqual([second]);
  });

  it('send what a tab handed to the leader right before it was closed', () => {
    const [, second] = [pageOf(), pageOf()];
    second.chat.send('opens the thread');
    pass(10);
    second.chat.send('and goes');
    second.chat.dispose();
    pass(10);
    expect(stored()).toEqual(['opens the thread', 'and goes']);
  });

  it('do not lose the leader to a busy moment', () => {
    const [first, second] = [pageOf(), pageOf()];
    first.tab.freeze();
    pass(900);
    first.tab.thaw();
    pass(5_000);
    expect(leaders([first, second])).toEqual([first]);
  });

  it('G11: follow a login and a logout, wherever they happen', async () => {
    const pages = [pageOf(), pageOf(), pageOf()] as const;
    for (const page of [pages[1], pages[0]]) {
      page.chat.auth(tokenFor('jane', `jti-${String(bench.time.frame)}`));
      pass(2_000);
      expect(pages.map(({ chat }) => chat.state.person?.name)).toEqual(['jane', 'jane', 'jane']);
      page.chat.send('secret');
      pass(10);
      page.chat.logout();
      pass(10);
      // Within an instant, whatever the network does.
      for (const { chat } of pages) expect(textsOf(chat)).toEqual([]);
      pass(2_000);
      expect(pages.map(({ chat }) => chat.state.person?.kind)).toEqual(['VISITOR', 'VISITOR', 'VISITOR']);
      expect(new Set(pages.map(({ chat }) => chat.state.person?.id)).size).toBe(1);
      expect(server.connections).toBe(1);
    }
  });

  it('G11: follow a logout also without a connection', () => {
    const [first, second] = [pageOf(), pageOf()];
    first.chat.auth(tokenFor('jane'));
    pass(2_000);
    second.chat.send('secret');
    pass(10);
    server.cut();
    first.chat.logout();
    pass(10);
    expect(second.chat.state.person).toBeNull();
    expect(textsOf(second.chat)).toEqual([]);
    expect(second.chat.state.threads).toEqual({});
  });

  it('G11: send nothing of the former person under a login that is under way in another tab', () => {
    const [first, second] = [pageOf(), pageOf()];
    first.chat.auth(tokenFor('jane'));
    pass(2_000);
    server.intercept((frame) => (frame.type === 'auth' ? { type: 'pong', tops: {} } : null));
    first.chat.auth(tokenFor('john'));
    second.chat.send("Jane's own");
    pass(10);
    expect([...server.chat.threads.values()]).toEqual([]);
    server.intercept(null);
    server.cut();
    server.heal();
    pass(30_000);
    expect(first.chat.state.person?.name).toBe('john');
    expect(second.chat.state.person?.name).toBe('john');
    expect([...server.chat.threads.values()]).toEqual([]);
  });

  it('wait together when the customer’s token has run out, and go on with the login of one', () => {
    let asked = 0;
    const pages = [1, 2].map(() =>
      pageOf({
        token: ({ need }) => {
          if (need !== 'expired') return null;
          asked += 1;
          return tokenFor('jane', `fresh-${asked}`);
        },
      }),
    );
    const [first, second] = pages;
    if (first === undefined || second === undefined) throw new Error('two pages');
    first.chat.auth(tokenFor('jane'));
    pass(2_000);
    server.expireTokens();
    pass(10);
    expect(pages.map(({ chat }) => chat.state.sessionExpired)).toEqual([true, true]);
    second.chat.send('waits');
    const third = pageOf();
    expect(third.chat.state.sessionExpired).toBe(true);
    return flushPromises().then(() => {
      pass(5_000);
      expect([...pages, third].map(({ chat }) => chat.state.sessionExpired)).toEqual([false, false, false]);
      expect([...pages, third].map(({ chat }) => chat.state.person?.name)).toEqual(['jane', 'jane', 'jane']);
      expect([...pages, third].map(({ chat }) => chat.state.auth)).toEqual([null, null, null]);
      expect(textsOf(second.chat)).toEqual(['waits']);
      expect(server.connections).toBe(1);
    });
  });

  it('share what stands in the composer, but not over what is typed here', () => {
    const [first, second] = [pageOf(), pageOf()];
    first.chat.setDraft('half a sen');
    pass(10);
    expect(selectDraft(second.chat.state)).toBe('half a sen');
    second.chat.setDraft('half a sentence');
    first.chat.setDraft('half a sen?');
    pass(10);
    expect(selectDraft(second.chat.state)).toBe('half a sentence');
    expect(selectDraft(first.chat.state)).toBe('half a sen?');
    pass(2_000);
    first.chat.setDraft('all of it');
    pass(10);
    expect(selectDraft(second.chat.state)).toBe('all of it');
    const third = pageOf();
    expect(selectDraft(third.chat.state)).toBe('all of it');
  });

  it('agree on what was seen', () => {
    const [first, second] = [pageOf(), pageOf()];
    first.chat.send('hello');
    pass(10);
    const threadId = first.chat.state.activeThreadId ?? '';
    server.reply(threadId, 'an answer');
    pass(10);
    expect([selectUnread(first.chat.state), selectUnread(second.chat.state)]).toEqual([1, 1]);
    second.chat.show();
    pass(10);
    expect([selectUnread(first.chat.state), selectUnread(second.chat.state)]).toEqual([0, 0]);
  });

  it('find a thread whose hint was lost, and show it in all of them', () => {
    const pages = [pageOf(), pageOf()];
    const person = pages[0]?.chat.state.person;
    if (person === undefined || person === null) throw new Error('nobody is there');
    server.chat.post(person, {
      type: 'post',
      clientMessageId: 'elsewhere-1',
      target: { clientThreadId: 'elsewhere-thread' },
      content: { type: 'TEXT', text: 'from another device' },
    });
    for (let beat = 0; beat < 3; beat += 1) pass(15_000);
    expect(pages.map(({ chat }) => Object.keys(chat.state.threads).length)).toEqual([1, 1]);
    expect(server.connections).toBe(1);
  });

  it.each([
    ['closed', (page: TabPage) => page.chat.dispose()],
    ['crashed', (page: TabPage) => page.tab.crash()],
  ])('G2 G8: send what a tab that %s has not sent', (_, end) => {
    const [first, second] = [pageOf(), pageOf()];
    server.cut();
    second.chat.sendContextualData({ metadata: { page: '/b' } });
    second.chat.send('from a tab that is gone');
    first.chat.send('from a tab that lives');
    pass(10);
    end(second);
    pass(5_000);
    expect(first.chat.state.outbox).toHaveLength(2);
    server.heal();
    pass(30_000);
    expect(stored().sort()).toEqual(['from a tab that is gone', 'from a tab that lives']);
    expect([...server.chat.threads.values()].some(({ context }) => 'page' in context)).toBe(true);
    expect(first.chat.state.outbox).toEqual([]);
  });

  it('G8: send what was unsent when the last tab was closed, from the next one', () => {
    const first = pageOf();
    server.cut();
    first.chat.send('unsent');
    first.chat.setDraft('half');
    pass(10);
    first.chat.dispose();
    server.heal();
    const next = pageOf();
    pass(5_000);
    expect(textsOf(next.chat)).toEqual(['unsent']);
    expect(stored()).toEqual(['unsent']);
  });

  it('leave alone what a reloaded tab sends by itself', () => {
    const first = pageOf();
    const own = memorySessionStore();
    const second = pageOf({}, own);
    server.cut();
    second.chat.send('unsent');
    pass(10);
    second.chat.dispose();
    const reloaded = pageOf({}, own);
    pass(10_000);
    expect(textsOf(reloaded.chat)).toEqual(['unsent']);
    expect(textsOf(first.chat)).toEqual([]);
    expect(reloaded.chat.state.chatId).toBe(second.chat.state.chatId);
  });

  it('do not write under one name when a tab was duplicated', () => {
    const own = memorySessionStore();
    const [first, copy] = [pageOf({}, own), pageOf({}, own)];
    pass(2_000);
    expect(first.chat.state.chatId).not.toBeNull();
    expect(copy.chat.state.chatId).not.toBeNull();
    expect(copy.chat.state.chatId).not.toBe(first.chat.state.chatId);
  });

  it('G11: do not send what somebody who has left had not sent', () => {
    const [first, second] = [pageOf(), pageOf()];
    first.chat.auth(tokenFor('jane'));
    pass(2_000);
    server.cut();
    second.chat.send("Jane's own");
    pass(10);
    second.tab.crash();
    first.chat.logout();
    pass(10_000);
    server.heal();
    pass(30_000);
    first.chat.send('of the next visitor');
    pass(100);
    expect(stored()).toEqual(['of the next visitor']);
  });

  it.each([
    ['fail', () => throwError(() => new DOMException('insecure', 'SecurityError')), 1_000],
    ['never answer', () => NEVER, 4_100],
  ] as const)('keep to themselves where locks %s: each has a connection of its own', (_, hold, within) => {
    const { channel } = bench.browser.open();
    const lock: TabLock = { hold };
    const chats = [0, 1].map(() =>
      createLiveChat({
        engine: chatEngine,
        transport: server.transport,
        tabs: { channel, lock },
        store: memorySessionStore(),
        widgetId: WIDGET,
        runtime: { scheduler: bench.time, logger: silent },
      }),
    );
    pass(within);
    expect(chats.map(({ state }) => state.connection.status)).toEqual(['online', 'online']);
    expect(server.connections).toBe(2);
    chats.forEach((chat) => chat.dispose());
  });
});
