import fc from 'fast-check';
import { LIMITS } from 'livechat-core/protocol';

/** Values that have broken parsers, stores and comparisons before. */
export const nasty = fc.constantFrom<unknown>(
  ...['', ' ', '__proto__', 'constructor', "'; DROP TABLE messages; --", '\u0000', '\ud800', '\u202e', '%00', '${7*7}'],
  ...[Number.MAX_SAFE_INTEGER, -1, 0.5, 1e308, -0, true, null, [], {}, [[[[[[]]]]]]],
  { $gt: '' },
  { toString: 1 },
  JSON.parse('{"__proto__":{"type":"ping"}}'),
  'x'.repeat(LIMITS.textLength + 1),
);

const anything = fc.oneof(nasty, fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'binary' }));

/** JSON of one of these values, with one thing changed somewhere inside. */
export function mutated(right: readonly object[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...right), fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), anything, fc.nat(3))
    .map(([value, path, other, kind]) => JSON.stringify(mutate(structuredClone(value), path, { value: other, kind })));
}

/** JSON of one of these values, with a piece cut out or put in. */
export function torn(right: readonly object[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...right), fc.nat(200), fc.nat(20), fc.string({ maxLength: 5 }))
    .map(([value, at, length, piece]) => {
      const text = JSON.stringify(value);
      return text.slice(0, at) + piece + text.slice(at + length);
    });
}

function mutate(
  target: object,
  path: readonly number[],
  change: { readonly value: unknown; readonly kind: number },
): object {
  const keys = Object.keys(target);
  const key = keys[(path[0] ?? 0) % Math.max(1, keys.length)] ?? 'extra';
  const inner: unknown = Reflect.get(target, key);
  if (path.length > 1 && typeof inner === 'object' && inner !== null) mutate(inner, path.slice(1), change);
  else if (change.kind === 0) Reflect.deleteProperty(target, key);
  else if (change.kind === 1) Reflect.defineProperty(target, nameOf(change.value), { value: inner, enumerable: true });
  else Reflect.set(target, key, change.value);
  return target;
}

function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}
