import type { SqlReader } from './sql-database.js';

/** A table as the engine itself describes it. */
export interface Table {
  readonly name: string;
  /** In the order of their names, which is the same on every engine. */
  readonly columns: readonly string[];
  /** The columns of the primary key, in its order. */
  readonly key: readonly string[];
}

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly keyPosition: number;
}

interface ReferenceRow {
  readonly child: string;
  readonly parent: string;
}

/** The tables that a store has, each after those that it refers to. */
export async function readTables(sql: SqlReader): Promise<readonly Table[]> {
  const columns = await sql.all<ColumnRow>(sql.dialect.listColumns);
  const references = await sql.all<ReferenceRow>(sql.dialect.listReferences);
  const names = [...new Set(columns.map(({ table }) => table))].sort();
  return parentsFirst(names, references).map((name) =>
    toTable(
      name,
      columns.filter(({ table }) => table === name),
    ),
  );
}

function toTable(name: string, rows: readonly ColumnRow[]): Table {
  return {
    name,
    columns: rows.map(({ column }) => column).sort(),
    key: rows
      .filter(({ keyPosition }) => keyPosition > 0)
      .sort((a, b) => a.keyPosition - b.keyPosition)
      .map(({ column }) => column),
  };
}

function parentsFirst(names: readonly string[], references: readonly ReferenceRow[]): readonly string[] {
  const ordered = new Set<string>();
  while (ordered.size < names.length) {
    const isFree = (name: string): boolean =>
      references.every(({ child, parent }) => child !== name || parent === name || ordered.has(parent));
    const free = names.filter((name) => !ordered.has(name) && isFree(name));
    if (free.length === 0) throw new Error('Tables of the store refer to each other in a circle.');
    for (const name of free) ordered.add(name);
  }
  return [...ordered];
}
