import { VirtualTimeScheduler, filter, firstValueFrom } from 'rxjs';
import { ChatBench, WIDGET, silent, textsOf, tokenFor } from './chat.harness.js';
import { TOKEN_PATIENCE_MS } from './effect/provide-token.js';
import type { TokenProvider } from './effect/token-provider.js';
import type { LiveChat, LiveChatEvent } from './live-chat.js';

const until = (chat: LiveChat, isSo: (state: LiveChat['state']) => boolean): Promise<unknown> =>
  firstValueFrom(chat.state$.pipe(filter(isSo)));
const isCustomer = (state: LiveChat['state']): boolean => state.person?.kind === 'CUSTOMER';
const refused = (code: 'TOKEN_EXPIRED' | 'TOKEN_INVALID') => ({ code, message: 'No.', remedy: 'None.' });

describe('the token provider', () => {
  let bench: ChatBench;
  let events: LiveChatEvent[];

  beforeEach(() => {
    bench = new ChatBench();
  });

  afterEach(() => {
    bench.close();
  });

  function chatWith(token: TokenProvider): LiveChat {
    const chat = bench.chatOf(undefined, { token });
    events = [];
    chat.events$.subscribe((event) => events.push(event));
    return chat;
  }

  const errors = () => events.flatMap((event) => (event.type === 'error' ? [event.error.code] : []));
  const posts = () => bench.server.received.filter(({ type }) => type === 'post');

  it('is asked once at the start; what is written meanwhile is written by whom it names', async () => {
    const token = jest.fn(() => Promise.resolve(tokenFor('jane@example.com')));
    const chat = chatWith(token);
    const ready = chat.init(WIDGET);
    const { threadId = '' } = await chat.send('mine');
    await ready;
    expect(token.mock.calls).toEqual([[{ need: 'start' }]]);
    expect(bench.server.chat.threads.get(threadId)?.personId).toBe(chat.state.person?.id);
    expect(chat.state.person?.name).toBe('jane@example.com');
  });

  it('may give the token at once, and the same one on the next page', async () => {
    const first = chatWith(() => tokenFor('jane@example.com'));
    first.init(WIDGET);
    await until(first, isCustomer);
    first.dispose();
    const second = chatWith(() => tokenFor('jane@example.com'));
    await second.init(WIDGET);
    await until(second, ({ auth }) => auth === null);
    expect(second.state.person).toEqual(first.state.person);
    expect(errors()).toEqual([]);
  });

  it('leaves the visitor where nobody is signed in', async () => {
    const chat = chatWith(() => null);
    chat.init(WIDGET);
    await chat.send('as a visitor');
    expect(chat.state.person?.kind).toBe('VISITOR');
    expect(errors()).toEqual([]);
  });

  it.each<[string, TokenProvider, string]>([
    ['fails', () => Promise.reject(new Error('no')), 'TOKEN_UNAVAILABLE'],
    [
      'throws',
      () => {
        throw new Error('no');
      },
      'TOKEN_UNAVAILABLE',
    ],
    ['gives no token', () => 'nonsense', 'INVALID_ARGUMENT'],
    ['gives a token without claims', () => 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln', 'TOKEN_INVALID'],
  ])('that %s leaves the visitor, and says so', async (_, token, code) => {
    const chat = chatWith(token);
    chat.init(WIDGET);
    await chat.send('as a visitor');
    expect(chat.state.person?.kind).toBe('VISITOR');
    expect(errors()).toEqual([code]);
  });

  it('that hangs holds the visitor up for 10 s', async () => {
    const scheduler = new VirtualTimeScheduler();
    scheduler.maxFrames = 0;
    const chat = bench.chatOf(undefined, {
      token: () => new Promise(() => undefined),
      runtime: { scheduler, logger: silent },
    });
    chat.init(WIDGET);
    chat.send('as a visitor');
    const advance = (to: number): void => {
      scheduler.maxFrames = to;
      scheduler.flush();
    };
    advance(TOKEN_PATIENCE_MS - 1);
    expect(posts()).toEqual([]);
    advance(TOKEN_PATIENCE_MS);
    expect(posts()).toHaveLength(1);
    expect(chat.state.person?.kind).toBe('VISITOR');
  });

  it('is not heard any more when the site has called auth meanwhile', async () => {
    let answer: (token: string) => void = () => undefined;
    const chat = chatWith(() => new Promise((resolve) => (answer = resolve)));
    chat.init(WIDGET);
    await chat.auth(tokenFor('john@example.com'));
    answer(tokenFor('jane@example.com'));
    await chat.send('of John');
    expect(chat.state.person?.name).toBe('john@example.com');
  });

  it('is asked once more when its token has run out before it arrived', async () => {
    const needs: string[] = [];
    bench.server.intercept((frame) =>
      frame.type === 'auth' ? { type: 'error', requestId: frame.requestId, error: refused('TOKEN_EXPIRED') } : null,
    );
    const chat = chatWith(({ need }) => {
      needs.push(need);
      return tokenFor('jane@example.com');
    });
    chat.init(WIDGET);
    await chat.send('as a visitor');
    expect(needs).toEqual(['start', 'refused']);
    expect(chat.state.person?.kind).toBe('VISITOR');
    expect(errors()).toContain('TOKEN_EXPIRED');
  });

  it('is not asked again when the server refuses its token for another reason', async () => {
    bench.server.intercept((frame) =>
      frame.type === 'auth' ? { type: 'error', requestId: frame.requestId, error: refused('TOKEN_INVALID') } : null,
    );
    const token = jest.fn(() => tokenFor('jane@example.com'));
    const chat = chatWith(token);
    chat.init(WIDGET);
    await chat.send('as a visitor');
    expect(token).toHaveBeenCalledTimes(1);
    expect(errors()).toEqual(['TOKEN_INVALID']);
  });

  it('is asked when the token of the session runs out; the same person goes on', async () => {
    let count = 0;
    const token = jest.fn(() => Promise.resolve(tokenFor('jane@example.com', `jti-${(count += 1)}`)));
    const chat = chatWith(token);
    await chat.init(WIDGET);
    await chat.send('before');
    bench.server.expireTokens();
    expect(chat.state.sessionExpired).toBe(true);
    await Promise.all([
      chat.send('meanwhile'),
      chat.sendContextualData({ metadata: { page: 'cart' } }),
      until(chat, ({ sessionExpired }) => !sessionExpired),
    ]);
    expect(token.mock.calls).toEqual([[{ need: 'start' }], [{ need: 'expired' }]]);
    expect(textsOf(chat)).toEqual(['before', 'meanwhile']);
    expect(events.filter(({ type }) => type === 'tokenExpired')).toHaveLength(1);
    expect(chat.state.connection.status).toBe('online');
  });
});

describe('a session whose token has run out', () => {
  let bench: ChatBench;
  let chat: LiveChat;

  beforeEach(async () => {
    bench = new ChatBench();
    chat = bench.chatOf();
    await chat.init(WIDGET);
    await chat.auth(tokenFor('jane@example.com'));
    await chat.send('before');
  });

  afterEach(() => {
    bench.close();
  });

  it('waits for the site to call auth, and goes on as the same person', async () => {
    bench.server.expireTokens();
    expect(chat.state).toMatchObject({ sessionExpired: true, connection: { status: 'suspended' } });
    const sent = chat.send('meanwhile');
    expect(bench.server.received.at(-1)).toMatchObject({ type: 'post', content: { text: 'before' } });
    await chat.auth(tokenFor('jane@example.com', 'jti-2'));
    await sent;
    expect(chat.state.sessionExpired).toBe(false);
    expect(textsOf(chat)).toEqual(['before', 'meanwhile']);
  });

  it('G11: gives nothing to somebody else who logs in', async () => {
    bench.server.expireTokens();
    const sent = chat.send('of Jane');
    await chat.auth(tokenFor('john@example.com'));
    await expect(Promise.resolve(sent)).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect(textsOf(chat)).toEqual([]);
  });

  it('is known as such to a page that is loaded, which can log in or out', async () => {
    bench.server.expireTokens();
    chat.dispose();
    const next = bench.chatOf();
    await next.init(WIDGET);
    expect(next.state).toMatchObject({ sessionExpired: true, threads: {}, person: { name: 'jane@example.com' } });
    expect(await next.logout()).toEqual({ loggedOut: true });
    await until(next, ({ connection }) => connection.status === 'online');
    expect(next.state).toMatchObject({ sessionExpired: false, person: { kind: 'VISITOR' } });
  });

  it('stays refused after a token that is refused, and takes a later one', async () => {
    bench.server.expireTokens();
    bench.server.intercept((frame) =>
      frame.type === 'auth' ? { type: 'error', requestId: frame.requestId, error: refused('TOKEN_EXPIRED') } : null,
    );
    const stale = chat.auth(tokenFor('jane@example.com', 'jti-2'));
    await expect(Promise.resolve(stale)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
    expect(chat.state.sessionExpired).toBe(true);
    bench.server.intercept(null);
    await chat.auth(tokenFor('jane@example.com', 'jti-3'));
    expect(chat.state.sessionExpired).toBe(false);
  });
});
