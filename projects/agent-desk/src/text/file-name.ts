/** Marks that turn the direction of what follows: with them "gpj.exe" can be shown as "exe.jpg". */
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * The name of a file as it is shown and saved: in the order in which its characters stand.
 *
 * @example
 * ```ts
 * plainFileName('photo\u202Egpj.exe'); // 'photogpj.exe'
 * ```
 */
export function plainFileName(name: string): string {
  return name.replace(DIRECTION_MARKS, '');
}
