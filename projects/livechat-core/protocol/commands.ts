import * as z from 'livechat-core/schemas';
import { LiveChatError } from './errors.js';
import { matchLanguage } from './languages.js';
import { parseArgument, type ArgumentWords } from './parse-argument.js';
import { consentSchema, idSchema, jwtSchema, languageTagSchema, serverUrlSchema, widgetIdSchema } from './scalars.js';
import { parseSend } from './send-payload.js';
import { copyJsonObject } from './structured-data.js';
import { themeNameSchema } from './themes.js';

/**
 * To which conversations contextual data goes: the active one; all that are open; or all that are
 * open and all that this person begins later. It has no effect in a single-thread widget.
 */
export const THREAD_STRATEGIES = ['ACTIVE', 'ALL', 'ALL_PLUS_NEW'] as const;
/** One of {@link THREAD_STRATEGIES}. */
export type ThreadStrategy = (typeof THREAD_STRATEGIES)[number];

/** Data of a page, checked and copied by hand because its errors name the path inside. */
const structuredData = z.unknown();

const initSchema = z.object({
  widgetId: z.optional(widgetIdSchema),
  serverUrl: z.optional(serverUrlSchema),
  consent: z.optional(consentSchema),
  /** Where the chat lies in the page: whoever draws the chat takes it out before. */
  container: z.optional(z.unknown()),
});

const contextSchema = z.object({
  metadata: structuredData,
  multiThreadStrategy: z.optional(z.enum(THREAD_STRATEGIES)),
});

const ARGUMENTS = {
  init: { field: 'arg', name: 'widget ID', form: 'a text, or an object with widgetId' },
  auth: { field: 'jwt', name: 'JWT', form: 'a text' },
  clear: { field: 'widgetId', name: 'widget ID', form: 'a text' },
  set_theme: { field: 'theme', name: 'name of the theme', form: 'a text' },
  set_language: { field: 'language', name: 'language tag', form: 'a text' },
  send_contextual_data: { field: 'arg', name: 'contextual data', form: 'an object with metadata' },
  show_thread: { field: 'threadId', name: 'thread ID', form: 'a text' },
} satisfies Partial<Record<string, ArgumentWords>>;

/** How each command reads its argument. The keys are the names that `liveChat(...)` takes. */
const parsers = {
  init: (arg: unknown) => {
    const input = typeof arg === 'string' ? { widgetId: arg } : (arg ?? {});
    const { container, ...rest } = parseArgument(initSchema, input, ARGUMENTS.init);
    if (container !== undefined) throw misplaced();
    return { name: 'init' as const, ...rest };
  },
  auth: (arg: unknown) => ({ name: 'auth' as const, jwt: parseArgument(jwtSchema, arg, ARGUMENTS.auth) }),
  logout: () => ({ name: 'logout' as const }),
  clear: (arg: unknown) => ({
    name: 'clear' as const,
    widgetId: parseArgument(z.nullish(widgetIdSchema), arg, ARGUMENTS.clear) ?? undefined,
  }),
  show: () => ({ name: 'show' as const }),
  hide: () => ({ name: 'hide' as const }),
  show_launcher: () => ({ name: 'show_launcher' as const }),
  hide_launcher: () => ({ name: 'hide_launcher' as const }),
  set_theme: (arg: unknown) => ({
    name: 'set_theme' as const,
    theme: parseArgument(themeNameSchema, arg, ARGUMENTS.set_theme),
  }),
  set_language: (arg: unknown) => ({
    name: 'set_language' as const,
    language: matchLanguage(parseArgument(languageTagSchema, arg, ARGUMENTS.set_language)),
  }),
  send: (arg: unknown) => ({ name: 'send' as const, payload: parseSend(arg) }),
  send_contextual_data: (arg: unknown) => {
    const { metadata, multiThreadStrategy } = parseArgument(contextSchema, arg, ARGUMENTS.send_contextual_data);
    return {
      name: 'send_contextual_data' as const,
      metadata: copyJsonObject(metadata, 'metadata'),
      strategy: multiThreadStrategy ?? ('ACTIVE' as const),
    };
  },
  open_new_thread: () => ({ name: 'open_new_thread' as const }),
  show_thread_list: () => ({ name: 'show_thread_list' as const }),
  show_thread: (arg: unknown) => ({
    name: 'show_thread' as const,
    threadId: parseArgument(idSchema, arg, ARGUMENTS.show_thread),
  }),
  grant_consent: () => ({ name: 'grant_consent' as const }),
  get_state: () => ({ name: 'get_state' as const }),
  destroy: () => ({ name: 'destroy' as const }),
};

/** The name of a command. */
export type CommandName = keyof typeof parsers;

/** A command whose argument was checked; the argument's data is copied and safe to keep. */
export type Command = { [N in CommandName]: ReturnType<(typeof parsers)[N]> }[CommandName];

/** The names of all commands. */
export const COMMAND_NAMES = Object.keys(parsers) as readonly CommandName[];

/**
 * Checks a call as a page makes it.
 *
 * @throws {@link LiveChatError} `UNKNOWN_COMMAND`, `INVALID_ARGUMENT` or `LIMIT_EXCEEDED`
 *
 * @example
 * ```ts
 * parseCommand('send', 'Hello'); // { name: 'send', payload: { type: 'BASIC', message: 'Hello' } }
 * ```
 */
export function parseCommand(name: unknown, arg?: unknown): Command {
  if (!isCommandName(name)) {
    throw new LiveChatError({
      code: 'UNKNOWN_COMMAND',
      message: `There is no command ${typeof name === 'string' ? `"${name}"` : `of type ${typeof name}`}.`,
      remedy: `Use one of: ${COMMAND_NAMES.join(', ')}.`,
      field: 'command',
    });
  }
  return parsers[name](arg);
}

/** An option that does nothing would be worse than none. */
function misplaced(): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'This chat is not drawn by livechat.js, so that init cannot place it in a container.',
    remedy: 'Leave container out, and put the element of the chat where it belongs.',
    field: 'container',
  });
}

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(parsers, name);
}
