import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { openAdmin } from '../admin/open-admin.js';
import { storageKey } from '../files/file-store.js';
import { MIGRATIONS } from '../store/sql/migrations.js';
import { describeWith, startEngine, type Engine } from '../testing/engine.js';
import { examine } from './doctor.js';
import type { Finding } from './finding.js';

jest.setTimeout(60_000);

const STORY = `
  INSERT INTO persons (id, widget_id, kind, created_at) SELECT 'person', id, 'VISITOR', 0 FROM widgets;
  INSERT INTO threads (id, conversation_id, widget_id, person_id, client_thread_id, status, top_seq,
    customer_delivered, customer_seen, team_delivered, team_seen, context, created_at, updated_at)
    SELECT 'thread', 'conversation', id, 'person', 'client', 'OPEN', 1, 0, 0, 0, 0, '{}', 0, 0 FROM widgets;
  INSERT INTO messages (thread_id, seq, id, sender_key, client_message_id, author_type, content, created_at)
    VALUES ('thread', 1, 'message', 'sender', 'client', 'SYSTEM', '{}', 200000);`;

describeWith('postgres')('doctor on PostgreSQL', () => {
  let engine: Engine;
  let owner: pg.Client;
  let root: string;
  let dataDir: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'livechat-doctor-'));
    engine = await startEngine('postgres');
    owner = new pg.Client(engine.url);
    await owner.connect();
  });

  afterAll(async () => {
    await owner.end();
    await engine.stop();
    await rm(root, { recursive: true, force: true });
  });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(root, 'data-'));
    await owner.query('CREATE SCHEMA IF NOT EXISTS public');
  });

  afterEach(() => owner.query('DROP SCHEMA public CASCADE'));

  const look = (env: Record<string, string> = {}, now = 200_000) =>
    examine({ DATA_DIR: dataDir, DATABASE_URL: engine.url, ...env }, () => now);
  const wrong = async (...args: Parameters<typeof look>): Promise<readonly Finding[]> =>
    (await look(...args)).filter(({ grade, check }) => grade !== 'GOOD' && check !== 'disk');
  const setUp = async () => {
    const admin = await openAdmin({ dataDir, databaseUrl: engine.url });
    await admin.createWidget({ title: 'Shop', origins: ['https://shop.example'] });
    await admin.createAgent({ email: 'ann@shop.example', name: 'Ann', password: 'a long password' });
    await admin.close();
    await owner.query(STORY);
  };
  /** The database takes a changed setting in a moment of its own. */
  const untilItSays = async (text: string): Promise<readonly Finding[]> => {
    for (;;) {
      const found = await wrong();
      if (JSON.stringify(found).includes(text)) return found;
    }
  };
  const tablesOf = async () =>
    (await owner.query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relkind = 'r' ORDER BY 1")).rows;

  it('finds nothing wrong with a good installation, and leaves nothing behind', async () => {
    await setUp();
    const before = await tablesOf();
    expect(await wrong()).toEqual([]);
    expect(await tablesOf()).toEqual(before);
    expect(await wrong({}, 100_000)).toMatchObject([{ check: 'clock', grade: 'BAD' }]);
    // What others have put beside the store is theirs.
    await owner.query('CREATE INDEX reports ON messages (created_at); ALTER TABLE threads ADD COLUMN report TEXT');
    expect(await wrong()).toEqual([]);
  });

  it('says that there is no store, and that one is older or newer, and changes none', async () => {
    expect(await wrong()).toMatchObject([{ check: 'store', grade: 'WARNING' }]);
    expect(await wrong()).toMatchObject([{ check: 'store', grade: 'WARNING' }]);
    await setUp();
    await owner.query(`DELETE FROM migrations WHERE version = ${MIGRATIONS.length}`);
    expect(await wrong()).toMatchObject([{ check: 'version', grade: 'WARNING' }]);
    expect(await wrong()).toMatchObject([{ check: 'version', grade: 'WARNING' }]);
    await owner.query(`INSERT INTO migrations (version, applied_at) VALUES (${MIGRATIONS.length + 1}, 'later')`);
    expect(await wrong()).toMatchObject([{ check: 'version', grade: 'BAD' }]);
  });

  it('finds messages that cannot be read or are missing', async () => {
    await setUp();
    await owner.query("UPDATE messages SET content = '{\"type\": \"TE', seq = 2; UPDATE threads SET context = 'x'");
    const [finding, ...more] = await wrong();
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ check: 'messages', grade: 'BAD' });
    for (const says of ['1 messages cannot be read', 'contextual data of 1', '1 conversations have gaps']) {
      expect(finding?.says).toContain(says);
    }
    await owner.query("DELETE FROM messages; UPDATE threads SET context = '{}'");
    expect(await wrong()).toMatchObject([{ check: 'messages', says: expect.stringContaining('gaps') as unknown }]);
  });

  it('finds tables and columns that are missing or different', async () => {
    await setUp();
    await owner.query(`DROP TABLE thread_tags; ALTER TABLE threads DROP COLUMN topic;
      ALTER TABLE files ALTER size TYPE INTEGER; ALTER TABLE files ALTER name DROP NOT NULL`);
    const found = await wrong();
    const [finding] = found;
    expect(finding).toMatchObject({
      check: 'tables',
      grade: 'BAD',
      remedy: expect.stringContaining('dump') as unknown,
    });
    for (const says of ['thread_tags.name', 'threads.topic', 'files.size (bigint NOT NULL)', 'files.name']) {
      expect(finding?.says).toContain(says);
    }
    // What went with them is named as well.
    expect(found.slice(1).map(({ check }) => check)).toEqual(['indexes', 'constraints']);
  });

  it.each([
    [
      'indexes',
      ['sessions_by_person', 'threads_by_widget', 'messages_of_team'],
      `DROP INDEX sessions_by_person; DROP INDEX threads_by_widget; CREATE INDEX threads_by_widget ON threads (id);
       UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'messages_of_team'::regclass`,
    ],
    [
      'constraints',
      ['messages_thread_id_sender_key_client_message_id_key', 'threads_status_check', 'mine of messages'],
      `ALTER TABLE messages DROP CONSTRAINT messages_thread_id_sender_key_client_message_id_key;
       ALTER TABLE threads DROP CONSTRAINT threads_status_check;
       ALTER TABLE messages DROP CONSTRAINT messages_thread_id_fkey;
       ALTER TABLE messages ADD CONSTRAINT mine FOREIGN KEY (thread_id) REFERENCES threads (id) NOT VALID`,
    ],
    ['triggers', ['messages'], 'ALTER TABLE messages DISABLE TRIGGER ALL'],
  ])('finds %s that are missing or not in force, and the remedy mends it', async (check, names, sql) => {
    await setUp();
    await owner.query(sql);
    const found = await wrong();
    expect(found).toMatchObject([{ check, grade: 'BAD' }]);
    for (const name of names) expect(found[0]?.says).toContain(name);
    await owner.query(found[0]?.remedy?.split('Run in the database: ')[1] ?? '');
    expect(await wrong()).toEqual([]);
  });

  it('finds rows that refer to nothing', async () => {
    await setUp();
    await owner.query(
      'SET session_replication_role = replica; DELETE FROM persons; SET session_replication_role = origin',
    );
    expect(await wrong()).toMatchObject([
      { check: 'store', grade: 'BAD', says: 'Rows refer to nothing: 1 of threads by person_id.' },
    ]);
  });

  it('finds files that are missing or damaged, and those that nobody knows', async () => {
    await setUp();
    const hash = createHash('sha256').update('abc').digest('hex');
    const key = storageKey(hash, 'file');
    await owner.query(
      `INSERT INTO files (id, uploader, client_file_id, name, media_type, size, storage_key, state, created_at)
       VALUES ('file', 'person:x', 'client', 'a.txt', 'text/plain', 3, $1, 'READY', 0)`,
      [key],
    );
    expect(await wrong()).toMatchObject([{ check: 'files', says: expect.stringContaining('is missing') as unknown }]);
    const path = join(dataDir, 'files', key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, 'abd');
    expect(await wrong()).toMatchObject([{ check: 'files', says: expect.stringContaining('other bytes') as unknown }]);
    await writeFile(path, 'abc');
    expect(await wrong()).toEqual([]);
    const stray = join(dataDir, 'files', storageKey(hash, 'nobody'));
    await writeFile(stray, 'abc');
    expect(await wrong()).toMatchObject([
      { check: 'stray files', grade: 'WARNING', says: `1 files of 3 bytes belong to nothing: ${stray}.` },
    ]);
  });

  it('finds a database that does not let in, is read only, or may lose what it acknowledges', async () => {
    await setUp();
    const closed = await wrong({ DATABASE_URL: engine.url.replace(/:[^:@]+@/, ':hunter2@') });
    expect(closed).toMatchObject([{ check: 'store', says: expect.stringContaining('password auth') as unknown }]);
    expect(JSON.stringify(closed)).not.toContain('hunter2');
    const standby = `${engine.url}?options=-c%20default_transaction_read_only%3Don`;
    expect(await wrong({ DATABASE_URL: standby })).toMatchObject([{ check: 'database', grade: 'BAD' }]);
    await owner.query('ALTER SYSTEM SET full_page_writes = off');
    await owner.query('SELECT pg_reload_conf()');
    const careless = await untilItSays('power cut');
    expect(careless).toMatchObject([
      { check: 'database', grade: 'BAD', remedy: expect.stringContaining('fsync') as unknown },
    ]);
    await owner.query('ALTER SYSTEM RESET full_page_writes');
    await owner.query('SELECT pg_reload_conf()');
  });

  it('says what it may not look into', async () => {
    await setUp();
    await owner.query(`REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC; CREATE ROLE reader LOGIN PASSWORD 'word';
      GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO reader; GRANT USAGE, CREATE ON SCHEMA public TO reader`);
    const url = new URL(engine.url);
    const found = await wrong({ DATABASE_URL: `postgres://reader:word@${url.host}${url.pathname}` });
    await owner.query('DROP OWNED BY reader; DROP ROLE reader; GRANT TEMPORARY ON DATABASE postgres TO PUBLIC');
    expect(found).toMatchObject([{ check: 'tables', remedy: expect.stringContaining('GRANT TEMPORARY') as unknown }]);
  });
});

describeWith('nats')('doctor on a broker', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'livechat-doctor-'));
  });

  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('finds one that is gone', async () => {
    const engine = await startEngine('nats');
    const brokerOf = async () => {
      const env = { DATA_DIR: dataDir, DATABASE_URL: 'postgres://chat:word@127.0.0.1:9/chat', NATS_URL: engine.url };
      return (await examine(env, Date.now)).find(({ check }) => check === 'broker');
    };
    expect(await brokerOf()).toMatchObject({ grade: 'GOOD' });
    await engine.pause();
    expect(await brokerOf()).toMatchObject({ grade: 'BAD', remedy: expect.stringContaining('NATS_URL') as unknown });
    await engine.resume();
    await engine.stop();
  });
});
