import type { SendPayload } from '../../protocol/send-payload.js';
import type { CommandOutcome, CommandResults, LiveChat } from '../live-chat.js';
import { runCommand, type CommandRunner } from './run-command.js';

/** The commands as methods, and the one that takes any of them by its name. */
export type CommandMethods = Pick<
  LiveChat,
  | 'execute'
  | 'init'
  | 'auth'
  | 'logout'
  | 'clear'
  | 'show'
  | 'hide'
  | 'showLauncher'
  | 'hideLauncher'
  | 'setTheme'
  | 'setLanguage'
  | 'send'
  | 'sendContextualData'
  | 'grantConsent'
  | 'openNewThread'
  | 'showThreadList'
  | 'showThread'
>;

/** One method per command; whatever its type promises, what it is given is checked. */
export function commandMethods(runner: CommandRunner): CommandMethods {
  // The one place where names meet results; everything below is checked against the interface.
  const run = <N extends keyof CommandResults>(name: N, arg?: unknown): CommandOutcome<CommandResults[N]> =>
    runCommand(runner, name, arg) as CommandOutcome<CommandResults[N]>;
  return {
    execute: (name, arg) => runCommand(runner, name, arg),
    init: (widget) => run('init', widget),
    auth: (jwt) => run('auth', jwt),
    logout: () => run('logout'),
    clear: (widgetId) => run('clear', widgetId),
    show: () => run('show'),
    hide: () => run('hide'),
    showLauncher: () => run('show_launcher'),
    hideLauncher: () => run('hide_launcher'),
    setTheme: (name) => run('set_theme', name),
    setLanguage: (tag) => run('set_language', tag),
    send: (message: string | SendPayload) => run('send', message),
    sendContextualData: (data) => run('send_contextual_data', data),
    grantConsent: () => run('grant_consent'),
    openNewThread: () => run('open_new_thread'),
    showThreadList: () => run('show_thread_list'),
    showThread: (threadId) => run('show_thread', threadId),
  };
}
