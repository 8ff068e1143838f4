import pg from 'pg';
import { describeWith, startEngine, type Engine } from '../../testing/engine.js';
import type { SqlDatabase } from '../sql/sql-database.js';
import { openPostgresDatabase } from './postgres-database.js';

describeWith('postgres')('openPostgresDatabase', () => {
  let engine: Engine;
  let owner: pg.Client;
  let database: SqlDatabase;

  const insert = (x: string, n = 0) => database.transact((sql) => sql.run('INSERT INTO a (x, n) VALUES (?, ?)', x, n));
  const read = (x: string) => database.reader.get<{ n: number }>('SELECT n FROM a WHERE x = ?', x);

  beforeAll(async () => {
    engine = await startEngine('postgres');
    owner = new pg.Client(engine.url);
    await owner.connect();
  }, 60_000);

  afterAll(async () => {
    await owner.end();
    await engine.stop();
  });

  beforeEach(async () => {
    database = openPostgresDatabase(engine.url);
    await database.transact((sql) => sql.script('CREATE TABLE a (x TEXT PRIMARY KEY, n BIGINT NOT NULL)'));
  });

  afterEach(async () => {
    await database.close();
    await owner.query('DROP TABLE a');
  });

  it('G1: waits for the disk, whatever the default of the cluster is', async () => {
    await owner.query('ALTER SYSTEM SET synchronous_commit = off');
    await owner.query('SELECT pg_reload_conf()');
    const fresh = openPostgresDatabase(engine.url);
    const row = await fresh.reader.get<{ synchronous_commit: string }>('SHOW synchronous_commit');
    await fresh.close();
    await owner.query('ALTER SYSTEM RESET synchronous_commit');
    await owner.query('SELECT pg_reload_conf()');
    expect(row?.synchronous_commit).toBe('on');
  });

  it('gives integers as numbers, also those beyond 32 bits', async () => {
    await insert('now', 1_800_000_000_000);
    expect(await read('now')).toEqual({ n: 1_800_000_000_000 });
    expect(await database.reader.get('SELECT count(*) AS rows FROM a')).toEqual({ rows: 1 });
  });

  it('undoes the whole of what is rejected, and gives the connection back', async () => {
    for (let count = 0; count < 30; count += 1) {
      const failed = database.transact(async (sql) => {
        await sql.run("INSERT INTO a (x, n) VALUES ('x', 1)");
        throw new Error('changed its mind');
      });
      await expect(failed).rejects.toThrow('changed its mind');
    }
    expect(await read('x')).toBeUndefined();
  });

  it('commits nothing of a transaction in which a statement failed unseen', async () => {
    const swallowed = database.transact(async (sql) => {
      await sql.run("INSERT INTO a (x, n) VALUES ('x', 1)");
      await sql.run('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow('ROLLBACK');
    expect(await read('x')).toBeUndefined();
  });

  it('carries out in their order statements that are asked together', async () => {
    await insert('x');
    const seen = await database.transact((sql) =>
      Promise.all([
        sql.get<{ n: number }>("SELECT n FROM a WHERE x = 'x'"),
        sql.get<{ n: number }>("UPDATE a SET n = n + 1 WHERE x = 'x' RETURNING n"),
        sql.get<{ n: number }>("SELECT n FROM a WHERE x = 'x'"),
      ]),
    );
    expect(seen.map((row) => row?.n)).toEqual([0, 1, 1]);
  });

  it('undoes all of what was asked together when one of it fails, and uses the connection again', async () => {
    for (let count = 0; count < 30; count += 1) {
      const failed = database.transact((sql) =>
        Promise.all([
          sql.run("INSERT INTO a (x, n) VALUES ('x', 1)"),
          sql.run('SELECT 1 / 0'),
          sql.run("INSERT INTO a (x, n) VALUES ('y', 1)"),
        ]),
      );
      await expect(failed).rejects.toThrow('division by zero');
    }
    expect(await database.reader.all('SELECT x FROM a')).toEqual([]);
  });

  it('G1: commits writes that were left to the commit, or nothing when one of them fails', async () => {
    await database.transact(async (sql) => {
      sql.leave(sql.run("INSERT INTO a (x, n) VALUES ('x', 1)"));
      sql.leave(sql.insertAll({ table: 'a', columns: ['x', 'n'], rows: [['y', 2]] }));
    });
    expect([await read('x'), await read('y')]).toEqual([{ n: 1 }, { n: 2 }]);

    const failed = database.transact(async (sql) => {
      sql.leave(sql.run("INSERT INTO a (x, n) VALUES ('z', 1)"));
      sql.leave(sql.run('SELECT 1 / 0'));
      return 'stored';
    });
    await expect(failed).rejects.toThrow('division by zero');
    expect(await read('z')).toBeUndefined();
    await insert('z');
  });

  it('begins again what waits in a circle, and what somebody else was faster with', async () => {
    await Promise.all([insert('one'), insert('two')]);
    const raise = (first: string, second: string) =>
      database.transact(async (sql) => {
        await sql.run('UPDATE a SET n = n + 1 WHERE x = ?', first);
        await sql.get('SELECT pg_sleep(0.05)');
        await sql.run('UPDATE a SET n = n + 1 WHERE x = ?', second);
      });
    await Promise.all([raise('one', 'two'), raise('two', 'one')]);
    expect([await read('one'), await read('two')]).toEqual([{ n: 2 }, { n: 2 }]);

    const insertOrRaise = () =>
      database.transact(async (sql) => {
        const found = await sql.get("SELECT n FROM a WHERE x = 'three'");
        await sql.run(
          found === undefined ? "INSERT INTO a (x, n) VALUES ('three', 1)" : "UPDATE a SET n = n + 1 WHERE x = 'three'",
        );
      });
    await Promise.all(Array.from({ length: 8 }, insertOrRaise));
    expect(await read('three')).toEqual({ n: 8 });
  });

  it('goes on beside a newer release that adds a column', async () => {
    await insert('x', 1);
    const readAll = () => database.transact((sql) => sql.all<{ x: string }>('SELECT * FROM a'));
    await readAll();
    await database.snapshot((sql) => sql.all('SELECT * FROM a ORDER BY x'));
    await database.reader.all('SELECT a.* FROM a');
    await owner.query('ALTER TABLE a ADD COLUMN more TEXT');
    expect(await readAll()).toMatchObject([{ x: 'x' }]);
    expect(await database.snapshot((sql) => sql.all('SELECT * FROM a ORDER BY x'))).toMatchObject([{ x: 'x' }]);
    expect(await database.reader.all('SELECT a.* FROM a')).toMatchObject([{ x: 'x' }]);
  });

  it('reads one moment in a snapshot', async () => {
    const counts = await database.snapshot(async (sql) => {
      const before = await sql.get('SELECT count(*) AS n FROM a');
      await insert('meanwhile');
      return [before, await sql.get('SELECT count(*) AS n FROM a')];
    });
    expect(counts).toEqual([{ n: 0 }, { n: 0 }]);
  });

  it('G14: survives that its connections are cut, idle or in use', async () => {
    await Promise.all(Array.from({ length: 6 }, (_, index) => insert(`x${index}`)));
    const cut = () =>
      owner.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'livechat-server'");
    await cut();
    const inUse = database.transact(async (sql) => {
      await cut();
      await sql.get('SELECT 1');
    });
    await expect(inUse).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    // A connection that was cut may be found out by who uses it first; the next one is good.
    const answers = await Promise.allSettled([read('x0'), read('x0'), read('x0')]);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'UNAVAILABLE' });
    }
    const readAgain = async (): Promise<unknown> => read('x0').catch(() => readAgain());
    expect(await readAgain()).toEqual({ n: 0 });
  });

  it('G14: says that nobody is there, and never what the password is', async () => {
    const url = engine.url.replace(/:\d+\//, ':9/');
    const nowhere = openPostgresDatabase(url);
    const failure: unknown = await nowhere.check().catch((error: unknown) => error);
    await nowhere.close();
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', remedy: expect.stringContaining('DATABASE_URL') as string });
    expect(JSON.stringify(failure)).not.toContain(new URL(url).password);
  });

  it('puts another character in the place of the one that a text cannot hold', async () => {
    await insert('a\0b', 7);
    expect(await database.reader.get('SELECT x, n FROM a')).toEqual({ x: 'a\uFFFDb', n: 7 });
  });

  it('refuses what comes after it is closed', async () => {
    const closed = openPostgresDatabase(engine.url);
    await closed.close();
    await expect(closed.transact(async () => undefined)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
