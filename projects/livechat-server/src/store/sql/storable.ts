import type { SqlValue } from './sql-database.js';

const REPLACEMENT = '\uFFFD';

/**
 * Values as every engine takes them and gives them back. Texts with the character U+0000 end there for one engine,
 * and are refused by another; as in HTML, U+FFFD stands in its place. What nobody has under such an id stays unfound.
 */
export function storable(values: readonly SqlValue[]): readonly SqlValue[] {
  return values.some(hasNull) ? values.map(withoutNull) : values;
}

function hasNull(value: SqlValue): boolean {
  return typeof value === 'string' && value.includes('\0');
}

function withoutNull(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replaceAll('\0', REPLACEMENT) : value;
}
