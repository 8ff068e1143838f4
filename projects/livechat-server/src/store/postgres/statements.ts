import { numberPlaceholders } from './placeholders.js';

/** A statement as PostgreSQL keeps it prepared on each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** The statements of a process, each with a name of its own. */
export class Statements {
  readonly #known = new Map<string, Statement>();
  #count = 0;

  of(sql: string): Statement {
    const known = this.#known.get(sql);
    if (known !== undefined) return known;
    this.#count += 1;
    const statement = { name: `livechat-${this.#count}`, text: numberPlaceholders(sql) };
    this.#known.set(sql, statement);
    return statement;
  }

  /** Prepares it anew on every connection: its table has got another column since. */
  renew(sql: string): void {
    this.#known.delete(sql);
  }
}
