/**
 * Gives the parameters of a statement PostgreSQL's names: the first `?` becomes `$1`, and so on. The
 * store's statements hold no other question mark.
 *
 * @example
 * ```ts
 * numberPlaceholders('SELECT * FROM a WHERE x = ? AND y = ?'); // … x = $1 AND y = $2
 * ```
 */
export function numberPlaceholders(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => `$${(count += 1)}`);
}
