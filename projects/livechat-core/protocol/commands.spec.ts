import { COMMAND_NAMES, parseCommand } from './commands.js';
import { LiveChatError } from './errors.js';
import { LIMITS } from './limits.js';

const WIDGET = '85ea1938-f457-496d-8532-8fa489beea63';

const refusal = (name: unknown, arg?: unknown): LiveChatError => {
  try {
    parseCommand(name, arg);
  } catch (error) {
    if (error instanceof LiveChatError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
};

describe('parseCommand', () => {
  it('knows the twelve commands of the SDK', () => {
    const documented =
      'init auth logout clear show hide show_launcher hide_launcher set_theme send send_contextual_data set_language';
    expect(COMMAND_NAMES).toEqual(expect.arrayContaining(documented.split(' ')));
  });

  it.each([
    ['init', WIDGET, { name: 'init', widgetId: WIDGET }],
    [
      'init',
      { widgetId: WIDGET, serverUrl: 'https://chat.example' },
      { name: 'init', widgetId: WIDGET, serverUrl: 'https://chat.example' },
    ],
    ['init', undefined, { name: 'init' }],
    ['auth', 'a.b.c', { name: 'auth', jwt: 'a.b.c' }],
    ['logout', null, { name: 'logout' }],
    ['clear', null, { name: 'clear', widgetId: undefined }],
    ['clear', WIDGET, { name: 'clear', widgetId: WIDGET }],
    ['show', null, { name: 'show' }],
    ['set_theme', 'dark', { name: 'set_theme', theme: 'dark' }],
    ['set_language', 'de_AT', { name: 'set_language', language: 'de-DE' }],
    ['set_language', undefined, { name: 'set_language', language: 'en-US' }],
    ['send', 'Hello', { name: 'send', payload: { type: 'BASIC', message: 'Hello' } }],
    ['send', { type: 'DRAFT', message: '' }, { name: 'send', payload: { type: 'DRAFT', message: '' } }],
    [
      'send',
      { type: 'CUSTOM_DATA', customData: { orderId: 'ORD-6789', at: new Date(0) }, userMessage: 'Track my order.' },
      {
        name: 'send',
        payload: {
          type: 'CUSTOM_DATA',
          customData: { orderId: 'ORD-6789', at: '1970-01-01T00:00:00.000Z' },
          userMessage: 'Track my order.',
        },
      },
    ],
    [
      'send_contextual_data',
      { metadata: { color: 'green', size: undefined }, multiThreadStrategy: 'ALL' },
      { name: 'send_contextual_data', metadata: { color: 'green' }, strategy: 'ALL' },
    ],
    ['send_contextual_data', { metadata: {} }, { name: 'send_contextual_data', metadata: {}, strategy: 'ACTIVE' }],
  ])('reads %s %j', (name, arg, expected) => {
    expect(parseCommand(name, arg)).toEqual(expected);
  });

  it.each([
    ['zap', undefined, 'UNKNOWN_COMMAND', 'command'],
    ['constructor', undefined, 'UNKNOWN_COMMAND', 'command'],
    [undefined, undefined, 'UNKNOWN_COMMAND', 'command'],
    [{}, undefined, 'UNKNOWN_COMMAND', 'command'],
    ['init', 'shop', 'INVALID_ARGUMENT', 'widgetId'],
    ['init', { widgetId: 5 }, 'INVALID_ARGUMENT', 'widgetId'],
    ['init', { widgetId: WIDGET, serverUrl: 'javascript:alert(1)' }, 'INVALID_ARGUMENT', 'serverUrl'],
    ['auth', undefined, 'INVALID_ARGUMENT', 'arg'],
    ['auth', 'not a token', 'INVALID_ARGUMENT', 'JWT'],
    ['auth', `a.${'b'.repeat(LIMITS.jwtLength)}.c`, 'LIMIT_EXCEEDED', 'JWT'],
    ['set_theme', null, 'INVALID_ARGUMENT', 'arg'],
    ['set_theme', '<img>', 'INVALID_ARGUMENT', 'theme name'],
    ['set_language', 7, 'INVALID_ARGUMENT', 'language tag'],
    ['send', undefined, 'INVALID_ARGUMENT', 'arg'],
    ['send', '   ', 'INVALID_ARGUMENT', 'message'],
    ['send', { type: 'BASIC' }, 'INVALID_ARGUMENT', 'message'],
    ['send', { type: 'BASIC', attachment: 'https://x.test/a.png' }, 'INVALID_ARGUMENT', 'fileName'],
    ['send', { type: 'SHOUT', message: 'x' }, 'INVALID_ARGUMENT', 'type'],
    ['send', { type: 'CUSTOM_DATA' }, 'INVALID_ARGUMENT', 'customData'],
    ['send', { type: 'CUSTOM_DATA', customData: { a: 10n } }, 'INVALID_ARGUMENT', 'customData.a'],
    ['send_contextual_data', { metadata: 'red' }, 'INVALID_ARGUMENT', 'metadata'],
    ['send_contextual_data', { metadata: [1] }, 'INVALID_ARGUMENT', 'metadata'],
    ['send_contextual_data', { metadata: {}, multiThreadStrategy: 'SOME' }, 'INVALID_ARGUMENT', 'multiThreadStrategy'],
    ['show_thread', 5, 'INVALID_ARGUMENT', 'thread ID'],
  ])('refuses %j %j with %s', (name, arg, code, field) => {
    const error = refusal(name, arg);
    expect(error).toMatchObject({ name: 'LiveChatError', code, field });
    expect(error.message).not.toBe('');
    expect(error.remedy).not.toBe('');
  });

  it('G20: takes a text of 4,096 characters and refuses one more', () => {
    expect(() => parseCommand('send', 'x'.repeat(LIMITS.textLength))).not.toThrow();
    expect(refusal('send', 'x'.repeat(LIMITS.textLength + 1)).code).toBe('LIMIT_EXCEEDED');
    const draft = (length: number): object => ({ type: 'DRAFT', message: 'x'.repeat(length) });
    expect(() => parseCommand('send', draft(LIMITS.textLength))).not.toThrow();
    expect(refusal('send', draft(LIMITS.textLength + 1)).code).toBe('LIMIT_EXCEEDED');
  });
});
