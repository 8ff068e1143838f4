import { textsOf, tokenFor } from './chat.harness.js';
import { selectNotifies } from './state/selectors.js';
import { TabsBench, type TabPage } from './tabs.harness.js';

describe('what tabs share, when it comes later than they do', () => {
  let bench: TabsBench;
  let server: TabsBench['server'];
  let files: TabsBench['files'];
  const pageOf: TabsBench['pageOf'] = (...options) => bench.pageOf(...options);
  const pass = (ms: number): void => bench.pass(ms);

  beforeEach(() => {
    bench = new TabsBench();
    ({ server, files } = bench);
  });

  afterEach(() => {
    bench.close();
  });

  const hellos = (): number => server.received.filter(({ type }) => type === 'hello').length;
  const statusesOf = (...pages: readonly TabPage[]): unknown[] => pages.map(({ chat }) => chat.state.connection.status);
  const leaders = (...pages: readonly TabPage[]): TabPage[] => pages.filter(({ chat }) => selectNotifies(chat.state));

  it('is not fetched by a tab that is alone before it rests', () => {
    const { chat } = pageOf();
    chat.send('Hello');
    pass(4_800);
    expect([chat.state.connection.status, textsOf(chat), files.asked]).toEqual(['online', ['Hello'], 0]);
    pass(200);
    expect(files.asked).toBe(1);
    pass(60_000);
    expect([hellos(), files.asked]).toEqual([1, 1]);
  });

  it('rests only when the server has answered', () => {
    server.cut();
    pageOf();
    pass(60_000);
    expect(files.asked).toBe(0);
  });

  it.each([0, 20, 700])('G2 G3 G5: makes a tab that was alone serve others on the same wire (%i ms)', (ms) => {
    files.takesMs = ms;
    const first = pageOf();
    first.chat.send('1');
    const second = pageOf();
    first.chat.send('2');
    pass(2 * ms + 100);
    second.chat.send('3');
    pass(10);
    expect(statusesOf(first, second)).toEqual(['online', 'online']);
    expect([server.connections, hellos(), files.asked]).toEqual([1, 1, 2]);
    expect(textsOf(first.chat)).toEqual(['1', '2', '3']);
    expect(textsOf(second.chat)).toEqual(['1', '2', '3']);
    expect(leaders(first, second)).toEqual([first]);
  });

  it('G11: lets nobody else speak under a login that was under way when it came', () => {
    const first = pageOf();
    first.chat.auth(tokenFor('jane'));
    pass(10);
    server.intercept((frame) => (frame.type === 'auth' ? { type: 'pong', tops: {} } : null));
    first.chat.auth(tokenFor('john'));
    const second = pageOf();
    second.chat.send('Hello');
    pass(10);
    expect(statusesOf(second)).toEqual(['connecting']);
    expect([...server.chat.threads.values()]).toEqual([]);
    server.intercept(null);
    server.cut();
    server.heal();
    pass(30_000);
    expect([first, second].map(({ chat }) => chat.state.person?.name)).toEqual(['john', 'john']);
  });

  it('G11: a tab that waits for it hears at once that the person has left', () => {
    const first = pageOf();
    first.chat.auth(tokenFor('jane'));
    pass(10);
    files.takesMs = 3_000;
    const second = pageOf();
    second.chat.send('secret');
    first.chat.logout();
    pass(10);
    expect(textsOf(second.chat)).toEqual([]);
    pass(10_000);
    expect([...server.chat.threads.values()]).toEqual([]);
  });

  it('does not keep a tab from its server that waits for it in vain, nor its messages from the others', () => {
    const first = pageOf();
    pass(6_000);
    files.isMissing = true;
    const second = pageOf();
    expect([statusesOf(second), server.connections]).toEqual([['online'], 2]);
    first.chat.send('from the first');
    pass(10);
    second.chat.send('from the second');
    pass(10);
    for (const { chat } of [first, second]) expect(textsOf(chat)).toEqual(['from the first', 'from the second']);
    expect(leaders(first, second)).toEqual([first]);
    files.isMissing = false;
    pass(60_000);
    expect([statusesOf(second), server.connections]).toEqual([['online'], 1]);
    for (const { chat } of [first, second]) expect(textsOf(chat)).toEqual(['from the first', 'from the second']);
  });

  it('is not waited for longer than 5 s', () => {
    pageOf();
    pass(6_000);
    files.takesMs = 120_000;
    const second = pageOf();
    expect(statusesOf(second)).toEqual(['connecting']);
    pass(5_000);
    expect([statusesOf(second), server.connections]).toEqual([['online'], 2]);
    pass(120_000);
    expect([statusesOf(second), server.connections]).toEqual([['online'], 1]);
  });

  it('is had by nobody: the tab that leads is left alone, and each goes on by itself', () => {
    files.isMissing = true;
    const [first, second] = [pageOf(), pageOf()];
    pass(30_000);
    expect([statusesOf(first, second), server.connections, hellos()]).toEqual([['online', 'online'], 2, 2]);
    expect(leaders(first, second)).toEqual([first]);
    first.chat.dispose();
    pass(100);
    // Nobody connects anew for that: it has a wire already.
    expect([leaders(second), hellos()]).toEqual([[second], 2]);
    files.isMissing = false;
    const third = pageOf();
    pass(60_000);
    expect([statusesOf(second, third), server.connections]).toEqual([['online', 'online'], 1]);
  });

  it('takes over a wire also after more has passed than is kept, by a new beginning', () => {
    files.isMissing = true;
    const first = pageOf();
    first.chat.send('before');
    pass(3 * 3_600_000);
    expect(hellos()).toBe(1);
    files.isMissing = false;
    const second = pageOf();
    pass(60_000);
    expect([statusesOf(first, second), server.connections, hellos()]).toEqual([['online', 'online'], 1, 2]);
    expect(textsOf(second.chat)).toEqual(['before']);
  });

  it('does not come to a tab that has left', () => {
    files.takesMs = 400;
    const [first, second] = [pageOf(), pageOf()];
    first.chat.dispose();
    second.chat.dispose();
    pass(60_000);
    expect(server.connections).toBe(0);
  });
});
