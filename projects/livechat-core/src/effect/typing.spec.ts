import { Subject, VirtualTimeScheduler } from 'rxjs';
import { TYPING, type ClientFrame } from '../../protocol/index.js';
import { memorySessionStore } from '../session/memory-session-store.js';
import { eventLoop } from '../runtime/event-loop.js';
import { platformRuntime } from '../runtime/runtime.js';
import type { ChatEvent } from '../state/event.js';
import { call, connection, frame, threadOf, welcomed, type Step } from '../state/fixtures.harness.js';
import { reduce } from '../state/reduce.js';
import { loneTab } from '../tabs/lone-tab.js';
import type { Effect } from './effect.js';
import { forgetTyping } from './forget-typing.js';
import { sendTyping } from './send-typing.js';
import { passTime } from '../virtual-time.harness.js';

const threads = [threadOf('thread-01', { updatedAt: 1 }), threadOf('thread-02', { status: 'CLOSED' })];
const grace = { type: 'AGENT', id: 'agent-001', name: 'Grace' } as const;

/** One effect on a real loop, in virtual time. */
class EffectBench {
  readonly time = new VirtualTimeScheduler();
  readonly loop = eventLoop(welcomed({ threads }), reduce);
  /** What went out, and when. */
  readonly sent: [number, ClientFrame][] = [];
  readonly #ended: () => void;

  constructor(effect: Effect) {
    const subscription = effect({
      transitions$: this.loop.transitions$,
      state: () => this.loop.state,
      send: (said) => this.sent.push([this.time.now(), said]),
      outgoing$: new Subject<ClientFrame>(),
      runtime: { ...platformRuntime(), scheduler: this.time },
      store: memorySessionStore(),
      keep: () => undefined,
      tabs: loneTab({ connect: () => new Subject() }),
    }).subscribe((event) => {
      this.loop.dispatch(event);
    });
    this.#ended = () => {
      subscription.unsubscribe();
    };
    this.play(call('show_thread', 'thread-01'));
  }

  play(...steps: readonly Step[]): void {
    for (const step of steps) this.loop.dispatch(typeof step === 'function' ? step(this.loop.state) : step);
  }

  advance(ms: number): void {
    passTime(this.time, ms);
  }

  end(): void {
    this.#ended();
  }
}

describe('telling the team that the person is writing', () => {
  let count = 0;
  const key = (): ChatEvent => ({ type: 'draft-changed', text: `text ${(count += 1)}` });
  const empty: ChatEvent = { type: 'draft-changed', text: '' };
  const typing = (isTyping: boolean, threadId = 'thread-01') => ({ type: 'typing', threadId, isTyping });

  it('says so at once, again every few seconds while it goes on, and that it is over some time after', () => {
    const bench = new EffectBench(sendTyping);
    for (let at = 0; at < 4_000; at += 500) {
      bench.play(key());
      bench.advance(500);
    }
    bench.advance(60_000);
    expect(bench.sent).toEqual([
      [0, typing(true)],
      [TYPING.repeatMs, typing(true)],
      [3_500 + TYPING.forgetMs, typing(false)],
    ]);
  });

  it('says that it is over when the composer is empty, once, and at once when it begins again', () => {
    const bench = new EffectBench(sendTyping);
    bench.play(key(), empty, key());
    bench.play(empty);
    bench.advance(60_000);
    expect(bench.sent.map(([, said]) => said)).toEqual([typing(true), typing(false), typing(true), typing(false)]);
  });

  it('says nothing of a text that did not change, or that a program has put there', () => {
    const bench = new EffectBench(sendTyping);
    bench.play(empty, call('send', { type: 'DRAFT', message: 'Hello' }), call('show'));
    bench.advance(60_000);
    expect(bench.sent).toEqual([]);
  });

  it('says nothing of a conversation that does not exist, or takes no more messages', () => {
    const bench = new EffectBench(sendTyping);
    bench.play(call('open_new_thread'), key(), call('show_thread', 'thread-02'), key());
    expect(bench.sent).toEqual([]);
  });

  it('says nothing without a connection, and nothing more when it has ended', () => {
    const bench = new EffectBench(sendTyping);
    bench.play(connection('waiting'), key());
    expect(bench.sent).toEqual([]);
    bench.play(connection('online'), key());
    bench.end();
    bench.advance(60_000);
    expect(bench.sent).toEqual([]);
  });
});

describe('forgetting who of the team is writing', () => {
  const writing = (isTyping: boolean, generation?: number) =>
    frame({ type: 'typing', threadId: 'thread-01', author: grace, isTyping }, generation);

  it('is due when it was not said again for a while', () => {
    const bench = new EffectBench(forgetTyping);
    bench.play(writing(true));
    bench.advance(TYPING.forgetMs - 1);
    bench.play(writing(true));
    bench.advance(TYPING.forgetMs - 1);
    expect(bench.loop.state.typing).toEqual({ 'thread-01': grace });
    bench.advance(1);
    expect(bench.loop.state.typing).toEqual({});
  });

  it('is not for what ended anyway, or came for somebody else', () => {
    const bench = new EffectBench(forgetTyping);
    const heard: string[] = [];
    bench.loop.transitions$.subscribe(({ event }) => heard.push(event.type));
    bench.play(writing(false), writing(true, 0), call('show'));
    bench.advance(60_000);
    expect(heard).not.toContain('typing-forgotten');
  });
});
