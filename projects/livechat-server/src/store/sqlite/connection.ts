import Database from 'libsql';
import { LiveChatError } from 'livechat-core/protocol';

type Value = string | number | null;
type Statement = Database.Statement<Value[]>;

/** How long a write waits for another process, such as the command line, before it fails. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * One connection to a SQLite file: prepared statements are kept, a transaction takes the write lock
 * at its beginning, and a commit is on the disk before it returns.
 */
export class SqliteConnection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Statement>();

  /** @throws LiveChatError `UNAVAILABLE` when the file is no SQLite database */
  constructor(path: string) {
    this.#database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      this.#database.pragma('journal_mode = WAL');
      this.#database.pragma('synchronous = FULL');
      this.#database.pragma('foreign_keys = ON');
    } catch (error) {
      this.#database.close();
      throw error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB' ? noDatabase(path, error) : error;
    }
  }

  /** The first row. The caller names the row's shape: tables are STRICT, so the store vouches for it. */
  get<Row>(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /** Gives how many rows changed. */
  run(sql: string, ...values: readonly Value[]): number {
    return this.#prepare(sql).run(...values).changes;
  }

  /** Runs statements that take no values. */
  script(sql: string): void {
    this.#database.exec(sql);
  }

  /** Runs `work` as a whole or, when it throws, not at all. */
  transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare<Value[]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function noDatabase(path: string, cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The file ${path} is not a database of the live chat.`,
    remedy: `Move ${path} away, so that a new one is made, or set DATA_DIR to another folder.`,
    field: 'DATA_DIR',
    cause,
  });
}
