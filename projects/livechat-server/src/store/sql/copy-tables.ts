import type { SqlReader, SqlTransaction } from './sql-database.js';
import { DigestOfRows, insertRows, pagesOf, type Digest } from './table-rows.js';
import { readTables, type Table } from './tables.js';

/** A table that was copied, and what both sides hold of it. */
export interface CopiedTable extends Digest {
  readonly table: string;
}

/** Another store holds something else than was copied into it. */
export class CopyDiffersError extends Error {
  constructor(readonly table: string) {
    super(`The table ${table} does not hold what was copied into it.`);
  }
}

/**
 * The tables of a store that another store of the same version has, too, with the same columns.
 *
 * @throws CopyDiffersError when one of them is missing or looks different
 */
export async function sharedTables(from: SqlReader, to: SqlReader): Promise<readonly Table[]> {
  const tables = await readTables(from);
  const others = await readTables(to);
  const differs = tables.find(({ name, columns, key }) => {
    const other = others.find((candidate) => candidate.name === name);
    return key.length === 0 || `${other?.columns.join()};${other?.key.join()}` !== `${columns.join()};${key.join()}`;
  });
  if (differs !== undefined) throw new CopyDiffersError(differs.name);
  return tables;
}

/** The names of those tables that hold anything which would have to move with a store. */
export async function filledTables(sql: SqlReader, tables: readonly Table[]): Promise<readonly string[]> {
  const filled: string[] = [];
  for (const table of tables) {
    const { done } = await pagesOf(sql, table).next();
    if (done !== true) filled.push(table.name);
  }
  return filled;
}

/** What a table holds that is not bound to its place. */
export async function digestOf(sql: SqlReader, table: Table): Promise<Digest> {
  const found = new DigestOfRows();
  for await (const rows of pagesOf(sql, table)) found.add(rows);
  return found.digest;
}

/**
 * Copies every row, table by table, then reads all of them back.
 *
 * @throws CopyDiffersError when what is read back is not what was written
 */
export async function copyTables(
  from: SqlReader,
  to: SqlTransaction,
  tables: readonly Table[],
): Promise<readonly CopiedTable[]> {
  const copied: CopiedTable[] = [];
  for (const table of tables) {
    const written = new DigestOfRows();
    for await (const rows of pagesOf(from, table)) {
      await insertRows(to, table, rows);
      written.add(rows);
    }
    copied.push({ table: table.name, ...written.digest });
  }
  for (const [index, table] of tables.entries()) {
    const { rows, hash } = await digestOf(to, table);
    if (rows !== copied[index]?.rows || hash !== copied[index]?.hash) throw new CopyDiffersError(table.name);
  }
  return copied;
}
