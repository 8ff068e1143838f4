import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KEY, MULTI, SILENT, type MakePlace } from '../../contract/store-fixture.js';
import { storeContract } from '../../store-contract.js';
import type { AvailabilityReport } from '../../sql/watch-availability.js';
import { openThreadedStore } from './open-threaded-store.js';

/** As it is built: a thread runs no TypeScript. */
const program = pathToFileURL(join(__dirname, '../../../../dist/src/store/sqlite/thread/store-thread.js'));

const makePlace: MakePlace = async (clock) => {
  const folder = await mkdtemp(join(tmpdir(), 'livechat-threaded-'));
  const path = join(folder, 'livechat.db');
  return {
    open: () => openThreadedStore({ path, clock, report: SILENT, program }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

// What a server on one machine has: what is asked and answered has to find its way between the threads.
storeContract('SQLite in a thread of its own', makePlace);

describe('openThreadedStore', () => {
  let folder: string;
  const path = () => join(folder, 'livechat.db');
  const open = () => openThreadedStore({ path: path(), clock: Date.now, report: SILENT, program });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-threaded-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('says so when the file is something else', async () => {
    await writeFile(path(), 'x'.repeat(8192));
    await expect(open()).rejects.toMatchObject({ name: 'LiveChatError', code: 'UNAVAILABLE', field: 'DATA_DIR' });
  });

  it('finishes what was begun when it is closed, and refuses what comes later', async () => {
    const store = await open();
    const begun = Array.from({ length: 50 }, (_, index) => store.addQueue(`Line ${index}`));
    const closing = store.close();
    await expect(store.listWidgets()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await closing;
    expect(await Promise.all(begun)).toHaveLength(50);
    const again = await open();
    expect(await again.listQueues()).toHaveLength(50);
    expect(await again.epoch()).toBe(await store.epoch());
    await again.close();
  });

  it('G14: refuses what waits when the thread ends by itself, and opens the store anew', async () => {
    const mortal = join(folder, 'mortal-thread.mjs');
    await writeFile(
      mortal,
      // It ends while the driver has nothing under way, which would take the whole process along.
      `import { parentPort } from 'node:worker_threads';
      const { setTimeout: after } = globalThis;
      const listen = parentPort.on.bind(parentPort);
      parentPort.on = (event, hear) => listen(event, (message) => {
        if (!message.calls?.some(({ operation }) => operation === 'listQueues')) return hear(message);
        globalThis.setTimeout = () => after(() => undefined, 0);
        after(() => process.exit(1), 500);
      });
      await import(${JSON.stringify(program.href)});`,
    );
    const events: string[] = [];
    let tellRegained = (): void => undefined;
    const regained = new Promise<void>((resolve) => (tellRegained = resolve));
    const report: AvailabilityReport = {
      lost: ({ code }) => events.push(`lost: ${code}`),
      regained: () => {
        events.push('regained');
        tellRegained();
      },
    };
    const store = await openThreadedStore({
      path: path(),
      clock: Date.now,
      report,
      program: pathToFileURL(mortal),
    });
    const epoch = await store.epoch();
    await store.createWidget({ id: MULTI, title: 'Shop', multiThread: true, themes: {}, origins: [] }, KEY);
    const refused = { name: 'LiveChatError', code: 'UNAVAILABLE' };
    await expect(Promise.all([store.listQueues(), store.addQueue('A')])).rejects.toMatchObject(refused);
    await expect(store.addQueue('B')).rejects.toMatchObject(refused);
    await expect(store.check()).rejects.toMatchObject(refused);
    expect(store.waitingWrites()).toBe(0);
    // What is only read can be read all the while.
    expect(await store.findWidget(MULTI)).toMatchObject({ title: 'Shop' });

    await regained;
    expect(await store.addQueue('C')).toMatchObject({ name: 'C' });
    await store.check();
    expect(await store.epoch()).toBe(epoch);
    expect(events).toEqual(['lost: UNAVAILABLE', 'regained']);
    await store.close();
  });
});
