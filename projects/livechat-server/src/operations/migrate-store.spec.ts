import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { newId } from '../auth/secrets.js';
import { storageKey } from '../files/file-store.js';
import { ANN, MULTI, SILENT, StoreFixture, refusal } from '../store/contract/store-fixture.js';
import { openPostgresStore } from '../store/postgres/open-postgres-store.js';
import { openPostgresDatabase } from '../store/postgres/postgres-database.js';
import { readTables } from '../store/sql/tables.js';
import { openSqliteDatabase } from '../store/sqlite/sqlite-database.js';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.js';
import { describeWith, startEngine, type Engine } from '../testing/engine.js';
import { s3UrlOf, startS3Double, type S3Double } from '../testing/s3-double.js';
import { BIN, environment, spawnServer } from '../testing/spawned-server.js';
import { migrateStore, type MovedStore } from './migrate-store.js';

jest.setTimeout(60_000);

/** More than is read at a time, so that pages meet. */
const MESSAGES = 230;

/** A store in which no table is empty; who adds a table adds a row of it here. */
async function fill(path: string): Promise<{ readonly personId: string; readonly epoch: string }> {
  const on = new StoreFixture();
  await on.setUp(async (clock) => ({
    open: () => openSqliteStore({ path, clock, newId, report: SILENT, role: 'server' }),
    remove: async () => undefined,
  }));
  const { store } = on;
  await store.addWebhook({ id: 'hook-1', url: 'https://hooks.example/1', types: [], secret: 'secret' }, 20);
  await store.openAgentSession({ agentId: ANN.id, tokenHash: 'hash-of-agent', expiresAt: on.now + 1_000 });
  await store.createApiKey({ id: 'key-1', name: 'Bot', keyHash: 'hash-of-key', scopes: ['metadata'] });
  const { session } = await on.logIn(await on.visitor(), 'ann@shop.example', { name: 'Ann ☕ 𝄞' });
  const { conversationId } = (await on.post(session, 'thread-a')).thread;
  for (let count = 1; count < MESSAGES; count += 1) await on.post(session, 'thread-a');
  await store.addContext({ session, requestId: 'request-1', data: { n: [1, '"\'\\'] }, target: { all: true } });
  await store.addTag(conversationId, 'vip');
  await store.updateCase(conversationId, { queueId: (await store.addQueue('Sales')).id });
  await store.addNote({ conversationId, author: { type: 'AGENT', id: ANN.id, name: 'Ann' }, text: 'Line\nline' });
  const file = { id: 'file-1', name: 'cat.png', mediaType: 'image/png', size: 9, width: 3, height: 2 };
  const uploader = `person:${session.personId}` as const;
  await store.beginUpload({ uploader, clientFileId: 'client-file-1', file, storageKey: 'key-of-file' });
  await store.claimWork('sweep', 1_000);
  await store.admitSignIn({ account: 'account', address: 'address' });
  const epoch = await store.epoch();
  await on.tearDown();
  return { personId: session.personId, epoch };
}

describeWith('postgres')('migrate-store', () => {
  let engine: Engine;
  let owner: pg.Client;
  let root: string;
  let filled: Awaited<ReturnType<typeof fill>>;
  let from: string;
  let counter = 0;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'livechat-move-'));
    filled = await fill(join(root, 'filled.db'));
    engine = await startEngine('postgres');
    owner = new pg.Client(engine.url);
    await owner.connect();
  }, 60_000);

  afterAll(async () => {
    await owner.end();
    await engine.stop();
    await rm(root, { recursive: true, force: true });
  });

  beforeEach(async () => {
    counter += 1;
    // A copy each: the driver holds a store of this process until its garbage is collected.
    from = join(root, `data-${counter}`);
    await mkdir(from, { mode: 0o700 });
    await copyFile(join(root, 'filled.db'), join(from, 'livechat.db'));
    await owner.query('CREATE SCHEMA IF NOT EXISTS public');
  });

  afterEach(() => owner.query('DROP SCHEMA public CASCADE'));

  const target = () => openPostgresStore({ url: engine.url, clock: Date.now, newId, report: SILENT, role: 'server' });
  const rowsOf = async (table: string) => {
    const { rows } = await owner.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
    return Number(rows[0]?.n);
  };
  const run = (args: readonly string[], databaseUrl = engine.url, more: NodeJS.ProcessEnv = {}) =>
    new Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>((resolve) => {
      const env = { ...environment(from), DATABASE_URL: databaseUrl, ...more };
      execFile(process.execPath, [BIN, 'migrate-store', ...args], { env }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });

  it('copies every table there is, none of them empty, and says what both sides hold', async () => {
    const source = await openSqliteDatabase(join(root, 'filled.db'));
    const names = (await readTables(source.reader)).map(({ name }) => name);
    await source.close();
    const { code, stdout, stderr } = await run(['--from', from, '--to', engine.url, '--json'], '');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { tables } = JSON.parse(stdout) as MovedStore;
    expect(tables.map(({ table }) => table)).toEqual(names);
    for (const { table, rows, hash } of tables) {
      // The migrations are those of the tables, made by this release.
      if (table === 'migrations') continue;
      expect([table, rows]).not.toEqual([table, 0]);
      expect(await rowsOf(table)).toBe(rows);
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('G17: gives a store that serves the same under another epoch', async () => {
    await migrateStore({ from, to: engine.url });
    const store = await target();
    const [thread] = await store.listThreads(filled.personId);
    expect(thread?.topSeq).toBe(MESSAGES);
    expect(await store.listAgents()).toEqual([ANN]);
    expect((await store.findWidget(MULTI))?.title).toBe(MULTI);
    expect(await store.epoch()).not.toBe(filled.epoch);
    await store.close();
  });

  it('has no sequences to set: ids and numbers are given by the store itself', async () => {
    await migrateStore({ from, to: engine.url });
    const { rows } = await owner.query('SELECT sequence_name FROM information_schema.sequences');
    expect(rows).toEqual([]);
  });

  it('knows the same tables, columns and keys on both engines', async () => {
    await (await target()).close();
    const postgres = openPostgresDatabase(engine.url);
    const sqlite = await openSqliteDatabase(join(root, 'filled.db'));
    expect(await readTables(postgres.reader)).toEqual(await readTables(sqlite.reader));
    await postgres.close();
    await sqlite.close();
  });

  it('keeps nothing when it is killed midway, and copies everything when it is run again', async () => {
    await (await target()).close();
    await owner.query(`
      CREATE FUNCTION dwell() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep(600); RETURN NULL; END $$;
      CREATE TRIGGER dwell BEFORE INSERT ON messages FOR EACH STATEMENT EXECUTE FUNCTION dwell();
      ALTER ROLE CURRENT_USER SET client_connection_check_interval = '20ms';`);
    const env = { ...environment(from), DATABASE_URL: engine.url };
    const child = spawn(process.execPath, [BIN, 'migrate-store'], { env, stdio: 'ignore' });
    const exited = once(child, 'exit');
    const dwells = async () =>
      (await owner.query("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")).rows.length > 0;
    while (!(await dwells())) await sleep(10);
    child.kill('SIGKILL');
    await exited;
    // Waits until the database has noticed, and undone everything.
    await owner.query('DROP TRIGGER dwell ON messages');
    for (const table of ['agents', 'messages', 'threads', 'widgets'])
      expect([table, await rowsOf(table)]).toEqual([table, 0]);
    expect(await run([])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('stay in the data folder') as string,
    });
    expect(await rowsOf('messages')).toBe(MESSAGES);
  });

  describe('with files', () => {
    let service: S3Double;
    let sound: string;
    let changed: string;

    beforeEach(async () => {
      service = await startS3Double();
      const add = async (id: string, content: string) => {
        const key = storageKey(createHash('sha256').update('abc').digest('hex'), id);
        await mkdir(dirname(join(from, 'files', key)), { recursive: true });
        await writeFile(join(from, 'files', key), content);
        return key;
      };
      [sound, changed] = [await add('file-a', 'abc'), await add('file-b', 'abd')];
      const missing = storageKey('ab'.repeat(32), 'file-c');
      const changing = `${from}.db`;
      await copyFile(join(root, 'filled.db'), changing);
      const store = await openSqliteDatabase(changing);
      await store.transact(async (sql) => {
        for (const [index, key] of [sound, changed, missing].entries()) {
          await sql.run(
            `INSERT INTO files (id, uploader, client_file_id, name, media_type, size, storage_key, state, created_at)
              VALUES (?, 'person:x', ?, 'a.txt', 'text/plain', 3, ?, 'READY', 0)`,
            `kept-${index}`,
            `client-${index}`,
            key,
          );
        }
      });
      await store.close();
      await copyFile(changing, join(from, 'livechat.db'));
    });

    afterEach(() => service.close());

    const runWith = () => run(['--json'], engine.url, { S3_URL: s3UrlOf(service.settings) });

    it('puts them into the bucket before the database names them, and says which were damaged', async () => {
      const { code, stdout, stderr } = await runWith();
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect((JSON.parse(stdout) as MovedStore).files).toEqual({
        files: 1,
        bytes: 3,
        damaged: [`${changed} has other bytes`, expect.stringContaining('file-c is missing')].sort(),
      });
      expect([...service.objects]).toEqual([[sound, Buffer.from('abc')]]);
      expect((await readFile(join(from, 'files', sound))).toString()).toBe('abc');
    });

    it('keeps the database empty while the bucket cannot take them, and can be run again', async () => {
      service.deny(['PUT']);
      expect(await runWith()).toMatchObject({ code: 1, stderr: expect.stringContaining('AccessDenied') as string });
      expect(await rowsOf('messages')).toBe(0);
      service.deny([]);
      expect(await runWith()).toMatchObject({ code: 0 });
    });

    it('finds out that the database is not empty before it copies any', async () => {
      const store = await target();
      await store.createAgent({ agent: ANN, passwordHash: 'hash' });
      await store.close();
      expect(await runWith()).toMatchObject({ code: 1, stderr: expect.stringContaining('not empty') as string });
      expect(service.objects.size).toBe(0);
    });
  });

  it('refuses a database that holds anything, and changes nothing', async () => {
    const store = await target();
    await store.createAgent({ agent: ANN, passwordHash: 'hash' });
    await store.close();
    await expect(migrateStore({ from, to: engine.url })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: 'The database is not empty: there are rows in agents.',
    });
    expect(await rowsOf('messages')).toBe(0);
    expect(await rowsOf('agents')).toBe(1);
  });

  it('refuses while a server uses the store', async () => {
    const server = await spawnServer(from);
    const { code, stderr } = await run([]);
    await server.end('SIGTERM');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('uses the store') as string });
    expect(await run([])).toMatchObject({ code: 0, stdout: expect.stringContaining('messages') as string });
  });

  it('keeps nothing when the database holds something else than was written', async () => {
    await (await target()).close();
    await owner.query(`
      CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.content := replace(NEW.content, '7', '8'); RETURN NEW; END $$;
      CREATE TRIGGER spoil BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION spoil();`);
    await expect(migrateStore({ from, to: engine.url })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'The table messages does not hold what was copied into it.',
    });
    for (const table of ['messages', 'threads', 'widgets']) expect(await rowsOf(table)).toBe(0);
  });

  it('refuses what is no store of this release, and a database that is not there', async () => {
    await expect(migrateStore({ from: join(root, 'nowhere'), to: engine.url })).rejects.toEqual(
      refusal('INVALID_ARGUMENT'),
    );
    await copyFile(join(root, 'filled.db'), join(root, 'older.db'));
    const older = await openSqliteDatabase(join(root, 'older.db'));
    await older.transact((sql) => sql.run('DELETE FROM migrations WHERE version > 3'));
    await older.close();
    await copyFile(join(root, 'older.db'), join(from, 'livechat.db'));
    expect(await run([])).toMatchObject({ code: 1, stderr: expect.stringContaining('has version 3') as string });
    const nobody = engine.url.replace(/:\d+\//, ':9/');
    await copyFile(join(root, 'filled.db'), join(from, 'livechat.db'));
    expect(await run([], nobody)).toMatchObject({ code: 1, stderr: expect.stringContaining('DATABASE_URL') as string });
    expect(await run([], '')).toMatchObject({ code: 1, stderr: expect.stringContaining('no database') as string });
  });
});
