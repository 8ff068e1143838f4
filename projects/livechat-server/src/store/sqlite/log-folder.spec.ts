import Database from 'libsql';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openForFolding, type Folded, type FoldMode } from './drivers.js';
import { LogFolder } from './log-folder.js';
import { openSqliteDatabase } from './sqlite-database.js';

const PACE = { foldMs: 50, retryMs: 1_000, pages: 100, emptyMs: 60_000 };

/** A log in memory whose folds end when the test says so. */
class FakeLog {
  log = 0;
  checkpointed = 0;
  isHeld = false;
  fails = false;
  isClosed = false;
  readonly modes: FoldMode[] = [];
  #end: (() => void) | undefined;

  write(pages: number): void {
    // As the engine does where all of the log is in the file.
    if (this.log === this.checkpointed) this.log = this.checkpointed = 0;
    this.log += pages;
  }

  async fold(mode: FoldMode): Promise<Folded> {
    this.modes.push(mode);
    const found = this.log;
    await new Promise<void>((resolve) => (this.#end = resolve));
    if (this.fails) throw new Error('database or disk is full');
    if (!this.isHeld) this.checkpointed = found;
    return { busy: 0, log: found, checkpointed: this.checkpointed };
  }

  /** Ends the fold under way. */
  async end(): Promise<void> {
    this.#end?.();
    await jest.advanceTimersByTimeAsync(0);
  }

  close(): void {
    this.isClosed = true;
  }
}

describe('the folder of the log', () => {
  let log: FakeLog;
  let folder: LogFolder;

  beforeEach(() => {
    jest.useFakeTimers();
    log = new FakeLog();
    folder = new LogFolder(log, PACE);
  });

  afterEach(() => jest.useRealTimers());

  const write = async (pages: number) => {
    await folder.beginWrite();
    log.write(pages);
    folder.endWrite();
  };
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('folds what was written, once, and rests', async () => {
    await write(5);
    await write(5);
    expect(log.modes).toEqual([]);
    await pass(50);
    await log.end();
    expect(log.checkpointed).toBe(10);
    await pass(10_000);
    expect(log.modes).toEqual(['PASSIVE']);
  });

  it('does nothing where nothing was written', async () => {
    await pass(100_000);
    expect(log.modes).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('lets the writer go on meanwhile, and folds that afterwards', async () => {
    await write(5);
    await pass(50);
    await write(7);
    await log.end();
    expect(log).toMatchObject({ log: 12, checkpointed: 5 });
    await pass(50);
    await log.end();
    expect(log.checkpointed).toBe(12);
  });

  it('holds the writer for the rest of a long log, so that it begins anew', async () => {
    await write(PACE.pages);
    await pass(50);
    await write(3);
    await folder.beginWrite();
    await log.end();
    // Not while something is being written.
    expect(log.modes).toEqual(['PASSIVE']);
    log.write(2);
    folder.endWrite();
    expect(log.modes).toEqual(['PASSIVE', 'PASSIVE']);

    let hasBegun = false;
    const begun = folder.beginWrite().then(() => (hasBegun = true));
    await pass(0);
    expect(hasBegun).toBe(false);
    await log.end();
    await begun;
    expect(log.checkpointed).toBe(PACE.pages + 5);
    log.write(1);
    expect(log.log).toBe(1);
    folder.endWrite();
  });

  it('waits longer where a reader needs the log, and goes on when the reader is done', async () => {
    log.isHeld = true;
    await write(5);
    await pass(50);
    await log.end();
    await pass(999);
    expect(log.modes).toHaveLength(1);
    log.isHeld = false;
    await pass(1);
    await log.end();
    expect(log.checkpointed).toBe(5);
    await pass(10_000);
    expect(log.modes).toHaveLength(2);
  });

  it('tries again after a failure, which concerns no write', async () => {
    log.fails = true;
    await write(5);
    await pass(50);
    await log.end();
    await write(5);
    log.fails = false;
    await pass(1_000);
    await log.end();
    expect(log.checkpointed).toBe(10);
  });

  it('cuts the log to nothing in time, also when nobody writes any more', async () => {
    await write(5);
    await pass(50);
    await log.end();
    await pass(PACE.emptyMs - 51);
    expect(log.modes).toEqual(['PASSIVE']);
    await pass(1);
    expect(log.modes).toEqual(['PASSIVE', 'TRUNCATE']);
    let hasBegun = false;
    const begun = folder.beginWrite().then(() => (hasBegun = true));
    await pass(0);
    expect(hasBegun).toBe(false);
    await log.end();
    await begun;
    expect(jest.getTimerCount()).toBe(0);
  });

  it('tries again to cut it where a reader is in the way', async () => {
    await write(5);
    await pass(50);
    await log.end();
    log.isHeld = true;
    log.write(1);
    await pass(PACE.emptyMs);
    await log.end();
    log.isHeld = false;
    await pass(PACE.retryMs);
    await log.end();
    expect(log.modes).toEqual(['PASSIVE', 'TRUNCATE', 'TRUNCATE']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('finishes what it does when it is closed, and does nothing more', async () => {
    await write(PACE.pages);
    await pass(50);
    const closed = folder.close();
    await pass(0);
    expect(log.isClosed).toBe(false);
    await log.end();
    await closed;
    expect(log.isClosed).toBe(true);
    await pass(100_000);
    expect(log.modes).toEqual(['PASSIVE']);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('the log of a file', () => {
  let path: string;
  const logSize = async () => (await stat(`${path}-wal`)).size;
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  beforeEach(async () => {
    path = join(await mkdtemp(join(tmpdir(), 'livechat-log-')), 'livechat.db');
  });

  afterEach(() => rm(join(path, '..'), { recursive: true, force: true }));

  it('is folded while it is written, and only as far as a reader allows', async () => {
    const database = await openSqliteDatabase(path);
    await database.transact((sql) => sql.script('CREATE TABLE a (x TEXT) STRICT'));
    const reader = new Database(path);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM a').get();
    for (let at = 0; at < 100; at += 1) {
      await database.transact((sql) => sql.run('INSERT INTO a (x) VALUES (?)', 'x'.repeat(100_000)));
    }
    // What the reader sees is the file of then.
    expect((await stat(path)).size).toBeLessThan(1_000_000);
    expect(reader.prepare('SELECT count(*) AS n FROM a').get()).toMatchObject({ n: 0 });
    reader.exec('COMMIT');
    while ((await stat(path)).size < 10_000_000) await pause(20);
    expect(reader.prepare('SELECT count(*) AS n FROM a').get()).toMatchObject({ n: 100 });
    reader.close();
    await database.close();
    expect(await logSize().catch(() => 0)).toBe(0);
  });

  it('begins anew while it is written, and is cut to nothing after', async () => {
    const writer = new Database(path);
    writer.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE a (x TEXT) STRICT');
    const folder = new LogFolder(openForFolding(path), { foldMs: 2, retryMs: 5, pages: 10, emptyMs: 500 });
    const insert = writer.prepare('INSERT INTO a (x) VALUES (?)');
    let written = 0;
    const write = async () => {
      await folder.beginWrite();
      insert.run('x'.repeat(20_000));
      folder.endWrite();
      written += 1;
    };
    /** Counts how often the log began anew; of a log that was cut there is none. */
    const rounds = async () => {
      const log = await readFile(`${path}-wal`);
      return log.length < 16 ? 0 : log.readUInt32BE(12);
    };
    while ((await rounds()) < 3) {
      await write();
      await pause(1);
    }
    while ((await logSize()) > 0) await pause(20);
    await folder.close();
    expect(writer.prepare('SELECT count(*) AS n FROM a').get()).toMatchObject({ n: written });
    expect(writer.prepare('PRAGMA integrity_check').get()).toMatchObject({ integrity_check: 'ok' });
    writer.close();
  });
});
