import { VirtualTimeScheduler } from 'rxjs';
import { ChatBench, WIDGET } from './chat.harness.js';
import type { LiveChat, LiveChatEvent } from './live-chat.js';
import { selectThreads, selectUnread } from './state/selectors.js';
import { passTime } from './virtual-time.harness.js';

/** Longer than until the next heartbeat, which tells how far each thread is. */
const HEARTBEAT_MS = 35_000;

describe('G6: a message of the team whose frame was lost', () => {
  let time: VirtualTimeScheduler;
  let bench: ChatBench;
  let events: LiveChatEvent[];

  beforeEach(() => {
    time = new VirtualTimeScheduler();
    bench = new ChatBench();
    events = [];
  });

  afterEach(() => {
    bench.close();
  });

  /** A chat with a conversation that it holds, and another one, begun later, that is in its list only. */
  function listed(): { readonly chat: LiveChat; readonly shown: string; readonly other: string } {
    const first = bench.chatOf(bench.store, { runtime: { scheduler: time } });
    first.init(WIDGET);
    first.send('one');
    first.openNewThread();
    first.send('two');
    const [shown = '', other = ''] = [...bench.server.chat.threads.keys()];
    first.showThread(shown);
    first.dispose();
    const chat = bench.chatOf(bench.store, { runtime: { scheduler: time } });
    chat.events$.subscribe((event) => events.push(event));
    chat.init(WIDGET);
    chat.hide();
    passTime(time, 1_000);
    expect(chat.state.activeThreadId).toBe(shown);
    expect(chat.state.threads[other]?.pages).toEqual([]);
    return { chat, shown, other };
  }

  /** The server stores it, and nobody is told. */
  function store(threadId: string, text: string): void {
    bench.server.chat.reply(threadId, { type: 'TEXT', text }, { type: 'AGENT', id: 'agent-01', name: 'Ada' });
  }

  it.each(['shown', 'other'] as const)(
    'is unread and in the list after a heartbeat: in the %s conversation',
    (which) => {
      const { chat, [which]: threadId } = listed();
      store(threadId, 'lost');
      expect(selectUnread(chat.state)).toBe(0);
      passTime(time, HEARTBEAT_MS);
      expect(selectUnread(chat.state)).toBe(1);
      expect(chat.state.threads[threadId]?.lastMessage?.content).toEqual({ type: 'TEXT', text: 'lost' });
      expect(selectThreads(chat.state)[0]?.id).toBe(threadId);
      const news = events.flatMap((event) => (event.type === 'message' ? [event.message.content] : []));
      expect(news).toEqual([{ type: 'TEXT', text: 'lost' }]);
    },
  );

  it('counts once when its frame comes all the same', () => {
    const { chat, other } = listed();
    store(other, 'late');
    passTime(time, HEARTBEAT_MS);
    bench.server.reply(other, 'next');
    expect(selectUnread(chat.state)).toBe(2);
    passTime(time, HEARTBEAT_MS);
    expect(selectUnread(chat.state)).toBe(2);
  });
});
