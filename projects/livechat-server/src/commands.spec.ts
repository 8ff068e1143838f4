import type { ConnectionStatus, LiveChat } from 'livechat-core';
import { COMMAND_NAMES, type CommandName } from 'livechat-core/protocol';
import { filter, firstValueFrom } from 'rxjs';
import { CommandShop } from './testing/command-shop.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const UNKNOWN_WIDGET = '00000000-0000-4000-8000-000000000000';

/** Real processes on a busy machine take their time. */
const TIMEOUT_MS = 90_000;

/** Where a chat can stand with a real server. */
const SITUATIONS = ['idle', 'connecting', 'unreached', 'online', 'suspended', 'stopped', 'refused'] as const;
type Situation = (typeof SITUATIONS)[number];

interface Expected {
  /**
   * When a call tells, in the order of the situations: within the call, soon while the situation lasts, or only after
   * it; `refused`: within the call, why the widget was.
   */
  readonly told: string;
  readonly result: object;
  /** What the first of two calls in a row tells, where it is not the same. */
  readonly superseded?: object;
}

const ALWAYS = 'now now now now now now now';
const OPEN = { isOpen: true };

/** The guide to the commands has the same table in words. */
const EXPECTED: Readonly<Record<CommandName, Expected>> = {
  init: {
    told: 'soon soon later now now now soon',
    result: { title: 'Shop', multiThread: true, themeNames: ['default', 'dark'] },
  },
  auth: {
    told: 'later soon later soon soon later refused',
    result: { person: { kind: 'CUSTOMER', name: 'ada' } },
    superseded: { code: 'SUPERSEDED' },
  },
  logout: { told: 'later now now now soon now now', result: { loggedOut: false } },
  clear: { told: 'now soon soon soon soon soon now', result: { cleared: true, loggedOut: false } },
  show: { told: ALWAYS, result: OPEN },
  hide: { told: ALWAYS, result: { isOpen: false } },
  show_launcher: { told: ALWAYS, result: { isLauncherVisible: true } },
  hide_launcher: { told: ALWAYS, result: { isLauncherVisible: false } },
  set_theme: { told: 'later soon later now now now later', result: { theme: 'default' } },
  set_language: { told: ALWAYS, result: { language: 'de-DE' } },
  send: { told: 'later soon later soon later later refused', result: { message: { type: 'BASIC' } } },
  send_contextual_data: { told: 'later later later soon later later refused', result: { metadata: { cart: 3 } } },
  open_new_thread: { told: ALWAYS, result: OPEN },
  show_thread_list: { told: ALWAYS, result: OPEN },
  show_thread: { told: 'later soon later now now now refused', result: { threadId: expect.any(String) as string } },
  grant_consent: { told: ALWAYS, result: { consent: 'granted' } },
  get_state: { told: ALWAYS, result: { language: 'en-US' } },
  destroy: { told: ALWAYS, result: { destroyed: true } },
};

/** What the calls of a pair tell in the end. */
function resultsOf(name: CommandName, situation: Situation): readonly [first: object, second: object] {
  const { result, superseded } = EXPECTED[name];
  const isRefused = situation === 'refused' && momentOf(name, situation) === 'refused';
  if (isRefused) return [{ code: 'WIDGET_NOT_FOUND' }, { code: 'WIDGET_NOT_FOUND' }];
  const isNobody = situation === 'idle' || situation === 'connecting' || situation === 'unreached';
  if (name === 'show_thread' && isNobody) return [{ code: 'THREAD_NOT_FOUND' }, { code: 'THREAD_NOT_FOUND' }];
  // There a customer leaves; whoever is there afterwards is a visitor.
  const isLeft = situation === 'suspended' && (name === 'logout' || name === 'clear');
  return [superseded ?? (isLeft ? { ...result, loggedOut: true } : result), result];
}

function momentOf(name: CommandName, situation: Situation): string | undefined {
  return EXPECTED[name].told.split(' ')[SITUATIONS.indexOf(situation)];
}

/** A call, and what it has told. */
class Call {
  readonly told: unknown[] = [];
  readonly settled: Promise<void>;

  constructor(chat: LiveChat, name: CommandName, arg: unknown) {
    this.settled = new Promise((resolve) => {
      const tell = (what: unknown): void => {
        this.told.push(what);
        resolve();
      };
      chat.execute(name, arg).result$.subscribe({ next: tell, error: tell });
    });
  }
}

async function reach(chat: LiveChat, status: ConnectionStatus): Promise<void> {
  await firstValueFrom(chat.state$.pipe(filter(({ connection }) => connection.status === status)));
}

describe('the commands of a chat and its real server', () => {
  let shop: CommandShop;

  beforeEach(async () => {
    shop = new CommandShop();
    await shop.open();
  }, TIMEOUT_MS);

  afterEach(() => shop.close(), TIMEOUT_MS);

  /** Brings a chat for each command into a situation. */
  async function enter(situation: Situation): Promise<ReadonlyMap<CommandName, LiveChat>> {
    const chats = new Map(COMMAND_NAMES.map((name) => [name, shop.chat()]));
    const each = (act: (chat: LiveChat) => Promise<unknown>): Promise<unknown> =>
      shop.patiently(Promise.all([...chats.values()].map(act)));
    switch (situation) {
      case 'idle':
      case 'connecting':
        break;
      case 'unreached':
        await shop.stop();
        await each((chat) => (void chat.init(shop.widgetId), reach(chat, 'waiting')));
        break;
      case 'refused':
        await each((chat) => expect(chat.init(UNKNOWN_WIDGET)).rejects.toMatchObject({ code: 'WIDGET_NOT_FOUND' }));
        break;
      case 'online':
      case 'suspended':
      case 'stopped':
        await each(async (chat) => {
          await chat.init(shop.widgetId);
          await chat.send('first');
        });
    }
    if (situation === 'suspended') {
      await each(async (chat) => chat.auth(await shop.tokenOf('bob')));
      shop.pass(DAY_MS);
      await shop.stop();
      await shop.start();
      await each((chat) => reach(chat, 'suspended'));
    }
    if (situation === 'stopped') {
      await shop.stop();
      await each((chat) => reach(chat, 'waiting'));
    }
    return chats;
  }

  /** Lets everything be well. */
  async function leave(situation: Situation, chats: Iterable<LiveChat>): Promise<void> {
    if (situation === 'unreached' || situation === 'stopped') await shop.start();
    for (const chat of chats) {
      if (situation === 'idle' || situation === 'refused') void chat.init(shop.widgetId);
      if (situation === 'suspended' && chat.state.sessionExpired) void chat.auth(await shop.tokenOf('bob'));
      // What is held without a conversation is released by one.
      void chat.send('and a conversation');
    }
  }

  async function argOf(name: CommandName, chat: LiveChat): Promise<unknown> {
    switch (name) {
      case 'init':
      case 'clear':
        return shop.widgetId;
      case 'auth':
        return shop.tokenOf('ada', chat.state.widgetId ?? shop.widgetId);
      case 'set_theme':
        return 'default';
      case 'set_language':
        return 'de-DE';
      case 'send':
        return 'Hello';
      case 'send_contextual_data':
        return { metadata: { cart: 3 } };
      case 'show_thread':
        return chat.state.activeThreadId ?? 'thread-of-nobody';
      default:
        return undefined;
    }
  }

  it.each(SITUATIONS)(
    'G7: each command, twice in a row, tells once and what the guide says: %s',
    async (situation) => {
      const chats = await enter(situation);
      const pairs: { name: CommandName; calls: readonly [Call, Call]; atOnce: number }[] = [];
      for (const [name, chat] of chats) {
        const [first, second] = [await argOf(name, chat), await argOf(name, chat)];
        if (situation === 'connecting') void chat.init(shop.widgetId);
        const call = new Call(chat, name, first);
        const atOnce = call.told.length;
        pairs.push({ name, calls: [call, new Call(chat, name, second)], atOnce });
      }
      const isWithin = ({ name }: { name: CommandName }): boolean => momentOf(name, situation) !== 'later';
      await shop.patiently(
        Promise.all(pairs.filter(isWithin).flatMap(({ calls }) => calls.map((call) => call.settled))),
      );
      const waiting = pairs.filter((pair) => !isWithin(pair));
      expect(waiting.filter(({ calls }) => calls[1].told.length > 0).map(({ name }) => name)).toEqual([]);
      const isAtOnce = (name: CommandName): boolean => ['now', 'refused'].includes(momentOf(name, situation) ?? '');
      expect(pairs.map(({ name, atOnce }) => [name, atOnce])).toEqual(
        pairs.map(({ name }) => [name, isAtOnce(name) ? 1 : 0]),
      );
      await leave(situation, chats.values());
      await shop.patiently(Promise.all(pairs.flatMap(({ calls }) => calls.map((call) => call.settled))));
      for (const { name, calls } of pairs) {
        const told = calls.map((call) => ({ name, told: call.told }));
        expect(told).toMatchObject(resultsOf(name, situation).map((result) => ({ name, told: [result] })));
      }
    },
    TIMEOUT_MS,
  );

  it('calls during another one keep their order, and who need not wait does not', async () => {
    const chat = shop.chat();
    await chat.init(shop.widgetId);
    const [jane, jwt] = [new Call(chat, 'auth', await shop.tokenOf('jane')), await shop.tokenOf('john')];
    const john = new Call(chat, 'auth', jwt);
    const context = new Call(chat, 'send_contextual_data', { metadata: { page: 1 } });
    const texts = ['one', 'two', 'three'].map((text) => new Call(chat, 'send', text));
    const atOnce = [
      new Call(chat, 'show', undefined),
      new Call(chat, 'set_language', 'de-DE'),
      new Call(chat, 'set_theme', 'dark'),
    ];
    expect(atOnce.map(({ told }) => told)).toEqual([[{ isOpen: true }], [{ language: 'de-DE' }], [{ theme: 'dark' }]]);
    await Promise.all([jane, john, context, ...texts].map(({ settled }) => settled));
    expect([jane, john].map(({ told }) => told)).toMatchObject([
      [{ code: 'SUPERSEDED' }],
      [{ person: { name: 'john' } }],
    ]);
    const { activeThreadId, threads } = chat.state;
    expect(threads[activeThreadId ?? '']).toMatchObject({ topSeq: 3 });
    expect(context.told).toMatchObject([{ threadIds: [activeThreadId], metadata: { page: 1 } }]);
    const orderOf = texts.map(({ told }) => told);
    expect(orderOf).toMatchObject(['one', 'two', 'three'].map((text) => [{ message: { content: { text } } }]));
  });

  it('G7: a logout refuses to its callback what was not sent, and a token is good once', async () => {
    const chat = shop.chat();
    await chat.init(shop.widgetId);
    const jwt = await shop.tokenOf('jane');
    await chat.auth(jwt);
    await expect(chat.init(UNKNOWN_WIDGET)).rejects.toMatchObject({ code: 'WIDGET_ALREADY_INITIALIZED' });
    await shop.stop();
    const waiting = [
      new Call(chat, 'send', 'unsent'),
      new Call(chat, 'send_contextual_data', { metadata: { page: 1 } }),
      new Call(chat, 'auth', await shop.tokenOf('john')),
    ];
    const left = new Call(chat, 'logout', undefined);
    await shop.patiently(Promise.all([left, ...waiting].map(({ settled }) => settled)));
    expect(left.told).toEqual([{ loggedOut: true }]);
    expect(waiting.map(({ told }) => told)).toMatchObject(waiting.map(() => [{ code: 'SESSION_ENDED' }]));
    await shop.start();
    await shop.patiently(expect(chat.auth(jwt)).rejects.toMatchObject({ code: 'TOKEN_ALREADY_USED' }));
    expect(chat.state.person?.kind).toBe('VISITOR');
    expect(chat.state.threads).toEqual({});
  });
});
