import type { Connection, PoolClient, QueryConfig, QueryResult } from 'pg';
import { POSTGRES } from '../sql/dialect.js';
import type { NewRows, SqlTransaction, SqlValue } from '../sql/sql-database.js';
import { storable } from '../sql/storable.js';
import { isOutdated, postgresFailure } from './failures.js';
import { sendTogether } from './send-together.js';
import type { Statements } from './statements.js';

/** What takes queries: a connection, or the pool for one by itself, which has no stream. */
interface Queryable extends Pick<PoolClient, 'query'> {
  readonly connection?: Pick<Connection, 'stream'>;
}

/** Migrations may take as long as they need. */
const SCRIPT_PATIENCE_MS = 24 * 60 * 60 * 1000;

const BEGUN: Promise<unknown> = Promise.resolve();

/** Statements on a connection, or each on any connection of the pool. */
export class PostgresConnection implements SqlTransaction {
  readonly dialect = POSTGRES;
  /** What reads is sent right after the begin of its transaction; what writes waits until that is certain. */
  #begun = BEGUN;
  /** Writes whose answers come with that of the commit. */
  readonly #left: Promise<unknown>[] = [];

  constructor(
    private readonly target: Queryable,
    private readonly statements: Statements,
  ) {}

  /** Begins a transaction; whether that failed, the first write and the commit tell. */
  begin(text: string): void {
    this.#begun = this.command({ text });
    this.#begun.catch(() => undefined);
  }

  /** @throws when the database has undone what was begun */
  async commit(): Promise<void> {
    await this.#begun;
    const committed = this.command({ text: 'COMMIT' });
    // What failed first says why the rest did.
    const [answer] = await Promise.all([committed, ...this.#left]);
    if (answer !== 'COMMIT') throw new Error(`The database answered COMMIT with ${answer}.`);
  }

  async get<Row>(sql: string, ...values: readonly SqlValue[]): Promise<Row | undefined> {
    return (await this.#ask(sql, values)).rows[0] as Row | undefined;
  }

  async all<Row>(sql: string, ...values: readonly SqlValue[]): Promise<readonly Row[]> {
    return (await this.#ask(sql, values)).rows as Row[];
  }

  async run(sql: string, ...values: readonly SqlValue[]): Promise<number> {
    await this.#begun;
    return (await this.#ask(sql, values)).rowCount ?? 0;
  }

  /** All of them on one way to the database, and under one statement, however many they are. */
  async insertAll({ table, columns, rows }: NewRows): Promise<void> {
    const names = columns.join(', ');
    const objects = rows
      .map(storable)
      .map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
    await this.run(
      `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, ?::json)`,
      JSON.stringify(objects),
    );
  }

  leave(write: Promise<unknown>): void {
    // Waited for by the commit; a transaction that fails before has its own reason.
    write.catch(() => undefined);
    this.#left.push(write);
  }

  async script(sql: string): Promise<void> {
    await this.#begun;
    await this.command({ text: sql, query_timeout: SCRIPT_PATIENCE_MS });
  }

  /** Sends a statement that is not worth preparing, and gives the word by which it was answered. */
  async command(query: QueryConfig & { readonly query_timeout?: number }): Promise<string> {
    try {
      this.#sendTogether();
      return (await this.target.query(query)).command;
    } catch (error) {
      throw postgresFailure(error);
    }
  }

  #sendTogether(): void {
    if (this.target.connection !== undefined) sendTogether(this.target.connection.stream);
  }

  async #ask(sql: string, values: readonly SqlValue[]): Promise<QueryResult> {
    try {
      this.#sendTogether();
      return await this.target.query({ ...this.statements.of(sql), values: [...storable(values)] });
    } catch (error) {
      if (isOutdated(error)) this.statements.renew(sql);
      throw postgresFailure(error);
    }
  }
}
