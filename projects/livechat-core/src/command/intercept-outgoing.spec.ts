import { parseCommand, type LiveChatError, type SendPayload } from '../../protocol/index.js';
import { interceptOutgoing, type OutgoingInterceptor } from './intercept-outgoing.js';

const failures: unknown[] = [];
const logger = { warn: () => undefined, error: (_: string, error: unknown) => failures.push(error) };
const passed = (arg: unknown, ...interceptors: readonly OutgoingInterceptor[]) => {
  const command = interceptOutgoing(parseCommand('send', arg), interceptors, logger);
  return command.name === 'send' ? command.payload : null;
};
const append =
  (text: string): OutgoingInterceptor =>
  (message) =>
    message.type === 'BASIC' ? { ...message, message: `${message.message ?? ''}${text}` } : message;

beforeEach(() => failures.splice(0));

describe('interceptors of outgoing messages', () => {
  it('change a message one after the other, in their order', () => {
    expect(passed('a', append('b'), append('c'))).toMatchObject({ message: 'abc' });
  });

  it('filter a message, which is refused by a code of its own, and end there', () => {
    const never = jest.fn();
    const filtered = (): unknown => passed('a', () => null, never);
    expect(filtered).toThrow(expect.objectContaining<Partial<LiveChatError>>({ code: 'FILTERED' }) as Error);
    expect(never).not.toHaveBeenCalled();
  });

  it('let nothing through unmasked by failing: the message is refused, and the failure is logged', () => {
    const cause = new Error('a defect of the site');
    const never = jest.fn();
    const fails: OutgoingInterceptor = () => {
      throw cause;
    };
    const refused = { code: 'FILTERED', message: 'An interceptor of the site failed.', cause };
    expect(() => passed('a', append('b'), fails, never)).toThrow(expect.objectContaining(refused) as Error);
    expect(failures).toEqual([cause]);
    expect(never).not.toHaveBeenCalled();
  });

  it('cannot make of a message what cannot be sent, nor a draft, nor answer later', () => {
    const answers: readonly unknown[] = [
      { type: 'BASIC' },
      undefined,
      7,
      { type: 'DRAFT', message: 'x' },
      Promise.resolve({ type: 'BASIC', message: 'masked' }),
    ];
    for (const answer of answers) {
      const sent = (): unknown => passed('a', () => answer as SendPayload);
      expect(sent).toThrow(expect.objectContaining<Partial<LiveChatError>>({ code: 'FILTERED' }) as Error);
    }
    expect(failures).toHaveLength(answers.length);
  });

  it('get a copy, so that nothing changes behind the chat', () => {
    const spoil: OutgoingInterceptor = (message) => {
      if (message.type === 'CUSTOM_DATA') Object.assign(message.customData as object, { a: 2 });
      return { type: 'BASIC', message: 'another' };
    };
    const command = parseCommand('send', { type: 'CUSTOM_DATA', customData: { a: 1 } });
    interceptOutgoing(command, [spoil], logger);
    expect(command).toMatchObject({ payload: { customData: { a: 1 } } });
  });

  it('see files as they are passed, and may take some of them out', () => {
    const message = {
      type: 'BASIC',
      attachment: 'data:,x',
      fileName: 'a.txt',
      attachments: [{ attachment: 'https://shop.example/b.txt', fileName: 'b.txt' }],
    };
    const second: OutgoingInterceptor = (seen) =>
      seen.type === 'BASIC' ? { ...seen, attachments: (seen.attachments ?? []).slice(1) } : seen;
    expect(passed(message, second)).toEqual({
      type: 'BASIC',
      files: [{ url: 'https://shop.example/b.txt', name: 'b.txt' }],
    });
    expect(passed(message, (seen) => seen)).toMatchObject({ files: [{ name: 'a.txt' }, { name: 'b.txt' }] });
  });

  it('have nothing to say of drafts and of other commands', () => {
    const never = jest.fn();
    for (const [name, arg] of [
      ['show', undefined],
      ['send', { type: 'DRAFT', message: 'x' }],
    ] as const) {
      const command = parseCommand(name, arg);
      expect(interceptOutgoing(command, [never], logger)).toBe(command);
    }
    expect(never).not.toHaveBeenCalled();
  });
});
