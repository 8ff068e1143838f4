import { LiveChatError } from 'livechat-core/protocol';
import { EventHandlers } from './event-handlers';
import { readCall, type Call, type CallArguments, type Executor, type LiveChatCallback } from './call';

/** The function that pages call. */
export interface LiveChatFunction {
  (command: string, arg?: unknown, callback?: LiveChatCallback): void;
  /** Calls that wait for the script; the snippet's stub pushes its `arguments` here. */
  q?: CallArguments[];
  /** When the snippet ran, in milliseconds since 1970. */
  t?: number;
  /** Texts that replace the widget's own, by language; read when the chat begins. */
  texts?: unknown;
  /** Whether the real function is in place, so that calls no longer wait for the script. */
  loaded?: boolean;
}

declare global {
  interface Window {
    liveChat?: LiveChatFunction;
  }
}

/** What of a window the global function needs. */
export type GlobalScope = Pick<Window, 'liveChat'> & {
  readonly console: Pick<Console, 'error'>;
  readonly setTimeout: (callback: () => void, delay: number) => unknown;
};

/**
 * Puts the real `liveChat(command, arg, callback)` in the place of the snippet's stub and replays
 * what the stub has queued, in order. Nothing that a page passes makes it throw: a failure goes to
 * the callback, or to the console where there is none. Installing it twice changes nothing.
 *
 * @param createInstance makes the chat when the first command comes
 *
 * @example
 * ```ts
 * installGlobal(window, () => createLiveChat({ serverUrl: 'https://chat.example' }));
 * ```
 */
export function installGlobal(scope: GlobalScope, createInstance: () => Executor): LiveChatFunction {
  const stub = scope.liveChat;
  if (stub?.loaded === true) return stub;

  let instance: Executor | null = null;
  const handlers = new EventHandlers((thrown) => blamePage(scope, thrown));
  const start = (): Executor => {
    const chat = createInstance();
    chat.events$.subscribe({
      next: (event) => handlers.tell(event),
      // It was destroyed: the next command makes another one.
      complete: () => (instance = null),
    });
    return chat;
  };
  const run = (args: CallArguments): void => {
    const call = readCall(args);
    try {
      // These two are about the page's own functions and need no chat.
      if (call.command === 'on' || call.command === 'off') {
        return handlers.change(call.command, call.arg, call.callback ?? undefined);
      }
      instance ??= start();
      instance.execute(call.command as string, call.arg).then(
        (result) => settle(scope, call, { result }),
        (error: unknown) => settle(scope, call, { error: LiveChatError.wrap(error) }),
      );
    } catch (thrown) {
      const error = LiveChatError.wrap(thrown);
      // The function of `on` is a handler, not a callback.
      if (call.command === 'on' || call.command === 'off') complain(scope, call, error);
      else settle(scope, call, { error });
    }
  };

  const liveChat: LiveChatFunction = (...args) => run(args);
  liveChat.loaded = true;
  if (stub?.t !== undefined) liveChat.t = stub.t;
  if (stub?.texts !== undefined) liveChat.texts = stub.texts;
  scope.liveChat = liveChat;
  takeOver(stub, run);
  return liveChat;
}

/** Replays the queue. A page that kept the stub in a variable goes on using it: its pushes run at once. */
function takeOver(stub: LiveChatFunction | undefined, run: (args: CallArguments) => void): void {
  const queue = stub?.q;
  if (!Array.isArray(queue)) return;
  queue.push = (...calls) => {
    calls.forEach(run);
    return 0;
  };
  queue.splice(0).forEach(run);
}

type Settlement = { readonly error: LiveChatError } | { readonly result: unknown };

function settle(scope: GlobalScope, call: Call, settlement: Settlement): void {
  if (call.callback === null) {
    if ('error' in settlement) complain(scope, call, settlement.error);
    return;
  }
  try {
    if ('error' in settlement) call.callback(settlement.error, undefined);
    else call.callback(undefined, settlement.result);
  } catch (thrown) {
    blamePage(scope, thrown);
  }
}

/** It is the page's mistake: the page's error handlers shall see it, the chat goes on. */
function blamePage(scope: GlobalScope, thrown: unknown): void {
  scope.setTimeout(() => {
    throw thrown;
  }, 0);
}

function complain(scope: GlobalScope, { command }: Call, { code, message, remedy }: LiveChatError): void {
  scope.console.error(
    `liveChat(${typeof command === 'string' ? `'${command}'` : typeof command}): ${message} ${remedy} [${code}]`,
  );
}
