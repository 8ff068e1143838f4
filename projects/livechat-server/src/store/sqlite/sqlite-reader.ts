import { SQLITE } from '../sql/dialect.js';
import type { SqlReader, SqlValue } from '../sql/sql-database.js';
import { storable } from '../sql/storable.js';
import type { ReadingDriver } from './drivers.js';
import { storeFailure } from './store-failure.js';

type Prepared = ReturnType<ReadingDriver['prepare']>;

/**
 * The connection for everything that only reads. The write-ahead log lets it see the last commit
 * while the next one is being written; what it reads lies in memory or in the page cache, so it
 * answers at once.
 */
export class SqliteReader implements SqlReader {
  readonly dialect = SQLITE;
  readonly #driver: ReadingDriver;
  readonly #statements = new Map<string, Prepared>();
  #snapshots = 0;

  constructor(driver: ReadingDriver) {
    this.#driver = driver;
    this.#driver.pragma('query_only = ON');
  }

  async get<Row>(sql: string, ...values: readonly SqlValue[]): Promise<Row | undefined> {
    return this.#answer(() => this.#prepare(sql).get(storable(values)) as Row | undefined);
  }

  async all<Row>(sql: string, ...values: readonly SqlValue[]): Promise<readonly Row[]> {
    return this.#answer(() => this.#prepare(sql).all(storable(values)) as Row[]);
  }

  /**
   * All that `work` reads is of one moment. Its statements answer at once, so several at a time can
   * share the same moment: none is older than the task in which they were asked.
   */
  async snapshot<T>(work: (sql: SqlReader) => Promise<T>): Promise<T> {
    if (this.#snapshots === 0) this.#answer(() => this.#driver.exec('BEGIN'));
    this.#snapshots += 1;
    try {
      return await work(this);
    } finally {
      this.#snapshots -= 1;
      if (this.#snapshots === 0) this.#driver.exec('COMMIT');
    }
  }

  close(): void {
    this.#statements.clear();
    this.#driver.close();
  }

  #answer<T>(ask: () => T): T {
    try {
      return ask();
    } catch (error) {
      throw storeFailure(error);
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
