import { numberPlaceholders } from './placeholders.js';

/** A statement as PostgreSQL keeps it prepared on each connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** The statements of a process, each with a name of its own. */
export class Statements {
  readonly #known = new Map<string, Statement>();

  of(sql: string): Statement {
    const known = this.#known.get(sql);
    if (known !== undefined) return known;
    const statement = { name: `livechat-${this.#known.size + 1}`, text: numberPlaceholders(sql) };
    this.#known.set(sql, statement);
    return statement;
  }
}
