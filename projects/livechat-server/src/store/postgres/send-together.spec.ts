import pg from 'pg';
import { newId } from '../../auth/secrets.js';
import { describeWith, startEngine, type Engine } from '../../testing/engine.js';
import { MULTI, SILENT, StoreFixture } from '../contract/store-fixture.js';
import { postGroup, type PlainPost } from '../sql/post-group.js';
import { openPostgresStore } from './open-postgres-store.js';
import { PostgresConnection } from './postgres-connection.js';
import { Statements } from './statements.js';
import { VALUE_TYPES } from './value-types.js';

/** Counts what a client hands to the system. */
function countPackets({ connection: { stream } }: pg.Client): () => number {
  let packets = 0;
  const { _write: write, _writev: writeAll } = stream;
  stream._write = (...of) => {
    packets += 1;
    write.apply(stream, of);
  };
  stream._writev = (...of) => {
    packets += 1;
    writeAll?.apply(stream, of);
  };
  return () => packets;
}

describeWith('postgres')('sendTogether', () => {
  let engine: Engine;
  const on = new StoreFixture();

  beforeAll(async () => {
    engine = await startEngine('postgres');
    await on.setUp((clock) =>
      Promise.resolve({
        open: () => openPostgresStore({ url: engine.url, clock, newId, report: SILENT, role: 'server' }),
        remove: () => Promise.resolve(),
      }),
    );
  }, 60_000);

  afterAll(async () => {
    await on.tearDown();
    await engine.stop();
  });

  it('brings a group of posts to the database in two packets: what it rests on, and what it writes', async () => {
    const session = await on.visitor(MULTI);
    const { thread } = await on.post(session, 'thread-0001');
    const post: PlainPost = {
      session,
      clientMessageId: newId(),
      target: { threadId: thread.id },
      content: { type: 'TEXT', text: 'Hi' },
    };
    const client = new pg.Client({ connectionString: engine.url, pipeline: true, types: VALUE_TYPES });
    await client.connect();
    const packets = countPackets(client);
    const sql = new PostgresConnection(client, new Statements());
    sql.begin('BEGIN');
    const stored = await postGroup({ sql, clock: () => on.now, newId }, [post]);
    await sql.commit();
    await client.end();
    expect(stored).toMatchObject([{ outcome: 'STORED' }]);
    // The third one says goodbye.
    expect(packets()).toBe(3);
  });
});
