import type { LiveChat } from 'livechat-core';
import type { LiveChatError } from 'livechat-core/protocol';

/** What a page may pass as the last argument: exactly one of the two is defined. */
export type LiveChatCallback = (error?: LiveChatError, result?: unknown) => unknown;

/** A call as the page made it; nothing of it is checked. */
export type CallArguments = ArrayLike<unknown>;

/** One call, read from its arguments. */
export interface Call {
  readonly command: unknown;
  readonly arg: unknown;
  readonly callback: LiveChatCallback | null;
}

/** Runs commands and tells what happens; a core's instance does. */
export interface Executor extends Pick<LiveChat, 'events$'> {
  execute(command: string, arg?: unknown): PromiseLike<unknown>;
}

/** Reads a call. A function in the place of the argument is taken for the callback: no command has a function as argument. */
export function readCall(args: CallArguments): Call {
  // A page may push anything onto the queue; what is no call is one without a command.
  const [command, arg, callback] = Array.from(Object(args) as CallArguments);
  if (isCallback(callback)) return { command, arg, callback };
  return isCallback(arg) ? { command, arg: undefined, callback: arg } : { command, arg, callback: null };
}

function isCallback(value: unknown): value is LiveChatCallback {
  return typeof value === 'function';
}
