import { deserialize, serialize } from 'node:v8';
import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, memoryUnsentStore, type LiveChat } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryBrowser, InMemoryServer } from 'livechat-core/testing';
import { asyncScheduler, of } from 'rxjs';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { PART_PROVIDERS } from '../parts/part-providers';
import { LATER_PARTS } from '../components/lazy-parts';
import { attend } from './attend';
import { NotifyPermission } from './permission';
import { SoundSetting } from './sound-setting';

const TITLE = 'A shop';

class ShownNotification extends EventTarget {
  static permission: NotificationPermission = 'granted';
  static readonly requestPermission = jest.fn(() => Promise.resolve(ShownNotification.permission));
  static shown: ShownNotification[] = [];
  static isForbidden = false;
  isClosed = false;

  constructor(
    readonly title: string,
    readonly options: NotificationOptions = {},
  ) {
    super();
    if (ShownNotification.isForbidden) throw new TypeError('Illegal constructor');
    if (title !== '') ShownNotification.shown.push(this);
  }

  close(): void {
    this.isClosed = true;
  }
}

const audio = jest.fn(() => ({
  currentTime: 0,
  close: () => Promise.resolve(),
  destination: {},
}));

class SilentNode {
  readonly gain = {
    setValueAtTime: jest.fn(),
    linearRampToValueAtTime: jest.fn(),
    exponentialRampToValueAtTime: jest.fn(),
  };
  connect = <T>(next: T): T => next;
  start = jest.fn();
  stop = jest.fn();
}

interface Page {
  readonly chat: LiveChat;
  readonly server: InMemoryServer;
  readonly threadId: string;
  /** Something arrives; resolves when it has been told of. */
  readonly hear: (text: string) => Promise<void>;
}

let visibility: DocumentVisibilityState = 'visible';

function turn(to: DocumentVisibilityState): void {
  visibility = to;
  document.dispatchEvent(new Event('visibilitychange'));
}

async function setUp(): Promise<Page> {
  const server = new InMemoryServer();
  const chat = createLiveChat({
    engine: chatEngine,
    transport: server.transport,
    store: memorySessionStore(),
    tabs: null,
  });
  await chat.init(server.widget.id);
  return begin(chat, server);
}

/** Draws attention to what is said in a conversation that has begun. */
async function begin(chat: LiveChat, server: InMemoryServer): Promise<Page> {
  TestBed.configureTestingModule({
    providers: [provideLiveChatInstance(chat), PART_PROVIDERS],
  });
  TestBed.runInInjectionContext(attend);
  const { threadId = '' } = await chat.send('Hello');
  const hear = async (text: string): Promise<void> => {
    server.reply(threadId, text);
    await settled();
  };
  return { chat, server, threadId, hear };
}

/**
 * What waits for other tabs waits for a timer of no time here. Timers that begin one after the other cannot all overtake it,
 * however late a busy machine comes to what it waits for.
 */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve, 3));
  TestBed.tick();
}

beforeAll(() => LATER_PARTS.read());

beforeEach(() => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
  Object.assign(window, {
    Notification: ShownNotification,
    AudioContext: audio,
    OscillatorNode: SilentNode,
    GainNode: SilentNode,
    focus: jest.fn(),
  });
  Object.assign(ShownNotification, { shown: [], permission: 'granted', isForbidden: false });
  jest.clearAllMocks();
  visibility = 'visible';
  document.title = TITLE;
  localStorage.clear();
});

afterEach(() => Reflect.deleteProperty(document, 'visibilityState'));

describe('the chime', () => {
  it('sounds for a message while the window is closed, and while the page is hidden', async () => {
    const { chat, hear } = await setUp();
    await hear('The window is closed');
    expect(audio).toHaveBeenCalledTimes(1);
    await chat.show();
    await hear('The visitor is looking at it');
    expect(audio).toHaveBeenCalledTimes(1);
    turn('hidden');
    await hear('The visitor is elsewhere');
    expect(audio).toHaveBeenCalledTimes(2);
  });

  it('is silent for what the visitor wrote, and for what becomes of the conversation', async () => {
    const { chat, server, threadId } = await setUp();
    turn('hidden');
    await chat.send('Are you there?');
    server.setStatus(threadId, 'SOLVED');
    await settled();
    expect(audio).not.toHaveBeenCalled();
  });

  it('is muted by the menu, and stays so on the next page', async () => {
    const { hear } = await setUp();
    TestBed.inject(SoundSetting).toggle();
    await hear('Quiet');
    expect(audio).not.toHaveBeenCalled();
    TestBed.resetTestingModule();
    const next = await setUp();
    expect(TestBed.inject(SoundSetting).isOn()).toBe(false);
    await next.hear('Still quiet');
    expect(audio).not.toHaveBeenCalled();
    TestBed.inject(SoundSetting).toggle();
    await next.hear('Heard');
    expect(audio).toHaveBeenCalledTimes(1);
  });
});

describe('the title of the page', () => {
  it('counts what is unread while the page is hidden, and is the page’s again when it is seen', async () => {
    const { hear } = await setUp();
    await hear('One');
    expect(document.title).toBe(TITLE);
    turn('hidden');
    expect(document.title).toBe(`(1) ${TITLE}`);
    await hear('Two');
    expect(document.title).toBe(`(2) ${TITLE}`);
    turn('visible');
    expect(document.title).toBe(TITLE);
  });

  it('leaves a title that the page has set meanwhile', async () => {
    const { hear } = await setUp();
    turn('hidden');
    await hear('One');
    document.title = 'Another page of the shop';
    turn('visible');
    expect(document.title).toBe('Another page of the shop');
  });

  it('is given back when the chat goes', async () => {
    const { hear } = await setUp();
    turn('hidden');
    await hear('One');
    TestBed.resetTestingModule();
    expect(document.title).toBe(TITLE);
  });
});

describe('a notification of the system', () => {
  it('is shown while the page is hidden only, and leads to the conversation', async () => {
    const { chat, hear, threadId } = await setUp();
    await hear('The page is in view');
    expect(ShownNotification.shown).toEqual([]);
    turn('hidden');
    await hear('Your order has left');
    const [shown] = ShownNotification.shown;
    expect(shown).toMatchObject({
      title: 'New message from Ada',
      options: { body: 'Your order has left', tag: threadId },
    });
    shown?.dispatchEvent(new Event('click'));
    await settled();
    expect(window.focus).toHaveBeenCalled();
    expect(chat.state).toMatchObject({ isOpen: true, screen: 'THREAD', activeThreadId: threadId });
    expect(shown?.isClosed).toBe(true);
  });

  it('goes when the message has been read', async () => {
    const { chat, hear } = await setUp();
    turn('hidden');
    await hear('Your order has left');
    expect(ShownNotification.shown[0]?.isClosed).toBe(false);
    turn('visible');
    await chat.show();
    await settled();
    expect(ShownNotification.shown[0]?.isClosed).toBe(true);
  });

  it('is not shown where the visitor has not allowed it, nor where the browser cannot', async () => {
    const { hear } = await setUp();
    turn('hidden');
    ShownNotification.permission = 'denied';
    await hear('One');
    Object.assign(ShownNotification, { permission: 'granted', isForbidden: true });
    await hear('Two');
    expect(ShownNotification.shown).toEqual([]);
    expect(audio).toHaveBeenCalledTimes(2);
    ShownNotification.isForbidden = false;
    await hear('Three');
    expect(ShownNotification.shown).toHaveLength(1);
  });
});

describe('the question whether to notify', () => {
  it('comes after the first own message, and not again after “Not now”', async () => {
    ShownNotification.permission = 'default';
    await setUp();
    const permission = TestBed.inject(NotifyPermission);
    expect(permission.shouldAsk()).toBe(true);
    expect(ShownNotification.requestPermission).not.toHaveBeenCalled();
    permission.decline();
    expect(permission.shouldAsk()).toBe(false);
    TestBed.resetTestingModule();
    await setUp();
    expect(TestBed.inject(NotifyPermission).shouldAsk()).toBe(false);
    // Whoever wants them all the same finds them in the menu.
    expect(TestBed.inject(NotifyPermission).isUndecided()).toBe(true);
  });

  it('is the browser’s after a click alone', async () => {
    ShownNotification.permission = 'default';
    await setUp();
    const permission = TestBed.inject(NotifyPermission);
    await permission.enable();
    expect(ShownNotification.requestPermission).toHaveBeenCalledTimes(1);
    expect(permission.shouldAsk()).toBe(false);
  });

  it.each(['granted', 'denied'] as const)('does not come where the browser says %s', async (decided) => {
    ShownNotification.permission = decided;
    await setUp();
    expect(TestBed.inject(NotifyPermission).shouldAsk()).toBe(false);
    expect(TestBed.inject(NotifyPermission).isUndecided()).toBe(false);
  });

  it('does not come where pages cannot notify', async () => {
    Object.assign(ShownNotification, { permission: 'default', isForbidden: true });
    await setUp();
    expect(TestBed.inject(NotifyPermission).shouldAsk()).toBe(false);
  });
});

describe('several tabs', () => {
  // What browsers have and jsdom has not.
  globalThis.structuredClone ??= <T>(value: T): T => deserialize(serialize(value)) as T;

  /** The tab that tells is hidden; the other one is in view, its window closed. */
  async function openTwo(): Promise<{ readonly page: Page; readonly other: LiveChat }> {
    const server = new InMemoryServer();
    const browser = new InMemoryBrowser(asyncScheduler);
    const [unsent, shared] = [memoryUnsentStore(), memorySessionStore()];
    const openTab = async (isVisible: boolean): Promise<LiveChat> => {
      const tab = browser.open();
      const chat = createLiveChat({
        engine: chatEngine,
        transport: tab.reach(server.transport),
        tabs: tab,
        unsent,
        store: {
          ...memorySessionStore(),
          readCredentials: (id) => shared.readCredentials(id),
          writeCredentials: (id, credentials) => shared.writeCredentials(id, credentials),
        },
        runtime: { scheduler: tab.scheduler, visible$: of(isVisible) },
      });
      await chat.init(server.widget.id);
      return chat;
    };
    const chat = await openTab(false);
    visibility = 'hidden';
    const page = await begin(chat, server);
    return { page, other: await openTab(true) };
  }

  /** Time passes, and what was asked for meanwhile is done. */
  async function pass<T>(done: PromiseLike<T>): Promise<T> {
    await jest.advanceTimersByTimeAsync(2000);
    TestBed.tick();
    return done;
  }

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('tell of what is read in none of them', async () => {
    const { page } = await pass(openTwo());
    await pass(page.hear('Nobody reads this'));
    expect(audio).toHaveBeenCalledTimes(1);
    expect(ShownNotification.shown).toHaveLength(1);
  });

  it('tell nothing of what is read in one of them', async () => {
    const { page, other } = await pass(openTwo());
    await pass(other.show().then(() => other.showThread(page.threadId)));
    await pass(page.hear('Read in the other'));
    expect(audio).not.toHaveBeenCalled();
    expect(ShownNotification.shown).toEqual([]);
  });

  it('take a notification away when it is read in another one', async () => {
    const { page, other } = await pass(openTwo());
    await pass(page.hear('Read later'));
    expect(ShownNotification.shown[0]?.isClosed).toBe(false);
    await pass(other.show().then(() => other.showThread(page.threadId)));
    expect(ShownNotification.shown[0]?.isClosed).toBe(true);
  });
});
