import { parseCommand, type Command } from '../../protocol/index.js';
import { OTHER_WIDGET_ID, WIDGET_ID } from '../state/fixtures.harness.js';
import { eventLoop } from '../runtime/event-loop.js';
import { platformRuntime } from '../runtime/runtime.js';
import { initialState } from '../state/initial-state.js';
import { reduce } from '../state/reduce.js';
import { tokenOf } from './command.harness.js';
import { commandMethods, type CommandMethods } from './command-methods.js';

/** What a call of the methods asks of the chat. */
function asked(ask: (methods: CommandMethods) => PromiseLike<unknown>): Command | undefined {
  const loop = eventLoop(initialState({ serverUrl: '' }), reduce);
  const heard: Command[] = [];
  loop.transitions$.subscribe(({ event }) => {
    if (event.type === 'command') heard.push(event.command);
  });
  void ask(commandMethods({ loop, runtime: platformRuntime(), prepare: (command) => command }));
  return heard[0];
}

const JWT = tokenOf({ jti: 'token-1', sub: 'ada@example.com', stp: 'email', iss: WIDGET_ID, iat: 1 });

describe('each method', () => {
  const metadata = { cart: 1 };

  it.each<[string, unknown, (methods: CommandMethods) => PromiseLike<unknown>]>([
    ['init', WIDGET_ID, (methods) => methods.init(WIDGET_ID)],
    ['auth', JWT, (methods) => methods.auth(JWT)],
    ['logout', undefined, (methods) => methods.logout()],
    ['clear', OTHER_WIDGET_ID, (methods) => methods.clear(OTHER_WIDGET_ID)],
    ['show', undefined, (methods) => methods.show()],
    ['hide', undefined, (methods) => methods.hide()],
    ['show_launcher', undefined, (methods) => methods.showLauncher()],
    ['hide_launcher', undefined, (methods) => methods.hideLauncher()],
    ['set_theme', 'night', (methods) => methods.setTheme('night')],
    ['set_language', 'de-DE', (methods) => methods.setLanguage('de-DE')],
    ['send', 'Hello', (methods) => methods.send('Hello')],
    ['send_contextual_data', { metadata }, (methods) => methods.sendContextualData({ metadata })],
    ['grant_consent', undefined, (methods) => methods.grantConsent()],
    ['open_new_thread', undefined, (methods) => methods.openNewThread()],
    ['show_thread_list', undefined, (methods) => methods.showThreadList()],
    ['show_thread', 'thread-01', (methods) => methods.showThread('thread-01')],
    ['get_state', undefined, (methods) => methods.execute('get_state')],
    ['send', 'Hello', (methods) => methods.execute('send', 'Hello')],
  ])('runs its command: %s', (name, arg, ask) => {
    expect(asked(ask)).toEqual(parseCommand(name, arg));
  });
});
