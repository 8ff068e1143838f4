import { filter, firstValueFrom } from 'rxjs';
import { ChatBench, WIDGET, textsOf, tokenFor } from './chat.harness.js';
import type { LiveChat } from './live-chat.js';

describe('auth and logout of a chat', () => {
  let bench: ChatBench;
  let server: ChatBench['server'];
  const chatOf = (): LiveChat => bench.chatOf();
  const texts = textsOf;

  beforeEach(() => {
    bench = new ChatBench();
    server = bench.server;
  });

  afterEach(() => {
    bench.close();
  });

  it('keeps the anonymous history and gives the person a name', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    await chat.send('as a visitor');
    const { person } = await chat.auth(tokenFor('jane@example.com'));
    expect(person).toMatchObject({ kind: 'CUSTOMER', name: 'jane@example.com' });
    expect(texts(chat)).toEqual(['as a visitor']);
  });

  it('lets the last of two logins win and says so to the first', async () => {
    const chat = chatOf();
    const first = chat.auth(tokenFor('a@example.com'));
    const second = chat.auth(tokenFor('b@example.com'));
    chat.init(WIDGET);
    await expect(Promise.resolve(first)).rejects.toMatchObject({ code: 'SUPERSEDED' });
    expect((await second).person.name).toBe('b@example.com');
  });

  it('sends what was written after the login as the customer', async () => {
    const chat = chatOf();
    const login = chat.auth(tokenFor('jane@example.com'));
    const sent = chat.send('mine');
    await chat.init(WIDGET);
    const { person } = await login;
    const { threadId = '' } = await sent;
    expect(server.chat.threads.get(threadId)?.personId).toBe(person.id);
  });

  it('G11: logout leaves an empty anonymous widget, ends the session, refuses what is unsent', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    await chat.auth(tokenFor('jane@example.com'));
    await chat.send('secret');
    server.cut();
    const unsent = chat.send('never sent');
    const logout = chat.logout();
    expect(texts(chat)).toEqual([]);
    await expect(Promise.resolve(unsent)).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    server.heal();
    expect(await logout).toEqual({ loggedOut: true });
    await firstValueFrom(chat.connection$.pipe(filter((status) => status === 'online')));
    expect(chat.state.person?.kind).toBe('VISITOR');
    expect(chat.state.threads).toEqual({});
    expect(bench.store.readCredentials(WIDGET).revoke).toEqual([]);
  });

  it('settles the logout of an anonymous visitor as a success that changed nothing', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    await chat.send('stay');
    expect(await chat.logout()).toEqual({ loggedOut: false });
    expect(texts(chat)).toEqual(['stay']);
  });

  it('G11: drops what a customer left unsent when somebody else logs in', async () => {
    const chat = chatOf();
    await chat.init(WIDGET);
    await chat.auth(tokenFor('jane@example.com'));
    server.intercept((frame) => (frame.type === 'post' ? 'drop' : null));
    server.cut();
    const unsent = chat.send("Jane's");
    const other = chat.auth(tokenFor('john@example.com'));
    server.intercept(null);
    server.heal();
    await other;
    await expect(Promise.resolve(unsent)).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    expect([...server.chat.threads.values()].flatMap(({ messages }) => messages)).toEqual([]);
  });
});
