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
    ['init', { widgetId: WIDGET, container: '#chat' }, 'INVALID_ARGUMENT', 'container'],
    ['auth', undefined, 'INVALID_ARGUMENT', 'arg'],
    ['auth', 'not a token', 'INVALID_ARGUMENT', 'jwt'],
    ['auth', `a.${'b'.repeat(LIMITS.jwtLength)}.c`, 'LIMIT_EXCEEDED', 'jwt'],
    ['set_theme', null, 'INVALID_ARGUMENT', 'arg'],
    ['set_theme', '<img>', 'INVALID_ARGUMENT', 'theme'],
    ['set_language', 7, 'INVALID_ARGUMENT', 'language'],
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
    ['show_thread', 5, 'INVALID_ARGUMENT', 'threadId'],
  ])('refuses %j %j with %s', (name, arg, code, field) => {
    const error = refusal(name, arg);
    expect(error).toMatchObject({ name: 'LiveChatError', code, field });
    expect(error.message).not.toBe('');
    expect(error.remedy).not.toBe('');
  });

  it.each([
    ['init', 5, 'The widget ID must be a text, or an object with widgetId.', 'object with widgetId', 'arg'],
    ['init', '', 'widgetId is empty.', 'Set widgetId.', 'widgetId'],
    ['send', 7, 'The message must be a text, or an object with a type: BASIC', 'Pass a text', 'arg'],
    ['send', [], 'The message must be a text, or an object with a type', 'Pass a text', 'arg'],
    [
      'send',
      { type: 'WHAT' },
      'type must be BASIC, DRAFT, CUSTOM_DATA, ANSWER, SURVEY_ANSWER or FORM.',
      'Set type to BASIC',
      'type',
    ],
    [
      'send',
      { message: 'x' },
      'type is missing.',
      'Set type to BASIC, DRAFT, CUSTOM_DATA, ANSWER, SURVEY_ANSWER or FORM.',
      'type',
    ],
    ['send', '  ', 'message is empty.', 'Set message.', 'message'],
    ['send', { type: 'DRAFT' }, 'message is missing.', 'Set message.', 'message'],
    ['send', { type: 'DRAFT', message: 1 }, 'message must be a text.', 'Correct message', 'message'],
    ['send', 'x'.repeat(4097), 'message is over the limit of 4096 characters.', 'Shorten message.', 'message'],
    ['auth', 5, 'The JWT must be a text.', 'Pass a text.', 'jwt'],
    ['auth', '', 'The JWT is empty.', 'Set jwt.', 'jwt'],
    ['auth', null, 'The command needs an argument: the JWT.', 'second argument', 'arg'],
    ['set_theme', 42, 'The name of the theme must be a text.', 'Pass a text.', 'theme'],
    ['send_contextual_data', 'red', 'must be an object with metadata.', 'Pass an object with metadata.', 'arg'],
    [
      'send_contextual_data',
      { metadata: {}, multiThreadStrategy: 'SOME' },
      'ACTIVE, ALL or',
      'Set multi',
      'multiThread',
    ],
  ])('says of %j %j what is wrong and what to do', (name, arg, message, remedy, field) => {
    const error = refusal(name, arg);
    expect(error.message).toContain(message);
    expect(error.remedy).toContain(remedy);
    expect(error.field).toMatch(new RegExp(`^${field}`));
  });

  describe('an argument that throws when it is read', () => {
    const throwing = (key: string, rest: object = {}): object =>
      Object.defineProperty({ ...rest }, key, {
        enumerable: true,
        get: () => {
          throw new Error('from the page');
        },
      });
    const revoked = (): object => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    };
    const hostile: unknown = new Proxy(
      {},
      {
        get: () => {
          // What is thrown can be hostile in turn.
          throw revoked() as Error;
        },
      },
    );

    it.each([
      ['init', throwing('widgetId'), 'arg'],
      ['init', revoked(), 'arg'],
      ['send', throwing('type'), 'arg'],
      ['send', throwing('message', { type: 'BASIC' }), 'arg'],
      ['send', hostile, 'arg'],
      ['send', { type: 'CUSTOM_DATA', customData: throwing('cart') }, 'customData'],
      ['send', { type: 'CUSTOM_DATA', customData: { cart: revoked() } }, 'customData'],
      ['send_contextual_data', throwing('metadata'), 'arg'],
      ['send_contextual_data', { metadata: throwing('cart') }, 'metadata'],
      ['send_contextual_data', { metadata: revoked() }, 'metadata'],
    ])('is a mistake of the page: %s #%#', (name, arg, field) => {
      const error = refusal(name, arg);
      expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', field });
      expect(error.message).toContain('cannot be read');
    });
  });

  it('G20: takes a text of 4,096 characters and refuses one more', () => {
    expect(() => parseCommand('send', 'x'.repeat(LIMITS.textLength))).not.toThrow();
    expect(refusal('send', 'x'.repeat(LIMITS.textLength + 1)).code).toBe('LIMIT_EXCEEDED');
    const draft = (length: number): object => ({ type: 'DRAFT', message: 'x'.repeat(length) });
    expect(() => parseCommand('send', draft(LIMITS.textLength))).not.toThrow();
    expect(refusal('send', draft(LIMITS.textLength + 1)).code).toBe('LIMIT_EXCEEDED');
  });
});
