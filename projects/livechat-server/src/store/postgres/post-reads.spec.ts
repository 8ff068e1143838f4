import pg from 'pg';
import { newId } from '../../auth/secrets.js';
import { describeWith, startEngine, type Engine } from '../../testing/engine.js';
import { MULTI, SILENT, StoreFixture } from '../contract/store-fixture.js';
import { postGroup, type PlainPost } from '../sql/post-group.js';
import { openPostgresDatabase } from './postgres-database.js';
import { openPostgresStore } from './open-postgres-store.js';

/** So many others have written before, and so long is the conversation. */
const MANY = 2_000;

describeWith('postgres')('a post on PostgreSQL', () => {
  let engine: Engine;
  let owner: pg.Client;
  const on = new StoreFixture();

  beforeAll(async () => {
    engine = await startEngine('postgres');
    owner = new pg.Client(engine.url);
    await owner.connect();
    await on.setUp((clock) =>
      Promise.resolve({
        open: () => openPostgresStore({ url: engine.url, clock, newId, report: SILENT, role: 'server' }),
        remove: () => Promise.resolve(),
      }),
    );
  }, 60_000);

  afterAll(async () => {
    await on.tearDown();
    await owner.end();
    await engine.stop();
  });

  it.each(['before it has looked at its tables', 'after'])(
    'reads a few rows, whatever else is there: %s',
    async (when) => {
      const session = await on.visitor();
      const { thread } = await on.post(session, `thread ${when}`);
      await fill(thread.id, when);
      if (when === 'after') await owner.query('ANALYZE');
      const post = {
        session,
        clientMessageId: newId(),
        target: { threadId: thread.id },
        content: { type: 'TEXT', text: 'Hi' },
      } as PlainPost;

      const read = await rowsReadBy(post);
      expect(read).toMatchObject({ threads: expect.any(Number) as number });
      expect(Object.entries(read).filter(([, rows]) => rows > 20)).toEqual([]);
    },
  );

  it('leaves the indexes of its thread as they are', async () => {
    const session = await on.visitor();
    const { thread } = await on.post(session, 'thread of several');
    const target = { threadId: thread.id };
    const content = { type: 'TEXT', text: 'Hi' } as const;
    for (let count = 0; count < 3; count += 1) {
      on.now += 1000;
      const changed = await countedBy<{ readonly all: number; readonly beside: number }>(
        { session, clientMessageId: newId(), target, content },
        'SELECT n_tup_upd AS "all", n_tup_hot_upd AS beside FROM pg_stat_xact_user_tables WHERE relname = \'threads\'',
      );
      expect(changed).toEqual([{ all: 1, beside: 1 }]);
    }
  });

  /** Other people with their conversations, and much that was said in this one. */
  async function fill(threadId: string, prefix: string): Promise<void> {
    const ids = `'${prefix}' || g`;
    const columns = (table: string, values: Readonly<Record<string, string>>): string =>
      `INSERT INTO ${table} (${Object.keys(values).join(', ')})
        SELECT ${Object.values(values).join(', ')} FROM generate_series(1, ${MANY}) g`;
    const widget = `'${MULTI}'`;
    const now = String(on.now);
    await owner.query(columns('persons', { id: ids, widget_id: widget, kind: "'VISITOR'", created_at: now }));
    await owner.query(
      columns('sessions', {
        ...{ id: ids, widget_id: widget, person_id: ids, generation: '1' },
        ...{ created_at: now, last_seen_at: now },
      }),
    );
    await owner.query(
      columns('threads', {
        ...{
          id: ids,
          conversation_id: ids,
          widget_id: widget,
          person_id: ids,
          client_thread_id: ids,
          status: "'OPEN'",
        },
        ...{ context: "'{}'", top_seq: '0', is_on_hold: '0', event_top: '0', created_at: now, updated_at: now },
        ...{ team_seen: '0', team_delivered: '0', customer_seen: '0', customer_delivered: '0' },
      }),
    );
    await owner.query(
      columns('messages', {
        ...{ id: ids, thread_id: `'${threadId}'`, seq: 'g + 10', sender_key: "'customer'", client_message_id: ids },
        ...{ content: `'{"type":"TEXT","text":"Hi"}'`, author_type: "'CUSTOMER'", created_at: now },
      }),
    );
    await owner.query('UPDATE threads SET top_seq = $1 WHERE id = $2', [MANY + 10, threadId]);
  }

  /** How many rows of each table a post has looked at. */
  async function rowsReadBy(post: PlainPost): Promise<Readonly<Record<string, number>>> {
    const counted = await countedBy<{ readonly name: string; readonly rows: number }>(
      post,
      'SELECT relname AS name, seq_tup_read + coalesce(idx_tup_fetch, 0) AS rows FROM pg_stat_xact_user_tables',
    );
    return Object.fromEntries(counted.map(({ name, rows }) => [name, rows]));
  }

  /** What PostgreSQL has counted of a post, by a connection of its own. */
  async function countedBy<Row>(post: PlainPost, counts: string): Promise<readonly Row[]> {
    const database = openPostgresDatabase(engine.url);
    const counted = await database.transact(async (sql) => {
      // As statements are planned that were prepared long ago.
      await sql.script('SET LOCAL plan_cache_mode = force_generic_plan');
      const [posted] = await postGroup({ sql, clock: () => on.now, newId }, [post]);
      expect(posted?.outcome).toBe('STORED');
      return sql.all<Row>(counts);
    });
    await database.close();
    return counted;
  }
});
