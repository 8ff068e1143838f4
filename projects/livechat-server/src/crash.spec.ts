import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAdmin } from './admin/open-admin.js';
import { checkHistory } from './testing/check-history.js';
import { PersistentWriter } from './testing/persistent-writer.js';
import { spawnServer } from './testing/spawned-server.js';

/** How often the server is killed; `npm run test:soak` asks for hundreds. */
const KILLS = Number(process.env['LIVECHAT_KILLS'] ?? 30);

/** Moments spread over a group of posts on its way through the server, in milliseconds after it listens. */
const momentOf = (kill: number): number => 60 + ((kill * 37) % 150);

describe('a server that is killed', () => {
  let dataDir: string;
  let widgetId: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-crash-'));
    const admin = await openAdmin(dataDir);
    ({ id: widgetId } = await admin.createWidget({ title: 'Shop', multiThread: true }));
    await admin.close();
  });

  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it(
    `G1, G2, G5: lost nothing that it acknowledged and holds nothing twice, in one order, after ${KILLS} kills`,
    async () => {
      let servers: readonly string[] = [];
      const writerOf = (name: string, token?: string): PersistentWriter =>
        new PersistentWriter({
          servers: () => servers,
          widgetId,
          clientThreadId: 'thread-0001',
          name,
          ...(token === undefined ? {} : { token }),
        });
      const stop = new AbortController();

      // One visitor in three tabs, which write into the same thread, and five others.
      let server = await spawnServer(dataDir);
      servers = [server.url];
      const firstTab = writerOf('tab-1');
      const others = Array.from({ length: 5 }, (_, index) => writerOf(`visitor-${index}`));
      const writing = [firstTab, ...others].map((writer) => writer.write(stop.signal));
      while (firstTab.acknowledged.size === 0) await sleep(5);
      const tabs = [firstTab, writerOf('tab-2', firstTab.token), writerOf('tab-3', firstTab.token)];
      writing.push(...tabs.slice(1).map((tab) => tab.write(stop.signal)));

      const everybody = [...tabs, ...others];
      const written = (): number => everybody.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
      for (let kill = 0; kill < KILLS; kill += 1) {
        // Every second time whatever has come so far; else in the midst of writing, however slow the machine is.
        const before = written();
        while (kill % 2 === 0 && written() === before) await sleep(5);
        await sleep(momentOf(kill));
        await server.end('SIGKILL');
        server = await spawnServer(dataDir);
        servers = [server.url];
      }
      stop.abort();
      await Promise.all(writing);

      checkHistory(
        await firstTab.readAll(),
        tabs.map(({ acknowledged }) => acknowledged),
      );
      for (const writer of others) checkHistory(await writer.readAll(), [writer.acknowledged]);
      expect(written()).toBeGreaterThan(KILLS / 2);
      expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
    },
    60_000 + KILLS * 15_000,
  );
});
