import { ReplaySubject, VirtualTimeScheduler, switchMap } from 'rxjs';
import { COMMAND_NAMES, LiveChatError } from '../protocol/index.js';
import { ChatBench, WIDGET, tokenFor } from './chat.harness.js';
import type { LiveChat } from './live-chat.js';
import type { ConnectionStatus } from './state/widget-state.js';
import { passTime } from './virtual-time.harness.js';

/** Where a chat can stand, with the status of its connection. */
const STATUSES = {
  idle: 'idle',
  connecting: 'connecting',
  unreached: 'waiting',
  online: 'online',
  suspended: 'suspended',
  cut: 'waiting',
  refused: 'refused',
} as const satisfies Record<string, ConnectionStatus>;

type Situation = keyof typeof STATUSES;
const SITUATIONS = Object.keys(STATUSES) as readonly Situation[];

const THREAD = 'thread-of-the-scene';
const REFUSAL = { code: 'WIDGET_NOT_FOUND', message: 'refused by the test', remedy: 'none' } as const;
const ALWAYS = 'done done done done done done done';

/**
 * What each call of a site has to say at once, in the order of the situations: that it is done, nothing (`waits`), or
 * why the widget was refused. The guide to the commands has the same table in words.
 */
const CALLS: readonly (readonly [name: string, arg: unknown, atOnce: string])[] = [
  ['init', WIDGET, 'done waits waits done done done refusal'],
  ['auth', tokenFor('ada'), 'waits waits waits done done waits refusal'],
  ['logout', undefined, 'waits done done done done done done'],
  ['clear', WIDGET, 'done waits done done done done done'],
  ['show', undefined, ALWAYS],
  ['hide', undefined, ALWAYS],
  ['show_launcher', undefined, ALWAYS],
  ['hide_launcher', undefined, ALWAYS],
  ['set_theme', 'dark', 'waits waits waits done done done waits'],
  ['set_language', 'de', ALWAYS],
  ['send', 'Hello', 'waits waits waits done waits waits refusal'],
  ['send', { type: 'DRAFT', message: 'Hel' }, 'done done done done done done refusal'],
  ['send_contextual_data', { metadata: { cart: 3 } }, 'waits waits waits done waits waits refusal'],
  ['open_new_thread', undefined, ALWAYS],
  ['show_thread_list', undefined, ALWAYS],
  ['show_thread', THREAD, 'waits waits waits done done done refusal'],
  ['grant_consent', undefined, ALWAYS],
  ['get_state', undefined, ALWAYS],
  ['destroy', undefined, ALWAYS],
];

const cases = SITUATIONS.flatMap((situation, column) =>
  CALLS.map(([name, arg, atOnce]) => ({ situation, name, arg, atOnce: atOnce.split(' ')[column] })),
);

/** A chat that was brought into a situation, and the way out of it. */
class Scene {
  readonly #bench = new ChatBench();
  readonly #time = new VirtualTimeScheduler();
  readonly #reachable = new ReplaySubject<void>(1);
  readonly chat: LiveChat;
  threadId = THREAD;

  constructor() {
    const { transport } = this.#bench.server;
    this.chat = this.#bench.chatOf(undefined, {
      transport: { connect: (address) => this.#reachable.pipe(switchMap(() => transport.connect(address))) },
      runtime: { scheduler: this.#time },
    });
  }

  /** Brings the chat there. */
  enter(situation: Situation): void {
    if (situation !== 'connecting') this.#reachable.next();
    switch (situation) {
      case 'idle':
        return;
      case 'connecting':
        return void this.chat.init(WIDGET);
      case 'unreached':
        this.#bench.server.cut();
        return void this.chat.init(WIDGET);
      case 'online':
        return this.#begin();
      case 'suspended':
        this.#begin();
        void this.chat.auth(tokenFor('bob'));
        return this.#bench.server.expireTokens();
      case 'cut':
        this.#begin();
        return this.#bench.server.cut();
      case 'refused':
        this.#bench.server.intercept(() => ({ type: 'error', error: REFUSAL }));
        return void this.chat.init(WIDGET);
    }
  }

  /** Lets everything be well, and time pass. */
  leave(situation: Situation): void {
    this.#reachable.next();
    this.#bench.server.intercept(null);
    this.#bench.server.heal();
    if (situation === 'idle' || situation === 'refused') void this.chat.init(WIDGET);
    if (situation === 'suspended') void this.chat.auth(tokenFor('bob', 'jti-again'));
    passTime(this.#time, 60_000);
    // What is held without a conversation is released by one.
    void this.chat.send('and a conversation');
  }

  close(): void {
    this.#bench.close();
  }

  /** A visitor with a conversation that is shown. */
  #begin(): void {
    void this.chat.init(WIDGET);
    void this.chat.send('first');
    this.threadId = this.chat.state.activeThreadId ?? '';
  }

  /** What a call has told, in order; nothing while it waits. */
  run(name: string, arg: unknown): readonly string[] {
    const told: string[] = [];
    this.chat.execute(name, arg === THREAD ? this.threadId : arg).result$.subscribe({
      next: () => told.push('done'),
      error: (error: unknown) => told.push(error instanceof LiveChatError ? error.code : 'thrown'),
    });
    return told;
  }
}

describe('every command in every state of the connection', () => {
  let scene: Scene;

  beforeEach(() => {
    scene = new Scene();
  });

  afterEach(() => {
    scene.close();
  });

  it('the calls are those of all commands', () => {
    expect([...new Set(CALLS.map(([name]) => name))]).toEqual(COMMAND_NAMES);
  });

  it.each(SITUATIONS)('%s is the state that it says', (situation) => {
    scene.enter(situation);
    expect(scene.chat.state.connection.status).toBe(STATUSES[situation]);
  });

  it.each(cases)(
    'G7: $name while $situation: $atOnce at once, and twice it settles twice',
    ({ situation, name, arg, atOnce }) => {
      scene.enter(situation);
      const first = scene.run(name, arg);
      const expected = { done: ['done'], waits: [], refusal: ['WIDGET_NOT_FOUND'] }[atOnce ?? ''];
      expect(first).toEqual(expected);
      const second = scene.run(name, arg);
      scene.leave(situation);
      expect(first).toHaveLength(1);
      expect(second).toHaveLength(1);
    },
  );

  it.each(SITUATIONS)('while %s, what waits holds up nothing that need not wait', (situation) => {
    scene.enter(situation);
    const waiting = [
      scene.run('auth', tokenFor('ada')),
      scene.run('send_contextual_data', { metadata: { a: 1 } }),
      scene.run('send', 'waits, perhaps'),
    ];
    const told = CALLS.filter(([name, , atOnce]) => atOnce === ALWAYS && name !== 'destroy').map(([name, arg]) =>
      scene.run(name, arg),
    );
    expect(told).toEqual(told.map(() => ['done']));
    scene.leave(situation);
    expect(waiting.map(({ length }) => length)).toEqual([1, 1, 1]);
  });
});
