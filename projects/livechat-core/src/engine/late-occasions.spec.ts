import { NEVER, Subject, VirtualTimeScheduler, map, throwError, timer, type ObservableInput } from 'rxjs';
import { InMemoryBrowser, InMemoryServer } from '../../testing/index.js';
import { WIDGET, silent, textsOf, tokenFor } from '../chat.harness.js';
import { createLiveChat } from '../create-live-chat.js';
import type { LiveChatConfig } from '../live-chat-config.js';
import type { LiveChat } from '../live-chat.js';
import { memoryBlobStore } from '../session/memory-blob-store.js';
import { memorySessionStore } from '../session/memory-session-store.js';
import { memoryUnsentStore } from '../session/memory-unsent-store.js';
import { Sharing } from '../tabs/sharing.js';
import { storeOfTab } from '../tabs.harness.js';
import { passTime } from '../virtual-time.harness.js';
import { atRest } from './at-rest.js';
import { occasions } from './default-occasions.js';
import { engineOf } from './engine-of.js';
import { lateOccasions, type OccasionsSource } from './late-occasions.js';
import type { Occasions } from './occasions.js';

const LOAD_MS = 400;
const note = { type: 'BASIC', message: 'See', attachment: 'data:text/plain,four', fileName: 'a.txt' } as const;

/** The store of bytes answers in tasks of its own. */
async function tasks(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

describe('what only some visits need', () => {
  let server: InMemoryServer;
  let time: VirtualTimeScheduler;
  let loads: number[];
  let open: LiveChat[];

  beforeEach(() => {
    server = new InMemoryServer();
    time = new VirtualTimeScheduler();
    loads = [];
    open = [];
  });

  afterEach(() => {
    for (const chat of open) chat.dispose();
  });

  const pass = (ms: number): void => {
    passTime(time, ms);
  };
  const slowly = (): ObservableInput<Occasions> => timer(LOAD_MS, time).pipe(map(() => occasions));

  function chatOf(
    load: () => ObservableInput<Occasions>,
    more: LiveChatConfig = {},
    beforehand: OccasionsSource['beforehand'] = atRest,
  ): LiveChat {
    const { transport, files } = server;
    const counted = (): ObservableInput<Occasions> => {
      loads.push(time.now());
      return load();
    };
    const chat = createLiveChat({
      transport,
      files,
      store: memorySessionStore(),
      tabs: null,
      engine: engineOf(() => [Sharing], lateOccasions({ load: counted, beforehand })),
      widgetId: WIDGET,
      ...more,
      runtime: { scheduler: time, random: () => 0.5, logger: silent, ...more.runtime },
    });
    open.push(chat);
    return chat;
  }

  const posts = () => server.received.filter(({ type }) => type === 'post');

  it('is not loaded before a chat is online and at rest, and then once', () => {
    server.cut();
    const chat = chatOf(slowly);
    pass(10_000);
    expect(loads).toEqual([]);
    server.heal();
    chat.show();
    pass(60_000);
    expect(loads).toHaveLength(1);
  });

  it('does not hold words up, and is loaded as soon as some wait', async () => {
    const chat = chatOf(() => new Subject<Occasions>());
    const sent = chat.send('Hello');
    expect(loads).toEqual([0]);
    expect(await sent).toMatchObject({ message: { content: { text: 'Hello' } } });
  });

  it('G7, G12: a file waits for it, is shown meanwhile, and goes up once', async () => {
    const chat = chatOf(slowly);
    let settlements = 0;
    chat.send(note).result$.subscribe(() => (settlements += 1));
    pass(LOAD_MS - 1);
    await tasks();
    expect(textsOf(chat)).toEqual(['FILES']);
    expect(chat.state.outbox).toMatchObject([{ status: 'queued', uploads: [{ isStored: false }] }]);
    expect(posts()).toEqual([]);
    pass(1);
    await tasks();
    expect(posts()).toHaveLength(1);
    expect([settlements, chat.state.outbox]).toEqual([1, []]);
  });

  it.each([0, 1, LOAD_MS, LOAD_MS + 1])(
    'G5: words after a file stay behind it when they come %i ms later',
    async (ms) => {
      const chat = chatOf(slowly);
      const file = chat.send(note);
      pass(ms);
      const words = chat.send('And?');
      pass(LOAD_MS);
      await Promise.all([file, words]);
      expect(textsOf(chat)).toEqual(['FILES', 'And?']);
    },
  );

  it('is tried again where it cannot be loaded: after a while, and at once when the page wakes up', async () => {
    const wake$ = new Subject<void>();
    const chat = chatOf(() => (loads.length < 3 ? throwError(() => new Error('offline')) : [occasions]), {
      runtime: { wake$ },
    });
    const sent = chat.send(note);
    expect(loads).toEqual([0]);
    pass(250);
    expect(loads).toEqual([0, 250]);
    expect(chat.state.connection.status).toBe('online');
    wake$.next();
    expect(loads).toEqual([0, 250, 250]);
    await sent;
    expect(posts()).toHaveLength(1);
  });

  it('G8: what an earlier page left to be uploaded makes it come, and goes up', async () => {
    const [store, blobs] = [memorySessionStore(), memoryBlobStore()];
    server.cut();
    const before = chatOf(() => [occasions], { store, blobs });
    void before.send(note).catch(() => undefined);
    await tasks();
    before.dispose();
    loads = [];
    server.heal();
    const chat = chatOf(slowly, { store, blobs });
    expect(textsOf(chat)).toEqual(['FILES']);
    expect(loads).toHaveLength(1);
    pass(LOAD_MS);
    await tasks();
    expect(posts()).toHaveLength(1);
    expect(chat.state.outbox).toEqual([]);
  });

  it('G8: keeps the bytes of what still waits, and not of what was taken back meanwhile', async () => {
    server.cut();
    const kept: string[] = [];
    const memory = memoryBlobStore();
    const put = (key: string, blob: Blob): Promise<void> => {
      kept.push(key);
      return memory.put(key, blob);
    };
    const chat = chatOf(slowly, { blobs: { ...memory, put } });
    void chat.send(note).catch(() => undefined);
    void chat.send(note).catch(() => undefined);
    const [first, second] = chat.state.outbox.map(({ id }) => id);
    chat.cancel(first ?? '');
    pass(LOAD_MS);
    await tasks();
    expect(kept).toEqual([`${second}-0`]);
    expect(await (await chat.downloadFile(`${second}-0`)).text()).toBe('four');
  });

  it('G8: keeps what is unsent as it was last, and nothing of who has left before it came', () => {
    const browser = new InMemoryBrowser(time);
    const unsent = memoryUnsentStore();
    const written: unknown[] = [];
    const write: typeof unsent.write = (widgetId, chatId, session) => {
      written.push(session?.outbox.map((entry) => entry.kind === 'message' && entry.content) ?? null);
      unsent.write(widgetId, chatId, session);
    };
    const tab = browser.open();
    server.cut();
    const chat = chatOf(slowly, {
      tabs: tab,
      transport: tab.reach(server.transport),
      unsent: { ...unsent, write },
      runtime: { scheduler: tab.scheduler },
    });
    pass(10);
    for (const text of ['one', 'two', 'three']) void chat.send(text).catch(() => undefined);
    pass(LOAD_MS);
    expect(written).toEqual([['one', 'two', 'three'].map((text) => ({ type: 'TEXT', text }))]);

    const left: unknown[] = [];
    unsent.list(WIDGET).subscribe((found) => left.push(...found));
    expect(left).toHaveLength(1);
  });

  it('G11: somebody who leaves makes it come, and what an earlier tab of theirs left is forgotten', () => {
    const tab = new InMemoryBrowser(time).open();
    const memory = memoryUnsentStore();
    const cleared: string[] = [];
    const chat = chatOf(
      slowly,
      {
        tabs: tab,
        transport: tab.reach(server.transport),
        unsent: { ...memory, clear: (widgetId) => cleared.push(widgetId) },
        runtime: { scheduler: tab.scheduler },
      },
      () => NEVER,
    );
    pass(100);
    expect(loads).toEqual([]);
    chat.auth(tokenFor('jane')).catch(() => undefined);
    pass(100);
    chat.logout();
    expect([loads.length, cleared]).toEqual([1, []]);
    pass(LOAD_MS);
    expect(cleared).toEqual([WIDGET]);
  });

  it('G11: who leaves is forgotten also where the chat ends before it came', () => {
    const tab = new InMemoryBrowser(time).open();
    const unsent = memoryUnsentStore();
    const cleared: string[] = [];
    const chat = chatOf(slowly, {
      tabs: tab,
      transport: tab.reach(server.transport),
      unsent: { ...unsent, clear: (widgetId) => cleared.push(widgetId) },
      runtime: { scheduler: tab.scheduler },
    });
    chat.auth(tokenFor('jane')).catch(() => undefined);
    chat.logout();
    chat.dispose();
    pass(LOAD_MS);
    expect(cleared).toEqual([WIDGET]);
  });

  /** Opens pages of one browser, one after the other. */
  function browserOf(): (load: OccasionsSource['load']) => LiveChat {
    const browser = new InMemoryBrowser(time);
    const unsent = memoryUnsentStore();
    const shared = memorySessionStore();
    return (load) => {
      const tab = browser.open();
      const chat = chatOf(load, {
        tabs: tab,
        transport: tab.reach(server.transport),
        unsent,
        store: storeOfTab(memorySessionStore(), shared),
        runtime: { scheduler: tab.scheduler },
      });
      pass(100);
      return chat;
    };
  }

  it('G11: who leaves is forgotten by the next page where the file did not come to this one', () => {
    const pageOf = browserOf();
    const first = pageOf(slowly);
    first.auth(tokenFor('jane')).catch(() => undefined);
    pass(LOAD_MS);
    server.cut();
    first.send("Jane's own").catch(() => undefined);
    pass(100);
    first.dispose();
    const second = pageOf(() => NEVER);
    second.logout().catch(() => undefined);
    second.dispose();

    const third = pageOf(slowly);
    third.send('of the next visitor').catch(() => undefined);
    pass(30_000);
    const own = { content: { type: 'TEXT', text: 'of the next visitor' } };
    expect(third.state.outbox).toMatchObject([own]);
    server.heal();
    pass(30_000);
    expect(posts()).toMatchObject([own]);
  });

  it('takes over what a tab left that was closed, once it is there', async () => {
    const pageOf = browserOf();
    const first = pageOf(slowly);
    pass(LOAD_MS);
    server.cut();
    void first.send('left behind').catch(() => undefined);
    pass(100);
    first.dispose();
    server.heal();
    const second = pageOf(slowly);
    pass(30_000);
    await tasks();
    expect(textsOf(second)).toEqual(['left behind']);
    expect(posts()).toHaveLength(1);
  });

  it('refuses what needs it at once, with the reason, and has it for the next who asks', async () => {
    const cause = new Error('offline');
    const chat = chatOf(
      () => (loads.length < 4 ? throwError(() => cause) : [occasions]),
      {},
      () => NEVER,
    );
    await expect(chat.exportData()).rejects.toMatchObject({ code: 'UNAVAILABLE', cause });
    await expect(chat.deleteData()).rejects.toMatchObject({ code: 'UNAVAILABLE', cause });
    await expect(chat.downloadFile('file-0001')).rejects.toMatchObject({ code: 'UNAVAILABLE', cause });
    await expect(chat.downloadFile('file-0001')).rejects.not.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is one for everything that asks for it', async () => {
    let made = 0;
    const chat = chatOf(() => [
      (config, host) => {
        made += 1;
        return occasions(config, host);
      },
    ]);
    await expect(chat.downloadFile('file-0001')).rejects.toBeDefined();
    await chat.send(note);
    pass(LOAD_MS);
    await expect(chat.downloadFile('file-0001')).rejects.toBeDefined();
    expect(made).toBe(1);
    expect(posts()).toHaveLength(1);
  });

  it('does not come to a chat that has ended', async () => {
    const chat = chatOf(slowly);
    const sent = chat.send(note);
    chat.dispose();
    pass(LOAD_MS);
    await tasks();
    await expect(sent).rejects.toMatchObject({ code: 'DISPOSED' });
    expect(posts()).toEqual([]);
  });
});
