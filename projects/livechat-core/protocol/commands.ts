import * as z from 'zod/mini';
import { jwtSchema } from './client-frames.js';
import { idSchema, serverUrlSchema, textSchema, themeNameSchema, widgetIdSchema } from './entities.js';
import { LiveChatError } from './errors.js';
import { invalidInput } from './invalid-input.js';
import { matchLanguage } from './languages.js';
import { copyJsonObject, copyStructuredData } from './structured-data.js';

/**
 * To which conversations contextual data goes: the active one; all that are open; or all that are
 * open and all that this person begins later. It has no effect in a single-thread widget.
 */
export const THREAD_STRATEGIES = ['ACTIVE', 'ALL', 'ALL_PLUS_NEW'] as const;
export type ThreadStrategy = (typeof THREAD_STRATEGIES)[number];

/** Data of a page, checked and copied by hand because its errors name the path inside. */
const structuredData = z.unknown();

const basicMessageSchema = z.object({
  type: z.literal('BASIC'),
  message: z.optional(textSchema),
  attachment: z.optional(z.string()),
  fileName: z.optional(z.string()),
  threadId: z.optional(idSchema),
});

const draftMessageSchema = z.object({
  type: z.literal('DRAFT'),
  // A draft may be emptied.
  message: z.string().check(z.maxLength(4096)),
  threadId: z.optional(idSchema),
});

const customDataMessageSchema = z.object({
  type: z.literal('CUSTOM_DATA'),
  customData: structuredData,
  agentMessage: z.optional(textSchema),
  userMessage: z.optional(textSchema),
  threadId: z.optional(idSchema),
});

const sendSchema = z.discriminatedUnion('type', [basicMessageSchema, draftMessageSchema, customDataMessageSchema]);

/** The argument of `send`. */
export type SendPayload = z.infer<typeof sendSchema>;

const initSchema = z.object({
  widgetId: z.optional(widgetIdSchema),
  serverUrl: z.optional(serverUrlSchema),
});

const contextSchema = z.object({
  metadata: structuredData,
  multiThreadStrategy: z.optional(z.enum(THREAD_STRATEGIES)),
});

/** How each command reads its argument. The keys are the names that `liveChat(...)` takes. */
const parsers = {
  init: (arg: unknown) => ({
    name: 'init' as const,
    ...parse(initSchema, typeof arg === 'string' ? { widgetId: arg } : (arg ?? {}), 'widget ID'),
  }),
  auth: (arg: unknown) => ({ name: 'auth' as const, jwt: parse(jwtSchema, arg, 'JWT') }),
  logout: () => ({ name: 'logout' as const }),
  clear: (arg: unknown) => ({
    name: 'clear' as const,
    widgetId: parse(z.nullish(widgetIdSchema), arg, 'widget ID') ?? undefined,
  }),
  show: () => ({ name: 'show' as const }),
  hide: () => ({ name: 'hide' as const }),
  show_launcher: () => ({ name: 'show_launcher' as const }),
  hide_launcher: () => ({ name: 'hide_launcher' as const }),
  set_theme: (arg: unknown) => ({ name: 'set_theme' as const, theme: parse(themeNameSchema, arg, 'theme name') }),
  set_language: (arg: unknown) => ({
    name: 'set_language' as const,
    language: matchLanguage(parse(z.nullish(z.string()), arg, 'language tag')),
  }),
  send: (arg: unknown) => ({ name: 'send' as const, payload: parseSend(arg) }),
  send_contextual_data: (arg: unknown) => {
    const { metadata, multiThreadStrategy } = parse(contextSchema, arg, 'contextual data');
    return {
      name: 'send_contextual_data' as const,
      metadata: copyJsonObject(metadata, 'metadata'),
      strategy: multiThreadStrategy ?? ('ACTIVE' as const),
    };
  },
  open_new_thread: () => ({ name: 'open_new_thread' as const }),
  show_thread_list: () => ({ name: 'show_thread_list' as const }),
  show_thread: (arg: unknown) => ({ name: 'show_thread' as const, threadId: parse(idSchema, arg, 'thread ID') }),
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

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(parsers, name);
}

function parseSend(arg: unknown): SendPayload {
  const payload = parse(sendSchema, typeof arg === 'string' ? { type: 'BASIC', message: arg } : arg, 'message');
  if (payload.type === 'CUSTOM_DATA') {
    return { ...payload, customData: copyStructuredData(payload.customData, 'customData') };
  }
  if (payload.type === 'BASIC') checkBasic(payload);
  return payload;
}

function checkBasic({ message, attachment, fileName }: z.infer<typeof basicMessageSchema>): void {
  if (attachment !== undefined && fileName === undefined) {
    throw missing('fileName', 'An attachment needs its fileName.');
  }
  if (message === undefined && attachment === undefined) {
    throw missing('message', 'A BASIC message needs a message or an attachment.');
  }
}

function missing(field: string, message: string): LiveChatError {
  return new LiveChatError({ code: 'INVALID_ARGUMENT', message, remedy: `Set ${field}.`, field });
}

function parse<S extends z.ZodMiniType>(schema: S, arg: unknown, subject: string): z.infer<S> {
  const parsed = schema.safeParse(arg, { reportInput: true });
  if (parsed.success) return parsed.data;
  if (arg === undefined || arg === null) {
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: `The command needs an argument: the ${subject}.`,
      remedy: `Pass the ${subject} as the second argument.`,
      field: 'arg',
    });
  }
  throw invalidInput(parsed.error, subject);
}
