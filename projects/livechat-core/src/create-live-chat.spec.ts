import { filter, firstValueFrom } from 'rxjs';
import type { LiveChatError } from '../protocol/index.js';
import { ChatBench, WIDGET, textsOf } from './chat.harness.js';
import type { LiveChat } from './live-chat.js';
import { selectUnread } from './state/selectors.js';
import { selectTimeline } from './state/timeline.js';

describe('createLiveChat', () => {
  let bench: ChatBench;
  let server: ChatBench['server'];
  const chatOf = (): LiveChat => bench.chatOf();
  const texts = textsOf;

  beforeEach(() => {
    bench = new ChatBench();
    server = bench.server;
  });

  afterEach(() => {
    bench.close();
  });

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

  it('destroy ends the chat at the call, so that the next command finds it over', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const order: string[] = [];
    chat.events$.subscribe({ complete: () => order.push('over') });
    const destroyed = chat.execute('destroy');
    order.push('returned');
    const late = chat.init(WIDGET);
    expect(order).toEqual(['over', 'returned']);
    expect(await destroyed).toEqual({ destroyed: true });
    expect(await chat.execute('destroy')).toEqual({ destroyed: true });
    await expect(Promise.resolve(late)).rejects.toMatchObject({ code: 'DISPOSED' });
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

  it('G8: a language or theme that is set while something waits takes nothing along', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const { threadId } = await chat.send('online');
    chat.setDraft('Dear');
    server.cut();
    const waiting = chat.send('offline');
    await Promise.all([chat.setLanguage('de'), chat.setTheme('dark')]);
    expect(chat.state).toMatchObject({ language: 'de-DE', theme: 'dark', activeThreadId: threadId });
    expect(chat.state.drafts).toEqual({ [threadId ?? '']: 'Dear' });
    expect(texts(chat)).toEqual(['online', 'offline']);
    server.heal();
    expect((await waiting).threadId).toBe(threadId);
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
