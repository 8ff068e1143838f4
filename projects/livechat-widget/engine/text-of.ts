/** A bound value as it is written into the page; nothing where there is none. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  // A list writes `null` and `undefined` as nothing, and all else as `String()` does, but refuses symbols.
  return typeof value === 'symbol' ? value.toString() : [value].join();
}
