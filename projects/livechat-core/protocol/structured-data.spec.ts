import fc from 'fast-check';
import { LIMITS } from './limits.js';
import { copyJsonObject, copyStructuredData, isStructuredData } from './structured-data.js';

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
const withKeys = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 1]));
/** An object whose JSON has exactly so many bytes. */
const ofBytes = (bytes: number): object => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });

const thrownBy = (action: () => unknown): unknown => {
  try {
    return action();
  } catch (error) {
    return error;
  }
};

describe('copyStructuredData', () => {
  it('gives JSON values back as they are', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        fc.pre(isStructuredData(value));
        expect(copyStructuredData(value, 'v')).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('never throws anything but its own error, and never gives what JSON would change', () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withBigInt: true, withMap: true, withNullPrototype: true }),
        (value) => {
          try {
            const copy = copyStructuredData(value, 'v');
            expect(JSON.parse(JSON.stringify(copy))).toEqual(copy);
          } catch (error) {
            expect(error).toMatchObject({ name: 'LiveChatError' });
          }
        },
      ),
    );
  });

  it('G20: takes what is at a limit and refuses one more', () => {
    expect(isStructuredData(nested(LIMITS.structuredDataDepth))).toBe(true);
    expect(isStructuredData(nested(LIMITS.structuredDataDepth + 1))).toBe(false);
    expect(isStructuredData(withKeys(LIMITS.structuredDataKeys))).toBe(true);
    expect(isStructuredData(withKeys(LIMITS.structuredDataKeys + 1))).toBe(false);
    expect(isStructuredData(ofBytes(LIMITS.structuredDataBytes))).toBe(true);
    expect(isStructuredData(ofBytes(LIMITS.structuredDataBytes + 1))).toBe(false);
  });

  it('counts bytes, not characters', () => {
    expect(isStructuredData({ a: '€'.repeat(6000) })).toBe(false);
  });

  it.each([
    ['a function', { a: () => 1 }, 'v.a'],
    ['a symbol', { a: [Symbol('x')] }, 'v.a[0]'],
    ['NaN', { a: { b: NaN } }, 'v.a.b'],
    ['an invalid date', new Date(NaN), 'v'],
    ['a key that could poison a prototype', JSON.parse('{"a":{"__proto__":{"admin":true}}}'), 'v.a.__proto__'],
  ])('refuses %s and names where it stands', (_, value, field) => {
    expect(thrownBy(() => copyStructuredData(value, 'v'))).toMatchObject({ code: 'INVALID_ARGUMENT', field });
  });

  it('ends at a cycle', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(thrownBy(() => copyStructuredData(loop, 'v'))).toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });

  it('gives a copy that later changes do not reach', () => {
    const cart = { items: ['a'] };
    const copy = copyJsonObject(cart, 'metadata');
    cart.items.push('b');
    expect(copy).toEqual({ items: ['a'] });
  });
});
