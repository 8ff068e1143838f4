import fc from 'fast-check';
import { VirtualTimeScheduler, map, throwError, timer, type Observable } from 'rxjs';
import { InMemoryServer, TEST_WIDGET } from '../testing/index.js';
import { LiveChatError } from '../protocol/index.js';
import { tokenFor } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import { chatEngine } from './engine/index.js';
import { lateEngine } from './engine/late-engine.js';
import type { LiveChat } from './live-chat.js';
import { modelRuns } from './model-runs.harness.js';
import { PostAnswers, expectSettled, nackOf, strictLogger, textOf } from './model-world.harness.js';
import { memoryBlobStore } from './session/memory-blob-store.js';
import { memorySessionStore } from './session/memory-session-store.js';
import { selectPreChatForm } from './state/pre-chat-form.js';
import { passTime } from './virtual-time.harness.js';

/** What may happen, in any order. */
type Step =
  | { readonly do: 'send' | 'customData' | 'context' | 'contextAll' | 'contextPlusNew' | 'newThread' | 'showList' }
  | { readonly do: 'cut' | 'heal' | 'loseAck' | 'refuseNext' | 'overload' | 'reload' | 'reply' | 'close' | 'wait' }
  | { readonly do: 'login'; readonly as: 'jane' | 'john' }
  | { readonly do: 'sendFile' | 'breakUpload' | 'refuseUpload' | 'loseBytes' | 'askForm' | 'fillForm' }
  | { readonly do: 'logout' | 'clear' }
  /** With the first entry of the outbox: it is sent once more, or taken back. */
  | { readonly do: 'retry' | 'cancel' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Step>({ do: 'send' }, { do: 'send' }, { do: 'customData' }) },
  { weight: 4, arbitrary: fc.constantFrom<Step>({ do: 'context' }, { do: 'contextAll' }, { do: 'contextPlusNew' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>({ do: 'newThread' }, { do: 'showList' }, { do: 'reply' }, { do: 'close' }),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Step>(
      { do: 'cut' },
      { do: 'heal' },
      { do: 'loseAck' },
      { do: 'wait' },
      { do: 'reload' },
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: 'refuseNext' }, { do: 'overload' }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Step>(
      { do: 'sendFile' },
      { do: 'sendFile' },
      { do: 'breakUpload' },
      { do: 'refuseUpload' },
      { do: 'loseBytes' },
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: 'askForm' }, { do: 'fillForm' }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('login' as const), as: fc.constantFrom('jane' as const, 'john' as const) }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'logout' }, { do: 'clear' }) },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: 'retry' }, { do: 'cancel' }) },
);

interface Call {
  readonly what: string;
  readonly kind: 'message' | 'context';
  outcome: 'pending' | 'stored' | 'refused' | 'unknown';
  settlements: number;
  /** The page that waited for it is gone; its callback went with it. */
  isOrphaned: boolean;
}

/** A page with the chat, its server, and a log of what it was promised. */
class World {
  readonly time = new VirtualTimeScheduler();
  readonly server = new InMemoryServer();
  readonly posts = new PostAnswers(this.server);
  readonly store = memorySessionStore();
  blobs = memoryBlobStore();
  readonly calls: Call[] = [];
  /** What was refused and is sent once more: a new message at the end. */
  readonly repeated = new Set<string>();
  chat: LiveChat;
  #ids = 0;

  /** @param loadMs how long the engine takes to come on every page, in milliseconds */
  constructor(private readonly loadMs: number) {
    this.chat = this.#open();
  }

  #open(): LiveChat {
    const chat = createLiveChat({
      engine:
        this.loadMs === 0 ? chatEngine : lateEngine(() => timer(this.loadMs, this.time).pipe(map(() => chatEngine))),
      transport: this.server.transport,
      files: this.server.files,
      store: this.store,
      blobs: this.blobs,
      widgetId: TEST_WIDGET.id,
      runtime: {
        scheduler: this.time,
        random: () => 0.5,
        newId: () => `page-${String((this.#ids += 1)).padStart(17, '0')}`,
        logger: strictLogger,
      },
    });
    return chat;
  }

  advance(ms: number): void {
    passTime(this.time, ms);
  }

  take(step: Step): void {
    switch (step.do) {
      case 'send':
        return this.#call('message', (what) => this.chat.send(what));
      case 'customData':
        return this.#call('message', (what) =>
          this.chat.send({ type: 'CUSTOM_DATA', customData: { what }, userMessage: what }),
        );
      case 'sendFile':
        return this.#call('message', (what) => {
          const attachment = `data:text/plain,${what}`;
          return this.chat.send({ type: 'BASIC', message: what, attachment, fileName: 'file.txt' });
        });
      case 'breakUpload':
        return this.#interceptUpload('UNAVAILABLE');
      case 'refuseUpload':
        return this.#interceptUpload('LIMIT_EXCEEDED');
      case 'loseBytes':
        this.blobs = memoryBlobStore();
        return this.take({ do: 'reload' });
      case 'askForm':
        return this.server.configure({ preChatForm: { fields: [] } });
      case 'fillForm':
        if (selectPreChatForm(this.chat.state) !== null) void this.chat.send({ type: 'FORM', fields: [] });
        return;
      case 'context':
        return this.#call('context', (what) => this.chat.sendContextualData({ metadata: { [what]: 1, last: what } }));
      case 'contextAll':
        return this.#call('context', (what) =>
          this.chat.sendContextualData({ metadata: { [what]: 1, last: what }, multiThreadStrategy: 'ALL' }),
        );
      case 'contextPlusNew':
        return this.#call('context', (what) =>
          this.chat.sendContextualData({ metadata: { [what]: 1, last: what }, multiThreadStrategy: 'ALL_PLUS_NEW' }),
        );
      case 'newThread':
        return void this.chat.openNewThread();
      case 'showList':
        return void this.chat.showThreadList();
      case 'cut':
        return this.server.cut();
      case 'heal':
        this.server.heal();
        return this.advance(21_000);
      case 'wait':
        return this.advance(5_000);
      case 'loseAck':
        return this.posts.setNext(() => 'drop');
      case 'refuseNext':
        return this.posts.setNext((id) => nackOf(id, 'LIMIT_EXCEEDED'));
      case 'overload':
        return this.posts.setNext((id) => nackOf(id, 'RATE_LIMITED'));
      case 'reply': {
        const [thread] = this.server.chat.threads.values();
        if (thread !== undefined) this.server.reply(thread.id, 'an answer');
        return;
      }
      case 'close': {
        const [thread] = this.server.chat.threads.values();
        if (thread !== undefined) this.server.setStatus(thread.id, 'CLOSED');
        return;
      }
      case 'reload':
        for (const call of this.calls.filter(({ outcome }) => outcome === 'pending')) call.isOrphaned = true;
        this.chat.dispose();
        this.chat = this.#open();
        return;
      case 'login':
        return void this.chat.auth(tokenFor(step.as, `jti-${(this.#ids += 1)}`));
      case 'logout':
        return void this.chat.logout();
      case 'clear':
        return void this.chat.clear(TEST_WIDGET.id);
      case 'retry':
      case 'cancel': {
        const [entry] = this.chat.state.outbox;
        if (entry === undefined) return;
        if (step.do === 'retry' && entry.kind === 'message' && entry.status === 'failed') {
          this.repeated.add(textOf(entry.content));
        }
        return this.chat[step.do](entry.id);
      }
    }
  }

  #call(kind: Call['kind'], run: (what: string) => { result$: Observable<unknown> }): void {
    const call: Call = {
      what: `${kind}-${this.calls.length}`,
      kind,
      outcome: 'pending',
      settlements: 0,
      isOrphaned: false,
    };
    this.calls.push(call);
    run(call.what).result$.subscribe({
      next: () => {
        call.outcome = 'stored';
        call.settlements += 1;
      },
      error: (error: LiveChatError) => {
        // A page that is gone hears nothing more: its chat was disposed.
        if (call.isOrphaned) return;
        call.outcome = error.code === 'OUTCOME_UNKNOWN' ? 'unknown' : 'refused';
        call.settlements += 1;
      },
    });
  }

  #interceptUpload(code: 'UNAVAILABLE' | 'LIMIT_EXCEEDED'): void {
    this.server.files.intercept(() => {
      this.server.files.intercept(null);
      return throwError(() => new LiveChatError({ code, message: 'refused by the test', remedy: 'none' }));
    });
  }

  /** Everything works again, and time passes. */
  async settle(): Promise<void> {
    this.posts.setNext(null);
    this.server.files.intercept(null);
    this.server.heal();
    await this.#pass();
    // What is held without a conversation is released by one, and what waits behind a form by its answer.
    this.take({ do: 'newThread' });
    this.take({ do: 'send' });
    this.take({ do: 'fillForm' });
    await this.#pass();
  }

  /** Two minutes, in which files are read now and then. */
  async #pass(): Promise<void> {
    for (let part = 0; part < PARTS_OF_WAITING; part += 1) {
      this.advance(120_000 / PARTS_OF_WAITING);
      await filesRead(TURNS);
    }
  }

  storedTexts(): string[] {
    return [...this.server.chat.threads.values()].flatMap(({ messages }) =>
      messages.map(({ content }) => textOf(content)),
    );
  }
}

/** Between them files are read; those that come again after a while need more than one. */
const PARTS_OF_WAITING = 4;

/** More than all files of a run need one after the other. */
const TURNS = 100;

/** Bytes come from a store by a promise, which virtual time does not wait for. */
async function filesRead(turns = 4): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
}

function check(world: World): void {
  const stored = world.storedTexts();
  const { calls, chat, server } = world;

  // G2: one send is one row at most.
  const own = stored.filter((text) => text.startsWith('message-'));
  expect(own).toEqual([...new Set(own)]);
  for (const { what, kind, outcome, settlements, isOrphaned } of calls) {
    // G7: settled exactly once, unless its page is gone.
    if (!isOrphaned) expect({ what, settlements }).toEqual({ what, settlements: 1 });
    if (kind !== 'message') continue;
    // G1 and G7: stored is there, refused is not.
    if (outcome === 'stored') expect(stored).toContain(what);
    if (outcome === 'refused' && !world.repeated.has(what)) expect(stored).not.toContain(what);
  }
  for (const thread of server.chat.threads.values()) {
    // G5: within a thread, one sender's messages are in the order of the calls.
    const texts = thread.messages.map(({ content }) => textOf(content));
    const numbers = texts.filter((text) => text.startsWith('message-') && !world.repeated.has(text));
    const order = numbers.map((text) => Number(text.slice('message-'.length)));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  }
  // G9 and G10: what was accepted has reached at least one conversation, in call order.
  const contexts = [...server.chat.threads.values()].map(({ context }) => context);
  for (const { what, kind, outcome } of calls) {
    if (kind === 'context' && outcome === 'stored') {
      expect(contexts.some((context) => Object.hasOwn(context, what))).toBe(true);
    }
  }
  expectSettled(chat, server);
}

describe('createLiveChat against a model', () => {
  const { parameters, timeoutMs } = modelRuns();

  it(
    'keeps its promises under every order of events',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 30 }),
          fc.constantFrom(0, 300, 5_000),
          async (steps, loadMs) => {
            const world = new World(loadMs);
            for (const one of steps) {
              world.take(one);
              await filesRead();
            }
            await world.settle();
            check(world);
            world.chat.dispose();
          },
        ),
        parameters,
      );
    },
    timeoutMs,
  );
});
