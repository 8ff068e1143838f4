/** A bound value as it is written into the page; nothing where there is none. */
export function textOf(value: unknown): string {
  // A list writes `null` and `undefined` as nothing, and all else as `String()` does.
  return typeof value === 'string' ? value : [value].join();
}
