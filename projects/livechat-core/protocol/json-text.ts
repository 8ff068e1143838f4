/**
 * `JSON.stringify` for plain data, also on pages whose libraries put a `toJSON` on the prototypes of
 * the language: it would turn every array into a text of its own.
 *
 * @param value objects, arrays, texts, numbers, booleans and `null`; what is `undefined` is left out
 */
export function toJsonText(value: unknown): string {
  // Nearly always: the browser's own is faster.
  if (!('toJSON' in Array.prototype) && !('toJSON' in Object.prototype)) return JSON.stringify(value);
  return textOf(value) ?? 'null';
}

function textOf(value: unknown): string | undefined {
  // Texts and numbers have no `toJSON` called: only objects have.
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => textOf(item) ?? 'null').join(',')}]`;
  const members = Object.getOwnPropertyNames(value).flatMap((name) => {
    const text = textOf((value as Readonly<Record<string, unknown>>)[name]);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`];
  });
  return `{${members.join(',')}}`;
}
