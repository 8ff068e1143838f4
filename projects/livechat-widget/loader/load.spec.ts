import { load } from './load';

interface Page {
  readonly run: () => void;
  readonly imported: string[];
  readonly fail: (error: unknown) => Promise<void>;
}

function setUp(): Page {
  const imported: string[] = [];
  const rejections: ((error: unknown) => void)[] = [];
  const script = document.createElement('script');
  script.setAttribute('src', 'https://chat.example/prefix/livechat.js');
  return {
    imported,
    run: () =>
      load({
        window,
        script,
        files: ['widget/main-ABC.js', 'widget/chunk-DEF.js'],
        importModule: (url) => {
          imported.push(url);
          return new Promise((_, reject) => rejections.push(reject));
        },
      }),
    fail: async (error) => {
      rejections.forEach((reject) => reject(error));
      await new Promise((resolve) => setTimeout(resolve, 5));
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
    const preloads = [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];
    expect(preloads.map(({ href }) => href)).toEqual(['https://chat.example/prefix/widget/chunk-DEF.js']);
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
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(imported).toHaveLength(1);
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

  it('G7: answers every command with an error where the widget cannot be fetched', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { run, fail } = setUp();
    run();
    const before = jest.fn();
    const after = jest.fn();
    window.liveChat?.('init', 'id', before);
    window.liveChat?.('show');
    await fail(new TypeError('Failed to fetch'));
    window.liveChat?.('hide', null, after);
    await fail(null);
    for (const callback of [before, after]) {
      expect(callback).toHaveBeenCalledTimes(1);
      expect(callback).toHaveBeenCalledWith(
        expect.objectContaining({ name: 'LiveChatError', code: 'UNAVAILABLE', remedy: expect.any(String) as string }),
        undefined,
      );
    }
    expect(log).toHaveBeenCalledTimes(1);
    log.mockRestore();
  });
});
