import { TabsBench } from './tabs.harness.js';
import type { LiveChat } from './live-chat.js';

describe('G9: contextual data of two tabs', () => {
  let bench: TabsBench;
  let server: TabsBench['server'];
  const pageOf = (): LiveChat => bench.pageOf().chat;
  const pass = (ms: number): void => bench.pass(ms);

  beforeEach(() => {
    bench = new TabsBench();
    server = bench.server;
  });

  afterEach(() => {
    bench.close();
  });

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
