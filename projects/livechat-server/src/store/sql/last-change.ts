import type { SearchPart } from './search.js';

/** So many milliseconds of `updated_at` are one value of `activity`; it stands in the definition of that column. */
const SPAN_MS = 300_000;

/**
 * The order of threads by their last change, with the alias of their table. It is that of `updated_at` and `id`: what
 * comes first only names the indexed column, by which the engine reads a span after the other and sorts each of them.
 */
export function byLastChange(alias: string, direction: 'ASC' | 'DESC'): string {
  return ['activity', 'updated_at', 'id'].map((column) => `${alias}.${column} ${direction}`).join(', ');
}

/** The condition that a thread `t` changed at a moment or later, in milliseconds since 1970. */
export function changedFrom(moment: number): SearchPart {
  return ['t.activity >= ? AND t.updated_at >= ?', spanOf(moment), moment];
}

/** The condition that a thread `t` changed before a moment, in milliseconds since 1970. */
export function changedBefore(moment: number): SearchPart {
  return ['t.activity <= ? AND t.updated_at < ?', spanOf(moment), moment];
}

/** The condition that a thread `t` comes after another one in the order of {@link byLastChange}. */
export function behindChange(
  { moment, id }: { readonly moment: number; readonly id: string },
  direction: 'ASC' | 'DESC',
): SearchPart {
  const [notBefore, behind] = direction === 'DESC' ? ['<=', '<'] : ['>=', '>'];
  return [`t.activity ${notBefore} ? AND (t.updated_at, t.id) ${behind} (?, ?)`, spanOf(moment), moment, id];
}

function spanOf(moment: number): number {
  return Math.trunc(moment / SPAN_MS);
}
