import { MIGRATIONS } from '../sql/migrations.js';
import { POSTGRES } from '../sql/dialect.js';
import type { SqlReader, SqlTransaction } from '../sql/sql-database.js';

/** Something that the definition of a store's tables consists of, as the engine itself words it. */
export interface ShapePart {
  readonly table: string;
  readonly name: string;
  /** Without the name of the schema, which is not the same everywhere. */
  readonly definition: string;
  /** Whether it is in force: an index that is being built is not, nor a constraint that was not checked. */
  readonly isValid: boolean;
}

/** A foreign key of one column. */
export interface Reference {
  readonly child: string;
  readonly column: string;
  readonly parent: string;
  readonly parentColumn: string;
}

/** All of the tables in one schema. */
export interface TableShapes {
  readonly columns: readonly ShapePart[];
  /** Without those that stand for a constraint. */
  readonly indexes: readonly ShapePart[];
  readonly constraints: readonly ShapePart[];
  readonly references: readonly Reference[];
}

const COLUMNS = `
  SELECT t.relname AS "table", a.attname AS name, true AS "isValid",
    format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
      || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') AS definition
  FROM pg_class t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
  WHERE t.relnamespace = ?::oid AND t.relkind = 'r'
  ORDER BY t.relname, a.attname`;

const INDEXES = `
  SELECT t.relname AS "table", c.relname AS name, i.indisvalid AS "isValid", pg_get_indexdef(c.oid) AS definition
  FROM pg_index i
  JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_class t ON t.oid = i.indrelid
  WHERE t.relnamespace = ?::oid AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid AND k.conrelid = t.oid)
  ORDER BY c.relname`;

const CONSTRAINTS = `
  SELECT t.relname AS "table", k.conname AS name, k.convalidated AS "isValid",
    replace(pg_get_constraintdef(k.oid), ' NOT VALID', '') AS definition
  FROM pg_constraint k
  JOIN pg_class t ON t.oid = k.conrelid
  WHERE t.relnamespace = ?::oid AND k.contype IN ('p', 'u', 'f', 'c')
  ORDER BY t.relname, k.conname`;

const REFERENCES = `
  SELECT t.relname AS child, a.attname AS "column", p.relname AS parent, b.attname AS "parentColumn"
  FROM pg_constraint k
  JOIN pg_class t ON t.oid = k.conrelid
  JOIN pg_class p ON p.oid = k.confrelid
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.conkey[1]
  JOIN pg_attribute b ON b.attrelid = p.oid AND b.attnum = k.confkey[1]
  WHERE t.relnamespace = ?::oid AND k.contype = 'f'
  ORDER BY t.relname, a.attname`;

/** The schema in which the store is; nothing where there is no store. */
export async function schemaOfStore(sql: SqlReader): Promise<string | undefined> {
  const row = await sql.get<{ oid: string }>(
    "SELECT relnamespace::text AS oid FROM pg_class WHERE oid = to_regclass('migrations')",
  );
  return row?.oid;
}

/** What the tables in a schema are like. */
export async function readShapes(sql: SqlReader, schema: string): Promise<TableShapes> {
  const parts = async (query: string): Promise<readonly ShapePart[]> =>
    (await sql.all<ShapePart>(query, schema)).map((part) => ({ ...part, definition: withoutSchema(part.definition) }));
  return {
    columns: await parts(COLUMNS),
    indexes: await parts(INDEXES),
    constraints: await parts(CONSTRAINTS),
    references: await sql.all<Reference>(REFERENCES, schema),
  };
}

/**
 * What the tables of this release are like: they are made for a moment, as tables that only this connection sees
 * and that the end of the transaction takes away.
 */
export async function shapesOfRelease(sql: SqlTransaction): Promise<TableShapes> {
  const before = await sql.get<{ path: string }>("SELECT current_setting('search_path') AS path");
  await sql.script('SET LOCAL search_path = pg_temp');
  await sql.script('CREATE TABLE migrations (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)');
  for (const migration of MIGRATIONS) await sql.script(migration(POSTGRES));
  const schema = await sql.get<{ oid: string }>('SELECT pg_my_temp_schema()::text AS oid');
  const shapes = await readShapes(sql, schema?.oid ?? '0');
  const names = [...new Set(shapes.columns.map(({ table }) => table))];
  // They would stand before those of the store.
  await sql.script(`DROP TABLE ${names.map((name) => `pg_temp.${name}`).join(', ')}`);
  await sql.get("SELECT set_config('search_path', ?, true)", before?.path ?? '');
  return shapes;
}

function withoutSchema(definition: string): string {
  return definition.replaceAll(/ (ON|REFERENCES) (?:"[^"]+"|\w+)\./g, ' $1 ');
}
