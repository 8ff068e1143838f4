import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { SQLITE } from '../sql/dialect.js';
import type { NewRows, SqlTransaction, SqlValue } from '../sql/sql-database.js';
import { storable } from '../sql/storable.js';
import { openForFolding, openForWriting, sqliteCode, type WritingDriver } from './drivers.js';
import { LogFolder } from './log-folder.js';
import { noDatabase, storeClosed, storeFailure } from './store-failure.js';

type Prepared = ReturnType<WritingDriver['prepare']>;

/** One transaction of a caller, and how the caller hears of its end. */
interface Job {
  run(sql: SqlTransaction): Promise<Settle>;
  reject(error: unknown): void;
}

/** Tells the caller, once the commit is on the disk. */
type Settle = () => void;

/**
 * So many pages the log has before a commit folds it into the file, and waits for the disk for as long as several others.
 * It does where the folder of the log cannot keep pace, or fails.
 */
const LOG_PAGES = 64_000;

/** Readers do not wait for the writer, a commit is on the disk before it returns, and what is deleted is overwritten. */
const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'secure_delete = ON',
  `wal_autocheckpoint = ${LOG_PAGES}`,
] as const;

/**
 * So many transactions share a commit at most, and for so long they are gathered: much longer than the disk
 * takes would only make them wait. Other work gets its turn in between, and may bring more of them.
 */
const GROUP = { jobs: 256, ms: 20, turnMs: 4 } as const;

/** How long a write waits for another process, such as the command line. */
const BUSY = { patienceMs: 5_000, pauseMs: 5 } as const;

/**
 * The one connection that writes. Transactions that wait while a commit is on its way to the disk
 * share the next one, each within a savepoint of its own, so that a refusal undoes nothing of the
 * others. Nobody is told before the commit is on the disk, and the disk is waited for on another
 * thread.
 */
export class SqliteWriter implements SqlTransaction {
  readonly dialect = SQLITE;
  readonly #driver: WritingDriver;
  readonly #folder: LogFolder;
  readonly #statements = new Map<string, Prepared>();
  readonly #waiting: Job[] = [];
  #left: Promise<unknown>[] = [];
  #working: Promise<void> | undefined;
  #closed = false;

  private constructor(driver: WritingDriver, folder: LogFolder) {
    this.#driver = driver;
    this.#folder = folder;
  }

  /** @throws LiveChatError `UNAVAILABLE` when the file is no SQLite database */
  static async open(path: string): Promise<SqliteWriter> {
    const driver = openForWriting(path);
    try {
      for (const pragma of PRAGMAS) driver.prepare(`PRAGMA ${pragma}`).get([]);
      return new SqliteWriter(driver, new LogFolder(openForFolding(path)));
    } catch (error) {
      driver.close();
      throw sqliteCode(error) === 'SQLITE_NOTADB' ? noDatabase(path, error) : storeFailure(error);
    }
  }

  /** How many transactions wait for the next commit. */
  get waiting(): number {
    return this.#waiting.length;
  }

  async get<Row>(sql: string, ...values: readonly SqlValue[]): Promise<Row | undefined> {
    return this.#prepare(sql).get(storable(values)) as Row | undefined;
  }

  async all<Row>(sql: string, ...values: readonly SqlValue[]): Promise<readonly Row[]> {
    return this.#prepare(sql).all(storable(values)) as Row[];
  }

  async run(sql: string, ...values: readonly SqlValue[]): Promise<number> {
    return this.#prepare(sql).run(storable(values)).changes;
  }

  /** A row costs less than to take several of them apart again. */
  async insertAll({ table, columns, rows }: NewRows): Promise<void> {
    const places = columns.map(() => '?').join(', ');
    const statement = this.#prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
    for (const row of rows) statement.run(storable(row));
  }

  leave(write: Promise<unknown>): void {
    write.catch(() => undefined);
    this.#left.push(write);
  }

  async script(sql: string): Promise<void> {
    await this.#driver.exec(sql);
  }

  /** Runs `work` as a whole or, when it is rejected, not at all. Fulfilled when the commit is on the disk. */
  transact<T>(work: (sql: SqlTransaction) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(storeClosed());
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        run: async (sql) => {
          const result = await work(sql);
          return () => resolve(result);
        },
        reject: (error) => reject(storeFailure(error)),
      });
      this.#working ??= this.#workThrough();
    });
  }

  /** Commits what was begun, and refuses everything later. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#working;
    await this.#folder.close();
    await this.#emptyLog();
    this.#statements.clear();
    this.#driver.close();
  }

  async #workThrough(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#folder.beginWrite();
      await this.#runGroup();
      this.#folder.endWrite();
    }
    this.#working = undefined;
  }

  async #runGroup(): Promise<void> {
    try {
      await this.#begin();
    } catch (error) {
      for (const job of this.#waiting.splice(0)) job.reject(error);
      return;
    }
    const taken: { readonly job: Job; readonly settle: Settle }[] = [];
    try {
      const end = performance.now() + GROUP.ms;
      let turnEnd = performance.now() + GROUP.turnMs;
      for (let job = this.#waiting.shift(); job !== undefined; job = this.#waiting.shift()) {
        await this.#runInside(job, taken);
        if (taken.length >= GROUP.jobs || performance.now() >= end) break;
        if (performance.now() < turnEnd) continue;
        await nextTurn();
        turnEnd = performance.now() + GROUP.turnMs;
      }
      await this.#driver.exec('COMMIT');
    } catch (error) {
      await this.#rollBack();
      for (const { job } of taken) job.reject(error);
      return;
    }
    for (const { settle } of taken) settle();
  }

  /** @throws what ended the whole group's transaction; a job's own failure only ends the job */
  async #runInside(job: Job, taken: { job: Job; settle: Settle }[]): Promise<void> {
    await this.run('SAVEPOINT job');
    this.#left = [];
    try {
      const settle = await job.run(this);
      await Promise.all(this.#left);
      await this.run('RELEASE job');
      taken.push({ job, settle });
    } catch (error) {
      job.reject(error);
      // A full disk ends the transaction of everybody.
      if (!this.#driver.inTransaction) throw error;
      await this.run('ROLLBACK TO job');
      await this.run('RELEASE job');
    }
  }

  async #begin(): Promise<void> {
    for (const patience = performance.now() + BUSY.patienceMs; ;) {
      await this.#rollBack();
      try {
        await this.run('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (sqliteCode(error) !== 'SQLITE_BUSY' || performance.now() > patience) throw error;
      }
      await sleep(BUSY.pauseMs);
    }
  }

  async #rollBack(): Promise<void> {
    if (!this.#driver.inTransaction) return;
    try {
      await this.#driver.exec('ROLLBACK');
    } catch {
      // Tried again before the next transaction.
    }
  }

  /** What is deleted stands in the log until then, and a copy of the file alone is complete after. */
  async #emptyLog(): Promise<void> {
    try {
      await this.get('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // The next one who opens the file reads the log.
    }
  }

  #prepare(sql: string): Prepared {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#driver.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
