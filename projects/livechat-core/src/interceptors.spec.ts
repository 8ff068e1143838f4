import { ChatBench, WIDGET, silent, textsOf } from './chat.harness.js';
import { memorySessionStore } from './session/memory-session-store.js';
import type { IncomingInterceptor } from './inspect/intercept-incoming.js';
import type { LiveChatEvent } from './live-chat.js';
import { selectThreads } from './state/selectors.js';

const mask: IncomingInterceptor = (message) =>
  message.content.type === 'TEXT'
    ? { ...message, seq: 99, content: { type: 'TEXT', text: message.content.text.replace(/\d/g, '•') } }
    : message;
const hide: IncomingInterceptor = (message) =>
  message.content.type === 'TEXT' && message.content.text.includes('spam') ? null : message;

describe('interceptors', () => {
  let bench: ChatBench;
  beforeEach(() => {
    bench = new ChatBench();
  });
  afterEach(() => {
    bench.close();
  });

  const begin = async (incoming: IncomingInterceptor | readonly IncomingInterceptor[], errors: unknown[] = []) => {
    const runtime = { logger: { ...silent, error: (_: string, error: unknown) => errors.push(error) } };
    const chat = bench.chatOf(memorySessionStore(), { interceptors: { incoming }, runtime });
    await chat.init(WIDGET);
    const { threadId = '' } = await chat.send('My number is 12');
    return { chat, threadId };
  };

  it('change what is shown of every message, and not its place', async () => {
    const { chat, threadId } = await begin([mask, hide]);
    bench.server.reply(threadId, 'Call 34');
    expect(textsOf(chat)).toEqual(['My number is ••', 'Call ••']);
    expect(selectThreads(chat.state)[0]?.lastMessage).toMatchObject({ seq: 2, content: { text: 'Call ••' } });
    bench.server.cut();
    bench.server.reply(threadId, 'and 56');
    bench.server.heal();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(textsOf(chat)).toEqual(['My number is ••', 'Call ••', 'and ••']);
  });

  it('hide a message without a gap, a word, or a number on the badge', async () => {
    const { chat, threadId } = await begin([hide, mask]);
    const events: LiveChatEvent[] = [];
    chat.events$.subscribe((event) => events.push(event));
    bench.server.reply(threadId, 'spam');
    bench.server.reply(threadId, 'Hello');
    expect(textsOf(chat)).toEqual(['My number is ••', 'Hello']);
    expect(events.flatMap((event) => (event.type === 'message' ? [event.message.seq] : []))).toEqual([3]);
    expect(events.flatMap((event) => (event.type === 'unread' ? [event.count] : []))).toEqual([1]);
    expect(chat.state.threads[threadId]).toMatchObject({ contiguousTo: 3, topSeq: 3 });
  });

  it('lose no message by failing', async () => {
    const errors: unknown[] = [];
    const { chat } = await begin(() => {
      throw new Error('a defect of the site');
    }, errors);
    expect(textsOf(chat)).toEqual(['My number is 12']);
    expect(errors.length).toBeGreaterThan(0);
  });

  it('change what goes out once, so that every repeat is the same', async () => {
    let runs = 0;
    const outgoing = () => ({ type: 'BASIC', message: `run ${(runs += 1)}` }) as const;
    const chat = bench.chatOf(memorySessionStore(), { interceptors: { outgoing } });
    await chat.init(WIDGET);
    let isLost = false;
    bench.server.intercept((frame) => {
      if (frame.type !== 'post' || isLost) return null;
      isLost = true;
      return 'drop';
    });
    const { message } = await chat.send('Hello');
    expect(message.content).toEqual({ type: 'TEXT', text: 'run 1' });
    expect(runs).toBe(1);
  });

  it('settle what they take out by a code of its own, and nothing is sent', async () => {
    const chat = bench.chatOf(memorySessionStore(), { interceptors: { outgoing: () => null } });
    await chat.init(WIDGET);
    await expect(chat.send('Hello')).rejects.toMatchObject({ code: 'FILTERED' });
    expect(chat.state.outbox).toEqual([]);
  });
});
