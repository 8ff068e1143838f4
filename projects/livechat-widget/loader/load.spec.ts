import { load } from './load';

const ROUND_TRIP_MS = 150;

interface Page {
  readonly run: () => void;
  readonly script: HTMLScriptElement;
  readonly imported: string[];
  /** Addresses of manifests that were asked for. */
  readonly manifests: string[];
  /** Where it began to connect. */
  readonly connected: string[];
  readonly fail: (error: unknown) => Promise<void>;
}

/** What was begun is done, and what that has put off as well: timers of one delay go off in their order. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

function setUp(): Page {
  const imported: string[] = [];
  const manifests: string[] = [];
  const connected: string[] = [];
  const rejections: ((error: unknown) => void)[] = [];
  const script = document.createElement('script');
  script.setAttribute('src', 'https://chat.example/prefix/livechat.js');
  return {
    script,
    imported,
    manifests,
    connected,
    run: () =>
      load({
        window,
        script,
        files: ['widget/main-ABC.js', 'widget/chunk-DEF.js'],
        importModule: (url) => {
          imported.push(url);
          return new Promise((_, reject) => rejections.push(reject));
        },
        readRelease: (url) => {
          manifests.push(url);
          return Promise.resolve(['widget/main-NEW.js']);
        },
        connectEarly: ({ url }) => connected.push(url),
        roundTrip: () => ROUND_TRIP_MS,
      }),
    fail: async (error) => {
      // A later try asks for the newest release first.
      await settled();
      rejections.splice(0).forEach((reject) => reject(error));
      await settled();
    },
  };
}

describe('load', () => {
  beforeEach(() => {
    delete window.liveChat;
    document.head.replaceChildren();
    document.body.replaceChildren();
  });

  it('waits for a command that wants an answer, then fetches the widget beside itself, once', () => {
    const { run, imported } = setUp();
    run();
    expect(imported).toEqual([]);
    window.liveChat?.('send', 'Hello');
    window.liveChat?.('show');
    expect(imported).toEqual(['https://chat.example/prefix/widget/main-ABC.js']);
    expect(window.liveChat?.q?.map((call) => Array.from(call))).toEqual([['send', 'Hello'], ['show']]);
  });

  it('asks for what the widget imports one way there and back after its first file, which has the line until then', () => {
    jest.useFakeTimers();
    const { run, imported } = setUp();
    const preloads = () => [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];
    run();
    window.liveChat?.('show');
    expect(imported).toHaveLength(1);
    jest.advanceTimersByTime(ROUND_TRIP_MS - 1);
    expect(preloads()).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(preloads().map(({ href }) => href)).toEqual(['https://chat.example/prefix/widget/chunk-DEF.js']);
    jest.useRealTimers();
  });

  it('connects when it fetches the widget, and not before', () => {
    const { run, connected } = setUp();
    run();
    window.liveChat?.('set_theme', 'clay');
    expect(connected).toEqual([]);
    window.liveChat?.('show');
    window.liveChat?.('send', 'Hello');
    expect(connected).toEqual(['wss://chat.example/prefix/livechat/1/socket']);
  });

  it('draws no launcher for a chat that lies in the page, and fetches the widget at once', () => {
    const { run, imported } = setUp();
    run();
    window.liveChat?.('init', { widgetId: '85ea1938-f457-496d-8532-8fa489beea63', container: '#chat' });
    expect(imported).toHaveLength(1);
    expect(document.body.children).toHaveLength(0);
  });

  it('leaves the page alone until the browser is idle where nobody waits for an answer', () => {
    jest.useFakeTimers();
    const { run, imported } = setUp();
    run();
    window.liveChat?.('send_contextual_data', { metadata: { cart: 3 } });
    expect(imported).toEqual([]);
    jest.advanceTimersByTime(5000);
    expect(imported).toHaveLength(1);
    jest.useRealTimers();
  });

  it('keeps the stub of the snippet and what it has queued', () => {
    const { run, imported } = setUp();
    const stub = (...args: unknown[]): void => void (window.liveChat!.q ??= []).push(args);
    window.liveChat = stub;
    stub('show');
    run();
    expect(window.liveChat).toBe(stub);
    expect(imported).toHaveLength(1);
    expect(window.liveChat.q?.map((call) => Array.from(call))).toEqual([['show']]);
  });

  it('fetches the widget for a <live-chat> that is there, or comes later', async () => {
    const { run, imported } = setUp();
    run();
    document.body.append(document.createElement('p'));
    await Promise.resolve();
    expect(imported).toEqual([]);
    document.body.append(document.createElement('live-chat'));
    await settled();
    expect(imported).toHaveLength(1);
  });

  it('fetches the widget in the end where an element of the page may have a <live-chat> inside', () => {
    jest.useFakeTimers();
    const { run, imported } = setUp();
    const chat = document.createElement('live-chat');
    document.body.appendChild(document.createElement('shop-app')).attachShadow({ mode: 'closed' }).append(chat);
    run();
    expect(imported).toEqual([]);
    jest.advanceTimersByTime(5000);
    expect(imported).toHaveLength(1);
    jest.useRealTimers();
  });

  it('fetches nothing for a page that never says a word', () => {
    jest.useFakeTimers();
    const { run, imported } = setUp();
    document.body.append(document.createElement('main'));
    run();
    jest.advanceTimersByTime(5000);
    expect(imported).toEqual([]);
    jest.useRealTimers();
  });

  it('does nothing the second time, and nothing where the chat is loaded', () => {
    const { run, imported } = setUp();
    run();
    run();
    window.liveChat?.('show');
    expect(imported).toHaveLength(1);
    expect(window.liveChat?.q).toHaveLength(1);

    const loaded = Object.assign(() => undefined, { loaded: true });
    window.liveChat = loaded;
    run();
    expect(window.liveChat).toBe(loaded);
    expect(imported).toHaveLength(1);
  });

  describe('where the widget cannot be fetched', () => {
    const log = jest.spyOn(console, 'error');
    beforeEach(() => log.mockReset().mockImplementation(() => undefined));
    afterAll(() => log.mockRestore());

    it('G7: answers every command with an error, once', async () => {
      const { run, fail } = setUp();
      run();
      const [before, after] = [jest.fn(), jest.fn()];
      window.liveChat?.('init', 'id', before);
      window.liveChat?.('show');
      await fail(new TypeError('Failed to fetch'));
      window.liveChat?.('send', 'Hello', after);
      await fail(null);
      for (const callback of [before, after]) {
        expect(callback).toHaveBeenCalledTimes(1);
        expect(callback).toHaveBeenCalledWith(
          expect.objectContaining({ name: 'LiveChatError', code: 'UNAVAILABLE', remedy: expect.any(String) as string }),
          undefined,
        );
      }
      expect(log).toHaveBeenCalledTimes(2);
    });

    it('tries again with the next call, and keeps for it what nobody was told of, and which chat it is', async () => {
      const { run, fail, imported, manifests } = setUp();
      run();
      const [callback, handler] = [jest.fn(), jest.fn()];
      window.liveChat?.('init', 'id', callback);
      window.liveChat?.('auth', 'token', callback);
      window.liveChat?.('on', 'opened', handler);
      window.liveChat?.('set_theme', 'dark');
      window.liveChat?.('send', 'refused', callback);
      await fail(new TypeError('Failed to fetch'));
      expect(imported).toHaveLength(1);
      window.liveChat?.('show');
      await Promise.resolve();
      expect(manifests).toEqual(['https://chat.example/prefix/livechat.manifest.json']);
      await settled();
      expect(imported[1]).toBe('https://chat.example/prefix/widget/main-NEW.js');
      expect(window.liveChat?.q?.map((call) => Array.from(call))).toEqual([
        ['init', 'id'],
        ['auth', 'token'],
        ['on', 'opened', handler],
        ['set_theme', 'dark'],
        ['show'],
      ]);
      expect(callback).toHaveBeenCalledTimes(3);
      expect(handler).not.toHaveBeenCalled();
    });

    it('tries again with the same files where the page names the hash of the loader, or the chat runs', async () => {
      const { run, fail, imported, manifests, script } = setUp();
      script.integrity = 'sha384-abc';
      run();
      window.liveChat?.('show');
      await fail(new TypeError('Failed to fetch'));
      window.dispatchEvent(new Event('online'));
      await settled();
      expect(imported[1]).toBe('https://chat.example/prefix/widget/main-ABC.js');

      await fail(new TypeError('Failed to fetch'));
      script.integrity = '';
      window.liveChat = Object.assign(() => undefined, { loaded: true });
      window.dispatchEvent(new Event('online'));
      await settled();
      expect(imported[2]).toBe('https://chat.example/prefix/widget/main-ABC.js');
      expect(manifests).toEqual([]);
    });
  });
});
