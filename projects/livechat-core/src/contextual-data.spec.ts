import { ChatBench, WIDGET, tokenFor } from './chat.harness.js';
import type { LiveChat } from './live-chat.js';

describe('contextual data of a chat', () => {
  let bench: ChatBench;
  let server: ChatBench['server'];
  const chatOf = (): LiveChat => bench.chatOf();

  beforeEach(() => {
    bench = new ChatBench();
    server = bench.server;
  });

  afterEach(() => {
    bench.close();
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

  it('G11: what is held when somebody logs out reaches no conversation, and its callback is told', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    await chat.auth(tokenFor('jane'));
    const held = Promise.resolve(chat.sendContextualData({ metadata: { secret: 1 } }));
    const refused = expect(held).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    await chat.logout();
    await refused;
    const { threadId = '' } = await chat.send('Hello');
    expect(server.contextOf(threadId)).toEqual({});
  });

  it('G9: a creation that is refused and retried begins with the data that waited', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    const context = chat.sendContextualData({ metadata: { color: 'red' } });
    server.intercept((frame) => {
      if (frame.type !== 'post') return null;
      server.intercept(null);
      const error = { code: 'LIMIT_EXCEEDED', message: 'no', remedy: 'none' } as const;
      return { type: 'nack', clientMessageId: frame.clientMessageId, error };
    });
    await expect(Promise.resolve(chat.send('Hello'))).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    chat.retry(chat.state.outbox[0]?.id ?? '');
    const { threadIds } = await context;
    expect(server.contextOf(threadIds[0] ?? '')).toEqual({ color: 'red' });
    expect(server.chat.threads.size).toBe(1);
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
});
