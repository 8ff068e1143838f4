import { ChatBench, WIDGET, textsOf, tokenFor } from './chat.harness.js';
import type { LiveChat } from './live-chat.js';
import { selectTimeline } from './state/timeline.js';

describe('two chats in one program', () => {
  let benches: readonly [ChatBench, ChatBench];
  let ours: LiveChat;
  let theirs: LiveChat;

  beforeEach(async () => {
    benches = [new ChatBench(), new ChatBench()];
    [ours, theirs] = [benches[0].chatOf(), benches[1].chatOf()];
    await Promise.all([ours.init(WIDGET), theirs.init(WIDGET)]);
    await theirs.send('their own');
  });

  afterEach(() => {
    for (const bench of benches) bench.close();
  });

  it('share nothing: what one does leaves the other the very same state, and tells it nothing', async () => {
    const before = theirs.state;
    const lines = selectTimeline(before);
    const heard: unknown[] = [];
    theirs.events$.subscribe((event) => heard.push(event));
    await ours.auth(tokenFor('ada'));
    await Promise.all([ours.show(), ours.setLanguage('de'), ours.setTheme('dark'), ours.send('ours')]);
    await ours.sendContextualData({ metadata: { cart: 3 }, multiThreadStrategy: 'ALL_PLUS_NEW' });
    ours.setDraft('Dear');
    benches[0].server.cut();
    ours.send('waits');
    expect(textsOf(ours)).toEqual(['ours', 'waits']);
    expect(theirs.state).toBe(before);
    expect(selectTimeline(theirs.state)).toBe(lines);
    expect(heard).toEqual([]);
  });

  it('end by themselves', async () => {
    ours.dispose();
    expect((await theirs.send('goes on')).message.content).toEqual({ type: 'TEXT', text: 'goes on' });
    await expect(Promise.resolve(ours.send('no more'))).rejects.toMatchObject({ code: 'DISPOSED' });
  });
});
