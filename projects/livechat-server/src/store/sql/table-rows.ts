import { createHash } from 'node:crypto';
import type { SqlReader, SqlTransaction, SqlValue } from './sql-database.js';
import type { Table } from './tables.js';

/** The values of one row, in the order of the table's columns. */
export type RowValues = readonly SqlValue[];

/** So many rows are read and written at a time: the longest of them are a few MiB together. */
const PAGE_ROWS = 100;

/**
 * What stays where it is when the rest of a store goes elsewhere: the version is that of the tables
 * themselves, and the epoch with its mark is that of the place.
 */
const STAYING: Readonly<Record<string, string>> = {
  migrations: '1 = 1',
  meta: "key IN ('epoch', 'mark')",
};

/** Every row of a table that is not bound to the place, a page at a time, in the order of the primary key. */
export async function* pagesOf(sql: SqlReader, table: Table): AsyncGenerator<readonly RowValues[]> {
  const { name, columns, key } = table;
  const places = key.map((column) => columns.indexOf(column));
  const keys = `(${key.join(', ')})`;
  const isMoving = `NOT (${STAYING[name] ?? '1 = 0'})`;
  const select = (condition: string): string =>
    `SELECT ${columns.join(', ')} FROM ${name} WHERE ${condition} ORDER BY ${key.join(', ')} LIMIT ${PAGE_ROWS}`;
  const first = select(isMoving);
  const next = select(`${isMoving} AND ${keys} > (${marks(key.length)})`);
  let last: RowValues | undefined;
  for (;;) {
    const rows: readonly RowValues[] = (
      last === undefined
        ? await sql.all<Record<string, SqlValue>>(first)
        : await sql.all<Record<string, SqlValue>>(next, ...places.map((place) => last?.[place] ?? null))
    ).map((row) => columns.map((column) => row[column] ?? null));
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_ROWS) return;
    last = rows.at(-1);
  }
}

/** Writes rows as they are. */
export async function insertRows(sql: SqlTransaction, table: Table, rows: readonly RowValues[]): Promise<void> {
  const { name, columns } = table;
  const tuples = rows.map(() => `(${marks(columns.length)})`).join(', ');
  await sql.run(`INSERT INTO ${name} (${columns.join(', ')}) VALUES ${tuples}`, ...rows.flat());
}

/** How much a table holds and what, whatever the engine and the order in which it gives its rows. */
export interface Digest {
  readonly rows: number;
  /** The sum of the rows' SHA-256, modulo 2^256, in hexadecimal. */
  readonly hash: string;
}

/** Takes rows in any order. */
export class DigestOfRows {
  #rows = 0;
  #sum = 0n;

  add(rows: readonly RowValues[]): void {
    this.#rows += rows.length;
    for (const row of rows) {
      const hash = createHash('sha256').update(JSON.stringify(row)).digest('hex');
      this.#sum = BigInt.asUintN(256, this.#sum + BigInt(`0x${hash}`));
    }
  }

  get digest(): Digest {
    return { rows: this.#rows, hash: this.#sum.toString(16).padStart(64, '0') };
  }
}

function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}
