import pg from 'pg';
import { newId } from '../../auth/secrets.js';
import { describeWith, startEngine, type Engine } from '../../testing/engine.js';
import { SILENT, StoreFixture, type StorePlace } from '../contract/store-fixture.js';
import type { Clock } from '../../clock.js';
import { storeContract } from '../store-contract.js';
import { openPostgresStore } from './open-postgres-store.js';

describeWith('postgres')('openPostgresStore', () => {
  let engine: Engine;
  let owner: pg.Client;

  beforeAll(async () => {
    engine = await startEngine('postgres');
    owner = new pg.Client(engine.url);
    await owner.connect();
  }, 60_000);

  afterAll(async () => {
    await owner.end();
    await engine.stop();
  });

  const makePlace = async (clock: Clock): Promise<StorePlace> => {
    await owner.query('CREATE SCHEMA IF NOT EXISTS public');
    return {
      open: () => openPostgresStore({ url: engine.url, clock, newId, report: SILENT, role: 'server' }),
      remove: async () => {
        await owner.query('DROP SCHEMA public CASCADE');
      },
    };
  };

  storeContract('PostgreSQL', makePlace);

  it('G10: ALL reaches a thread that opens while it waits for one that closes', async () => {
    const on = new StoreFixture();
    await on.setUp(makePlace);
    const session = await on.visitor();
    const [closing, opening] = [
      (await on.post(session, 'thread-a')).thread,
      (await on.post(session, 'thread-b')).thread,
    ];
    await on.store.setStatus(opening.conversationId, 'CLOSED');
    await owner.query('BEGIN');
    await owner.query("UPDATE threads SET status = 'CLOSED' WHERE id = $1", [closing.id]);
    const added = on.store.addContext({ session, requestId: 'request-1', data: { n: 1 }, target: { all: true } });
    await untilSomebodyWaits();
    await on.store.setStatus(opening.conversationId, 'OPEN');
    await owner.query('COMMIT');
    // Nobody saw a moment without an open thread.
    expect((await added).threadIds).toEqual([opening.id]);
    expect(await on.store.readMetadata(opening.conversationId)).toEqual({ n: 1 });
    await on.tearDown();
  });

  it('G17: servers that find out together that the tables were put back agree on one epoch', async () => {
    const on = new StoreFixture();
    await on.setUp(makePlace);
    const before = await on.store.epoch();
    await owner.query("UPDATE meta SET value = 'of another place' WHERE key = 'mark'");
    await owner.query('BEGIN');
    await owner.query("SELECT 1 FROM meta WHERE key = 'mark' FOR UPDATE");
    const opening = Promise.all(
      Array.from({ length: 3 }, () =>
        openPostgresStore({ url: engine.url, clock: Date.now, newId, report: SILENT, role: 'server' }),
      ),
    );
    await untilSomebodyWaits(3);
    await owner.query('COMMIT');
    const stores = await opening;
    const epochs = new Set(await Promise.all(stores.map((store) => store.epoch())));
    expect(epochs.size).toBe(1);
    expect(epochs).not.toContain(before);
    for (const store of stores) await store.close();
    await on.tearDown();
  });

  it('G17: a server that finds no mark keeps the epoch where another one leaves the first mark meanwhile', async () => {
    const on = new StoreFixture();
    await on.setUp(makePlace);
    const epoch = await on.store.epoch();
    const { rows } = await owner.query<{ value: string }>("DELETE FROM meta WHERE key = 'mark' RETURNING value");
    await owner.query('BEGIN');
    await owner.query('LOCK TABLE meta IN EXCLUSIVE MODE');
    const opening = openPostgresStore({ url: engine.url, clock: Date.now, newId, report: SILENT, role: 'server' });
    await untilSomebodyWaits();
    await owner.query("INSERT INTO meta (key, value) VALUES ('mark', $1)", [rows[0]?.value]);
    await owner.query('COMMIT');
    const store = await opening;
    expect(await store.epoch()).toBe(epoch);
    await store.close();
    await on.tearDown();
  });

  async function untilSomebodyWaits(count = 1): Promise<void> {
    for (;;) {
      // Within a transaction the first look is kept.
      await owner.query('SELECT pg_stat_clear_snapshot()');
      const { rows } = await owner.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
      if (rows.length >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
});
