import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqlDatabase } from '../sql/sql-database.js';
import { openSqliteDatabase } from './sqlite-database.js';

describe('openSqliteDatabase', () => {
  let folder: string;
  let database: SqlDatabase;
  const path = () => join(folder, 'livechat.db');
  const insert = (x: string) => database.transact((sql) => sql.run('INSERT INTO a (x) VALUES (?)', x));
  const stored = async () => (await database.reader.all<{ x: string }>('SELECT x FROM a ORDER BY x')).map(({ x }) => x);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-sqlite-'));
    database = await openSqliteDatabase(path());
    await database.transact((sql) => sql.script('CREATE TABLE a (x TEXT PRIMARY KEY) STRICT'));
  });

  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('G1: opens files so that a commit is on the disk', async () => {
    const settings = await database.transact(async (sql) => [
      await sql.get('PRAGMA synchronous'),
      await sql.get('PRAGMA journal_mode'),
      await sql.get('PRAGMA foreign_keys'),
    ]);
    expect(settings).toMatchObject([{ synchronous: 2 }, { journal_mode: 'wal' }, { foreign_keys: 1 }]);
  });

  it('stores what many write at once, and a refusal undoes nothing of the others', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `x${String(index).padStart(3, '0')}`);
    const outcomes = await Promise.allSettled([...names, ...names.slice(0, 50)].map(insert));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(50);
    expect(await stored()).toEqual(names);
  });

  it('takes a value that is nothing by itself', async () => {
    expect(await database.reader.get('SELECT ? AS x', null)).toMatchObject({ x: null });
    expect(await database.transact((sql) => sql.get('SELECT ? AS x', null))).toMatchObject({ x: null });
    expect(await database.reader.all('SELECT x FROM a WHERE x = ?', null)).toEqual([]);
  });

  it('G1: commits writes that were left to the commit, or nothing of a transaction in which one of them fails', async () => {
    await database.transact(async (sql) => {
      sql.leave(sql.run("INSERT INTO a (x) VALUES ('one')"));
      sql.leave(sql.insertAll({ table: 'a', columns: ['x'], rows: [['two']] }));
    });
    const failed = database.transact(async (sql) => {
      sql.leave(sql.run("INSERT INTO a (x) VALUES ('three')"));
      sql.leave(sql.run("INSERT INTO a (x) VALUES ('one')"));
    });
    await expect(Promise.all([failed, insert('four')])).rejects.toThrow();
    await expect(failed).rejects.toThrow('UNIQUE');
    await insert('five');
    expect(await stored()).toEqual(['five', 'four', 'one', 'two']);
  });

  it('shows nothing before its commit, and everything after', async () => {
    let seenInside: readonly string[] = [];
    await database.transact(async (sql) => {
      await sql.run("INSERT INTO a (x) VALUES ('one')");
      seenInside = await stored();
    });
    expect(seenInside).toEqual([]);
    expect(await stored()).toEqual(['one']);
  });

  it('reads one moment in a snapshot, also when several overlap', async () => {
    const count = 'SELECT count(*) AS n FROM a';
    const reads = await Promise.all(
      [1, 2, 3].map(() =>
        database.snapshot(async (sql) => [await sql.get<{ n: number }>(count), await sql.get<{ n: number }>(count)]),
      ),
    );
    expect(reads.flat().map((row) => row?.n)).toEqual([0, 0, 0, 0, 0, 0]);
    await insert('one');
    expect(await stored()).toEqual(['one']);
  });

  it('leaves nothing open that would keep the log from being folded into the file', async () => {
    await insert('one');
    await stored();
    await database.reader.get('SELECT x FROM a');
    const other = await openSqliteDatabase(path());
    expect(await other.transact(async () => 'begun')).toBe('begun');
    await other.close();
    await insert('two');
    const { default: Database } = await import('libsql');
    const tool = new Database(path());
    const cut = () => tool.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number; log: number };
    // The database may be folding it itself just now.
    let done = cut();
    while (done.busy === 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      done = cut();
    }
    expect(done).toMatchObject({ busy: 0, log: 0 });
    tool.close();
  });

  it('waits for another process that writes, without holding up anything else', async () => {
    const { default: Database } = await import('libsql');
    const other = new Database(path());
    other.exec('BEGIN IMMEDIATE');
    const written = insert('one');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await stored()).toEqual([]);
    other.exec('COMMIT');
    other.close();
    expect(await written).toBe(1);
  });

  it('finishes what was begun when it is closed, and refuses what comes later', async () => {
    const begun = insert('one');
    const closing = database.close();
    await expect(insert('two')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await closing;
    expect(await begun).toBe(1);
  });

  it('says so when the file is something else', async () => {
    const other = join(folder, 'other.db');
    await writeFile(other, 'x'.repeat(8192));
    await expect(openSqliteDatabase(other)).rejects.toMatchObject({ code: 'UNAVAILABLE', field: 'DATA_DIR' });
  });
});
