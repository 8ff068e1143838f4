import { createLiveChat, memorySessionStore, type LiveChat, type LiveChatEvent } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { LiveChatError, parseCommand } from 'livechat-core/protocol';
import { InMemoryServer, TEST_WIDGET } from 'livechat-core/testing';
import { Subject } from 'rxjs';
import type { Executor } from './call';
import { installGlobal, type GlobalScope, type LiveChatFunction } from './install-global';

class Page {
  readonly executed: unknown[][] = [];
  readonly problems: string[] = [];
  readonly thrown: unknown[] = [];
  instances = 0;
  /** The events of the newest instance. */
  events = new Subject<LiveChatEvent>();
  readonly scope: GlobalScope = {
    console: { error: (message: string) => this.problems.push(message) },
    setTimeout: (callback) => {
      try {
        callback();
      } catch (error) {
        this.thrown.push(error);
      }
    },
  };

  /** Parses as the core does, and answers with the name of the command. */
  readonly create = (): Executor => {
    this.instances += 1;
    const events$ = new Subject<LiveChatEvent>();
    this.events = events$;
    return {
      events$,
      execute: (name, arg) => {
        this.executed.push([name, arg]);
        return Promise.resolve().then(() => ({ done: parseCommand(name, arg).name }));
      },
    };
  };

  install(): LiveChatFunction {
    return installGlobal(this.scope, this.create);
  }

  stub(): LiveChatFunction {
    const stub: LiveChatFunction = (...args) => void (stub.q ??= []).push({ ...args, length: args.length });
    stub.t = 17;
    this.scope.liveChat = stub;
    return stub;
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('installGlobal', () => {
  it('replays the queue of the stub in order, callbacks included', async () => {
    const page = new Page();
    const stub = page.stub();
    const calls: unknown[][] = [];
    stub('set_language', 'de-DE', (...both) => calls.push(both));
    stub('show', null, (...both) => calls.push(both));
    stub('hide');

    const liveChat = page.install();
    expect(page.executed).toEqual([
      ['set_language', 'de-DE'],
      ['show', null],
      ['hide', undefined],
    ]);
    await settled();
    expect(calls).toEqual([
      [undefined, { done: 'set_language' }],
      [undefined, { done: 'show' }],
    ]);
    expect(page.scope.liveChat).toBe(liveChat);
    expect(liveChat.t).toBe(17);
  });

  it('serves a page that kept the stub in a variable', () => {
    const page = new Page();
    const stub = page.stub();
    stub('show');
    page.install();
    stub('hide');
    expect(page.executed.map(([name]) => name)).toEqual(['show', 'hide']);
  });

  it('makes the chat with the first command only, and once', () => {
    const page = new Page();
    const liveChat = page.install();
    expect(page.instances).toBe(0);
    liveChat('show');
    liveChat('hide');
    expect(page.instances).toBe(1);
  });

  it('changes nothing when it is installed again', () => {
    const page = new Page();
    const first = page.install();
    expect(page.install()).toBe(first);
    first('show');
    expect(page.executed).toHaveLength(1);
  });

  it.each([
    ['shw', undefined, 'UNKNOWN_COMMAND'],
    [undefined, undefined, 'UNKNOWN_COMMAND'],
    ['init', 'no id', 'INVALID_ARGUMENT'],
    ['auth', undefined, 'INVALID_ARGUMENT'],
    ['send', 7, 'INVALID_ARGUMENT'],
  ])('G7: answers %s(%s) with an error and no result', async (name, arg, code) => {
    const callback = jest.fn();
    new Page().install()(String(name), arg, callback);
    await settled();
    expect(callback).toHaveBeenCalledTimes(1);
    const [error, result] = callback.mock.calls[0] as [LiveChatError, unknown];
    expect(error).toBeInstanceOf(LiveChatError);
    expect(error).toMatchObject({ code, name: 'LiveChatError' });
    expect(error.remedy).not.toBe('');
    expect(result).toBeUndefined();
  });

  it('says in the console what went wrong where there is no callback', async () => {
    const page = new Page();
    page.install()('shw');
    await settled();
    expect(page.problems).toEqual([expect.stringMatching(/liveChat\('shw'\): .*Use one of: init, .*UNKNOWN_COMMAND/)]);
  });

  it('tells events to their handlers until they are taken away', () => {
    const page = new Page();
    const liveChat = page.install();
    const [first, second] = [jest.fn(), jest.fn()];
    liveChat('on', 'opened', first);
    liveChat('on', 'opened', second);
    expect(page.instances).toBe(0);
    liveChat('show');
    page.events.next({ type: 'opened' });
    page.events.next({ type: 'closed' });
    liveChat('off', 'opened', first);
    page.events.next({ type: 'opened' });
    liveChat('off', 'opened');
    page.events.next({ type: 'opened' });
    expect(first.mock.calls).toEqual([[{ type: 'opened' }]]);
    expect(second).toHaveBeenCalledTimes(2);
  });

  it('lets the other handlers hear what one of them chokes on, and shows the page its mistake', () => {
    const page = new Page();
    const liveChat = page.install();
    const mistake = new Error('in the page');
    const heard = jest.fn();
    liveChat('on', 'unread', () => {
      throw mistake;
    });
    liveChat('on', 'unread', heard);
    liveChat('show');
    page.events.next({ type: 'unread', count: 1 });
    expect(heard).toHaveBeenCalledTimes(1);
    expect(page.thrown).toEqual([mistake]);
  });

  it('makes another chat after destroy, for the same handlers', () => {
    const page = new Page();
    const liveChat = page.install();
    const heard = jest.fn();
    liveChat('on', 'opened', heard);
    liveChat('show');
    page.events.complete();
    liveChat('show');
    page.events.next({ type: 'opened' });
    expect(page.instances).toBe(2);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('begins anew with the command right after destroy', async () => {
    const page = new Page();
    const chats: LiveChat[] = [];
    const { transport } = new InMemoryServer();
    const liveChat = installGlobal(page.scope, () => {
      const chat = createLiveChat({ transport, engine: chatEngine, store: memorySessionStore() });
      chats.push(chat);
      return chat;
    });
    const told: unknown[] = [];
    liveChat('init', TEST_WIDGET.id);
    liveChat('destroy', null, (_, result) => told.push(result));
    liveChat('init', TEST_WIDGET.id, (_, result) => told.push(result));
    await settled();
    expect(told).toEqual([{ destroyed: true }, expect.objectContaining({ widgetId: TEST_WIDGET.id })]);
    expect(chats.map(({ state }) => state.connection.status)).toEqual(['idle', 'online']);
    liveChat('destroy');
  });

  it.each([
    [['on', 'dance', (): void => undefined], /no event "dance".*Use one of: ready/],
    [['on', 'opened'], /no function to call.*third argument/],
    [['off', 7], /no event of type number/],
  ])('says what is wrong with %j and calls no handler', (call, problem) => {
    const page = new Page();
    const [command, ...rest] = call as [string, ...unknown[]];
    expect(() => page.install()(command, ...(rest as [unknown?, (() => void)?]))).not.toThrow();
    expect(page.problems).toEqual([expect.stringMatching(problem)]);
  });

  it('survives what is no call at all', async () => {
    const page = new Page();
    const stub = page.stub();
    stub.q = [null, 7, { length: 1, 0: 10n }] as never;
    const liveChat = page.install();
    liveChat(10n as never);
    liveChat(Object.create(null) as never);
    await settled();
    expect(page.problems).toHaveLength(5);
  });

  it('hands an exception of a callback to the page and calls it once', async () => {
    const page = new Page();
    const mistake = new Error('in the page');
    const callback = jest.fn(() => {
      throw mistake;
    });
    const liveChat = page.install();
    liveChat('show', null, callback);
    liveChat('hide', null, callback);
    await settled();
    expect(callback).toHaveBeenCalledTimes(2);
    expect(page.thrown).toEqual([mistake, mistake]);
  });

  it('takes a function in the place of the argument for the callback', async () => {
    const callback = jest.fn();
    new Page().install()('show', callback);
    await settled();
    expect(callback).toHaveBeenCalledWith(undefined, { done: 'show' });
  });

  it('never throws, not even when the chat cannot be made', () => {
    const page = new Page();
    const callback = jest.fn();
    const liveChat = installGlobal(page.scope, () => {
      throw new Error('no application');
    });
    liveChat('show', null, callback);
    expect(callback).toHaveBeenCalledWith(expect.objectContaining({ code: 'INTERNAL_ERROR' }), undefined);
  });
});
