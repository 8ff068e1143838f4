import { LiveChatError } from '../../protocol/index.js';
import { WIDGET_ID, frame, idle, welcomeOf, welcomed } from '../state/fixtures.harness.js';
import { commandBench, tokenOf, type Told } from './command.harness.js';

const claims = { jti: 'token-1', sub: 'ada@example.com', stp: 'email', iss: WIDGET_ID, iat: 1 };

describe('runCommand', () => {
  it('puts a call into the loop once, and tells its result', () => {
    const bench = commandBench(idle());
    const names: string[] = [];
    bench.loop.transitions$.subscribe(({ event }) => {
      if (event.type === 'command') names.push(event.command.name);
    });
    expect(bench.run('show')).toEqual([{ result: { isOpen: true } }]);
    expect(names).toEqual(['show']);
  });

  it.each<[string, unknown, unknown, string]>([
    ['a command that there is not', 'shwo', undefined, 'UNKNOWN_COMMAND'],
    ['a name that is none', 7, undefined, 'UNKNOWN_COMMAND'],
    ['a member of every object', 'toString', undefined, 'UNKNOWN_COMMAND'],
    ['an argument of another kind', 'init', 7, 'INVALID_ARGUMENT'],
    ['a token that cannot be read', 'auth', 'a.b.c', 'TOKEN_INVALID'],
    ['a token of another widget', 'auth', tokenOf({ ...claims, iss: 'another' }), 'TOKEN_INVALID'],
  ])('G7: tells about %s by an error, and leaves the loop alone', (_, name, arg, code) => {
    const bench = commandBench(welcomed());
    const before = bench.loop.state;
    expect(bench.run(name, arg)).toEqual([{ error: expect.objectContaining({ code }) as unknown }]);
    expect(bench.loop.state).toBe(before);
  });

  it('takes an argument whose reading throws for a failed call', () => {
    const hostile = Object.defineProperty({}, 'type', {
      enumerable: true,
      get: () => {
        throw new TypeError('no');
      },
    });
    expect(commandBench(welcomed()).run('send', hostile)).toEqual([{ error: expect.any(LiveChatError) as unknown }]);
  });

  it('G7: settles each of several calls by itself', () => {
    const bench = commandBench(idle());
    const init = bench.run('init', WIDGET_ID);
    const show = bench.run('show');
    expect([init, show]).toEqual([[], [{ result: { isOpen: true } }]]);
    bench.play(frame(welcomeOf()));
    expect(init).toEqual([
      { result: { widgetId: WIDGET_ID, title: 'Shop', multiThread: true, themeNames: ['default', 'night'] } },
    ]);
  });

  it('G7: what waits when the chat ends fails, and what has settled stays so', () => {
    const bench = commandBench(idle());
    const init = bench.run('init', WIDGET_ID);
    const show = bench.run('show');
    bench.end();
    bench.play(frame(welcomeOf()));
    const disposed = { error: expect.objectContaining({ code: 'DISPOSED' }) as unknown };
    expect(init).toEqual([disposed]);
    expect(show).toEqual([{ result: { isOpen: true } }]);
    expect(bench.run('hide')).toEqual([disposed]);
    expect(bench.loop.state.isOpen).toBe(true);
  });

  it('G7: what is called from a handler before the chat ends there still settles by itself', () => {
    const bench = commandBench(idle());
    const told: Told[] = [];
    bench.loop.transitions$.subscribe(({ event }) => {
      if (event.type !== 'command' || event.command.name !== 'show') return;
      told.push(bench.run('hide'), bench.run('init', WIDGET_ID));
      bench.end();
      told.push(bench.run('hide_launcher'));
    });
    bench.run('show');
    const disposed = { error: expect.objectContaining({ code: 'DISPOSED' }) as unknown };
    expect(told).toEqual([[{ result: { isOpen: false } }], [disposed], [disposed]]);
  });
});
