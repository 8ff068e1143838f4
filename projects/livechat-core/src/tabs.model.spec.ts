import fc from 'fast-check';
import { VirtualTimeScheduler, type Observable } from 'rxjs';
import type { LiveChatError } from '../protocol/index.js';
import { InMemoryBrowser, InMemoryServer, TEST_WIDGET, type InMemoryTab } from '../testing/index.js';
import { tokenFor } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import type { LiveChat } from './live-chat.js';
import { modelRuns } from './model-runs.harness.js';
import { PostAnswers, expectSettled, nackOf, strictLogger, textOf } from './model-world.harness.js';
import { memorySessionStore } from './session/memory-session-store.js';
import { memoryUnsentStore } from './session/memory-unsent-store.js';
import type { SessionStore } from './session/session-store.js';
import { selectNotifies } from './state/selectors.js';
import { Files, storeOfTab } from './tabs.harness.js';
import { passTime } from './virtual-time.harness.js';

type Place = 0 | 1;

/** What may happen, in any order, in one of two tabs or around both. */
type Step =
  | { readonly do: 'send' | 'context' | 'contextAll' | 'newThread' | 'draft' | 'show'; readonly in: Place }
  /** The tab goes away, in four ways; in its place comes its reload, or another tab. */
  | { readonly do: 'reload' | 'close' | 'crash' | 'crashAndReload'; readonly in: Place }
  | { readonly do: 'freeze' | 'thaw'; readonly in: Place }
  | { readonly do: 'login'; readonly in: Place; readonly as: 'jane' | 'john' }
  | { readonly do: 'logout' | 'clear'; readonly in: Place }
  | {
      readonly do:
        'cut' | 'heal' | 'restart' | 'restore' | 'loseAck' | 'refuseNext' | 'reply' | 'closeThread' | 'reopenThread';
    }
  /** From now on the file with what tabs share takes so long, or cannot be had until it is put back. */
  | { readonly do: 'filesTake'; readonly ms: number }
  | { readonly do: 'filesGone' | 'filesBack' }
  | { readonly do: 'wait'; readonly ms: number };

const place = fc.constantFrom<Place>(0, 1);
const inTab = <D extends Extract<Step, { in: Place }>['do']>(...names: D[]) =>
  fc.record({ do: fc.constantFrom(...names), in: place });

const filesTakeMs = fc.constantFrom(0, 5, 600, 3_000, 12_000);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: inTab('send') },
  { weight: 3, arbitrary: inTab('context', 'contextAll') },
  { weight: 3, arbitrary: inTab('newThread', 'draft', 'show') },
  { weight: 3, arbitrary: inTab('reload', 'close', 'crash', 'crashAndReload') },
  { weight: 2, arbitrary: inTab('freeze', 'thaw') },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Step>({ do: 'cut' }, { do: 'heal' }, { do: 'restart' }, { do: 'restore' }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>(
      { do: 'loseAck' },
      { do: 'refuseNext' },
      { do: 'reply' },
      { do: 'closeThread' },
      { do: 'reopenThread' },
    ),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 20, 700, 2_500, 9_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('login' as const),
      in: place,
      as: fc.constantFrom('jane' as const, 'john' as const),
    }),
  },
  { weight: 1, arbitrary: inTab('logout', 'clear') },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ do: fc.constant('filesTake' as const), ms: filesTakeMs }),
      fc.record({ do: fc.constantFrom('filesGone' as const, 'filesBack' as const) }),
    ),
  },
);

interface Call {
  readonly what: string;
  readonly kind: 'message' | 'context';
  readonly page: Page;
  outcome: 'pending' | 'stored' | 'refused' | 'unknown';
  settlements: number;
}

/** One life of a tab. */
interface Page {
  readonly tab: InMemoryTab;
  readonly chat: LiveChat;
  /** What the browser keeps of the tab alone, through reloads and crashes. */
  readonly own: SessionStore;
  /** The tab of which it is the first or a later page: its messages keep their order. */
  readonly line: number;
  isFrozen: boolean;
  isGone: boolean;
}

/** A browser with two tabs, and a log of what their pages were promised. */
class World {
  readonly time = new VirtualTimeScheduler();
  readonly server = new InMemoryServer();
  readonly posts = new PostAnswers(this.server);
  readonly browser = new InMemoryBrowser(this.time);
  readonly files = new Files();
  readonly shared = memorySessionStore();
  readonly unsent = memoryUnsentStore();
  readonly calls: Call[] = [];
  readonly pages: [Page, Page];
  /** Whether something happened for which what is unsent may be dropped. */
  mayDrop = false;
  #ids = 0;
  #lines = 0;

  /** @param filesTakeMs how long the file with what tabs share takes at first */
  constructor(filesTakeMs: number) {
    this.files.takesMs = filesTakeMs;
    this.pages = [this.#open(), this.#open()];
  }

  #open(own = memorySessionStore(), line = (this.#lines += 1)): Page {
    const tab = this.browser.open();
    const chat = createLiveChat({
      engine: this.files.engineFor(tab),
      transport: tab.reach(this.server.transport),
      tabs: tab,
      store: storeOfTab(own, this.shared),
      unsent: this.unsent,
      widgetId: TEST_WIDGET.id,
      runtime: {
        scheduler: tab.scheduler,
        random: () => 0.5,
        newId: () => `page-${String((this.#ids += 1)).padStart(17, '0')}`,
        logger: strictLogger,
      },
    });
    return { tab, chat, own, line, isFrozen: false, isGone: false };
  }

  advance(ms: number): void {
    passTime(this.time, ms);
  }

  take(one: Step): void {
    switch (one.do) {
      case 'wait':
        return this.advance(one.ms);
      case 'filesTake':
        this.files.takesMs = one.ms;
        return;
      case 'filesGone':
      case 'filesBack':
        this.files.isMissing = one.do === 'filesGone';
        return;
      case 'cut':
        return this.server.cut();
      case 'heal':
        return this.server.heal();
      case 'restart':
        this.server.cut();
        return this.server.heal();
      case 'restore':
        this.server.changeEpoch();
        this.server.cut();
        return this.server.heal();
      case 'loseAck':
        return this.posts.setNext(() => 'drop');
      case 'refuseNext':
        this.mayDrop = true;
        return this.posts.setNext((id) => nackOf(id, 'LIMIT_EXCEEDED'));
      case 'reply':
      case 'closeThread':
      case 'reopenThread': {
        const [thread] = this.server.chat.threads.values();
        if (thread === undefined) return;
        if (one.do === 'reply') this.server.reply(thread.id, 'an answer');
        else this.server.setStatus(thread.id, one.do === 'closeThread' ? 'CLOSED' : 'OPEN');
        // What was meant for it is refused.
        if (one.do === 'closeThread') this.mayDrop = true;
        return;
      }
      default:
        return this.#inTab(one);
    }
  }

  #inTab(one: Extract<Step, { in: Place }>): void {
    const page = this.pages[one.in];
    if (one.do === 'thaw') {
      page.isFrozen = false;
      return page.tab.thaw();
    }
    // Nobody can do anything in a page that is frozen, but end it.
    switch (one.do) {
      case 'crash':
      case 'crashAndReload':
        page.tab.crash();
        return this.#replace(one.in, one.do === 'crash' ? 'another' : 'reload');
      default:
        if (page.isFrozen) return;
    }
    switch (one.do) {
      case 'freeze':
        page.isFrozen = true;
        return page.tab.freeze();
      case 'reload':
      case 'close':
        page.chat.dispose();
        return this.#replace(one.in, one.do === 'close' ? 'another' : 'reload');
      case 'send':
        return this.#call('message', page, (what) => page.chat.send(what));
      case 'context':
        return this.#call('context', page, (what) => page.chat.sendContextualData({ metadata: { [what]: 1 } }));
      case 'contextAll':
        return this.#call('context', page, (what) =>
          page.chat.sendContextualData({ metadata: { [what]: 1 }, multiThreadStrategy: 'ALL' }),
        );
      case 'newThread':
        return void page.chat.openNewThread();
      case 'show':
        return void page.chat.show();
      case 'draft':
        return page.chat.setDraft(`draft ${(this.#ids += 1)}`);
      case 'login':
        this.mayDrop = true;
        return void page.chat.auth(tokenFor(one.as, `jti-${(this.#ids += 1)}`));
      case 'logout':
        this.mayDrop = true;
        return void page.chat.logout();
      case 'clear':
        this.mayDrop = true;
        return void page.chat.clear(TEST_WIDGET.id);
    }
  }

  #replace(at: Place, how: 'reload' | 'another'): void {
    const former = this.pages[at];
    former.isGone = true;
    this.pages[at] = how === 'reload' ? this.#open(former.own, former.line) : this.#open();
  }

  #call(kind: Call['kind'], page: Page, run: (what: string) => { result$: Observable<unknown> }): void {
    const call: Call = { what: `${kind}-${this.calls.length}`, kind, page, outcome: 'pending', settlements: 0 };
    this.calls.push(call);
    run(call.what).result$.subscribe({
      next: () => {
        call.outcome = 'stored';
        call.settlements += 1;
      },
      error: (error: LiveChatError) => {
        if (error.code === 'DISPOSED') return;
        call.outcome = error.code === 'OUTCOME_UNKNOWN' ? 'unknown' : 'refused';
        call.settlements += 1;
      },
    });
  }

  /** Everything works again, and time passes. */
  settle(): void {
    this.posts.setNext(null);
    this.server.heal();
    this.files.isMissing = false;
    this.files.takesMs = 0;
    for (const at of [0, 1] as const) this.take({ do: 'thaw', in: at });
    this.advance(60_000);
    // What is held without a conversation is released by one.
    for (const at of [0, 1] as const) {
      this.take({ do: 'newThread', in: at });
      this.take({ do: 'send', in: at });
      this.advance(10_000);
    }
  }
}

function check({ server, calls, pages, mayDrop }: World): void {
  const threads = [...server.chat.threads.values()];
  const stored = threads.flatMap(({ messages }) => messages.map(({ content }) => textOf(content)));
  const own = stored.filter((text) => text.startsWith('message-'));
  // G2: one send is one row, whoever sent it in the end.
  expect(own).toEqual([...new Set(own)]);
  for (const { what, kind, outcome, settlements, page } of calls) {
    // G7: settled exactly once, unless the page is gone.
    if (!page.isGone) expect({ what, settlements }).toEqual({ what, settlements: 1 });
    if (kind === 'context') {
      const isThere = threads.some(({ context }) => Object.hasOwn(context, what));
      if (outcome === 'stored' || !mayDrop) expect({ what, isThere }).toEqual({ what, isThere: true });
      if (outcome === 'refused') expect({ what, isThere }).toEqual({ what, isThere: false });
      continue;
    }
    if (outcome === 'stored') expect(stored).toContain(what);
    if (outcome === 'refused') expect(stored).not.toContain(what);
    // G8: what nobody has taken back arrives, also from a tab that is gone.
    if (!mayDrop) expect(stored).toContain(what);
  }
  // G5: in each thread the messages of one tab are in the order of its calls.
  for (const { messages } of threads) {
    const order = messages.flatMap(({ content }) => calls.filter(({ what }) => what === textOf(content)));
    for (const line of new Set(calls.map(({ page }) => page.line))) {
      const numbers = order.filter(({ page }) => page.line === line).map((call) => calls.indexOf(call));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  }
  // One connection, one who notifies, one person.
  expect(server.connections).toBe(1);
  expect(pages.filter(({ chat }) => selectNotifies(chat.state))).toHaveLength(1);
  expect(pages[0].chat.state.person).toEqual(pages[1].chat.state.person);
  for (const { chat } of pages) expectSettled(chat, server);
}

describe('two tabs against a model', () => {
  const { parameters, timeoutMs } = modelRuns();

  it(
    'keep the promises under every order of events',
    () => {
      fc.assert(
        fc.property(filesTakeMs, fc.array(step, { minLength: 1, maxLength: 20 }), (takesMs, steps) => {
          const world = new World(takesMs);
          for (const one of steps) world.take(one);
          world.settle();
          check(world);
          for (const { chat } of world.pages) chat.dispose();
        }),
        parameters,
      );
    },
    timeoutMs,
  );
});
