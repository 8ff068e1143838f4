import type { ShapePart, TableShapes } from '../store/postgres/table-shapes.js';
import { bad, good, type Finding } from './finding.js';

/** So many are named. */
const NAMED = 8;

/**
 * Holds the tables of a database against those of this release. What somebody has added is their own matter; what
 * is missing, different or not in force is named, with the statement that mends it where there is one.
 */
export function compareShapes(found: TableShapes, wanted: TableShapes, restore: string): readonly Finding[] {
  return [columnsOf(found, wanted, restore), indexesOf(found, wanted), constraintsOf(found, wanted)];
}

function columnsOf(found: TableShapes, wanted: TableShapes, restore: string): Finding {
  const known = new Set(found.columns.map(identityOfColumn));
  const missing = wanted.columns.filter((column) => !known.has(identityOfColumn(column)));
  if (missing.length === 0) return good('tables', 'Every table and column is as this release makes it.');
  const named = missing.map(({ table, name, definition }) => `${table}.${name} (${definition})`);
  return bad('tables', `Missing or different: ${listed(named)}.`, restore);
}

function indexesOf(found: TableShapes, wanted: TableShapes): Finding {
  const same = ({ name, definition }: ShapePart) =>
    found.indexes.find((index) => index.name === name && index.definition === definition);
  const missing = wanted.indexes.filter((index) => same(index) === undefined);
  const broken = wanted.indexes.filter((index) => same(index)?.isValid === false);
  if (missing.length + broken.length === 0) return good('indexes', 'No index is missing.');
  const replaced = (name: string): string =>
    found.indexes.some((index) => index.name === name) ? `DROP INDEX ${name}; ` : '';
  return bad(
    'indexes',
    `Missing or not in use: ${listed([...missing, ...broken].map(({ name }) => name))}.`,
    `Run in the database: ${[
      ...missing.map(({ name, definition }) => `${replaced(name)}${definition};`),
      ...broken.map(({ name }) => `REINDEX INDEX ${name};`),
    ].join(' ')}`,
  );
}

/** By what they say: their names differ between releases of PostgreSQL. */
function constraintsOf(found: TableShapes, wanted: TableShapes): Finding {
  const same = ({ table, definition }: ShapePart) =>
    found.constraints.find((constraint) => constraint.table === table && constraint.definition === definition);
  const missing = wanted.constraints.filter((constraint) => same(constraint) === undefined);
  const unchecked = wanted.constraints.flatMap((constraint) => {
    const one = same(constraint);
    return one === undefined || one.isValid ? [] : [one];
  });
  if (missing.length + unchecked.length === 0) return good('constraints', 'No constraint is missing.');
  return bad(
    'constraints',
    `Missing or never checked: ${listed([...missing, ...unchecked].map(({ name, table }) => `${name} of ${table}`))}.`,
    `Run in the database: ${[
      ...missing.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition};`),
      ...unchecked.map(({ table, name }) => `ALTER TABLE ${table} VALIDATE CONSTRAINT ${name};`),
    ].join(' ')}`,
  );
}

function identityOfColumn({ table, name, definition }: ShapePart): string {
  return `${table}.${name} ${definition}`;
}

function listed(names: readonly string[]): string {
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : '';
  return `${names.slice(0, NAMED).join(', ')}${more}`;
}
