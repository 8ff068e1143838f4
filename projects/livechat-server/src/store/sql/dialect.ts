/** The columns of rows that come as one value, with their types. */
export type ColumnTypes = Readonly<Record<string, 'text' | 'integer'>>;

/** The few places where the engines want other words for the same thing. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** The type of integers up to 2^53. */
  readonly integer: string;
  /** An e-mail address that must be unique by itself; a unique index on its lower case says the rest. */
  readonly address: string;
  /** Ends the definition of a table. */
  readonly table: string;
  /** Ends the definition of a table that is only looked up by its primary key. */
  readonly keyedTable: string;
  /** Follows the type of a column that the engine itself keeps at the value of an expression over its row. */
  readonly derived: (expression: string) => string;
  /** A statement after which rows of a table find room beside themselves when they change. */
  readonly roomyTable: (table: string) => string;
  /** The functions that give the larger and the smaller of two values. */
  readonly greatest: string;
  readonly least: string;
  /** Ends a `SELECT` whose rows nobody else may change before this transaction ends. */
  readonly holding: (...aliases: readonly string[]) => string;
  /** The same, leaving out rows that somebody else holds at the moment. */
  holdingFree(...aliases: readonly string[]): string;
  /** Runs before rows of a table are counted, where nobody else may add one before this transaction ends. */
  readonly holdingTable: (table: string) => string;
  /** Rows to select from, out of a single `?`: the JSON of a list of objects with these columns. */
  readonly rowsOf: (columns: ColumnTypes) => string;
  /** Follows a key that is looked up: it is one of the texts of a single `?`, the JSON of a list of them. */
  readonly amongTexts: string;
  /** Follows a key that is looked up: it is one of those that a `SELECT` gives, a handful. */
  readonly amongSelected: (select: string) => string;
  /**
   * Joins the row of a table whose key has a value of what stands before. The engine looks each of them up: one that
   * thinks of few rows and large lists at the same time would go through the whole table. What is looked up has to
   * stand in the `WHERE` as well.
   */
  readonly lookingUp: (table: string, alias: string, key: string, value: string) => string;
  /** Runs first in a migration, where several servers may start at once. */
  readonly holdMigrations: string;
  /** Gives every column that is written of the store's tables as `{ table, column, keyPosition }`; 0 where it is not of the key. */
  readonly listColumns: string;
  /** Gives which table refers to which, as `{ child, parent }`. */
  readonly listReferences: string;
}

/** One writer at a time: every row is held. */
export const SQLITE: Dialect = {
  name: 'sqlite',
  integer: 'INTEGER',
  address: 'TEXT NOT NULL UNIQUE COLLATE NOCASE',
  table: ' STRICT',
  keyedTable: ' STRICT, WITHOUT ROWID',
  derived: (expression) => `GENERATED ALWAYS AS (${expression}) VIRTUAL`,
  // A row is changed in its place.
  roomyTable: () => '',
  greatest: 'max',
  least: 'min',
  holding: () => '',
  holdingFree: () => '',
  holdingTable: () => '',
  rowsOf: (columns) => {
    const selected = Object.keys(columns).map((column) => `each.value ->> '${column}' AS ${column}`);
    return `(SELECT ${selected.join(', ')} FROM json_each(?) each)`;
  },
  amongTexts: 'IN (SELECT value FROM json_each(?))',
  amongSelected: (select) => `IN (${select})`,
  lookingUp: (table, alias) => `CROSS JOIN ${table} ${alias}`,
  holdMigrations: '',
  listColumns: `
    SELECT t.name AS "table", c.name AS "column", c.pk AS "keyPosition"
    FROM sqlite_master t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'`,
  listReferences: `
    SELECT t.name AS child, r."table" AS parent
    FROM sqlite_master t, pragma_foreign_key_list(t.name) r
    WHERE t.type = 'table'`,
};

/** The number under which migrations exclude each other; any constant that nobody else uses. */
const MIGRATION_LOCK = 7_241_305_118;

export const POSTGRES: Dialect = {
  name: 'postgres',
  integer: 'BIGINT',
  address: 'TEXT NOT NULL',
  table: '',
  keyedTable: '',
  // Stored: only a value that stays what it was leaves the indexes alone.
  derived: (expression) => `GENERATED ALWAYS AS (${expression}) STORED`,
  roomyTable: (table) => `ALTER TABLE ${table} SET (fillfactor = 70)`,
  greatest: 'greatest',
  least: 'least',
  // Keys are never changed, so rows that only refer to a held one need not wait.
  holding: (...aliases) => ` FOR NO KEY UPDATE OF ${aliases.join(', ')}`,
  holdingFree: (...aliases) => ` FOR NO KEY UPDATE OF ${aliases.join(', ')} SKIP LOCKED`,
  // Reading it, and referring to its rows, goes on.
  holdingTable: (table) => `LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`,
  rowsOf: (columns) => {
    const selected = Object.entries(columns).map(
      ([column, type]) => `${column} ${type === 'text' ? 'TEXT' : 'BIGINT'}`,
    );
    return `(SELECT * FROM json_to_recordset(?::json) AS each (${selected.join(', ')}))`;
  },
  amongTexts: '= ANY (ARRAY(SELECT json_array_elements_text(?::json)))',
  // A list that is known first is looked up; of a join the planner may read all of the table.
  amongSelected: (select) => `= ANY (ARRAY(${select}))`,
  // Without `OFFSET 0` it would be an ordinary join again, in any order and by any means.
  lookingUp: (table, alias, key, value) =>
    `CROSS JOIN LATERAL (SELECT * FROM ${table} WHERE ${key} = ${value} OFFSET 0) ${alias}`,
  holdMigrations: `SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`,
  listColumns: `
    SELECT t.relname AS "table", c.attname AS "column", coalesce(array_position(k.conkey, c.attnum), 0) AS "keyPosition"
    FROM pg_class t
    JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped AND c.attgenerated = ''
    LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
    WHERE t.relkind = 'r' AND t.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'meta'::regclass)`,
  listReferences: `
    SELECT r.conrelid::regclass::text AS child, r.confrelid::regclass::text AS parent
    FROM pg_constraint r
    WHERE r.contype = 'f'`,
};
