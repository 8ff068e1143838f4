import fc from 'fast-check';
import { runInNewContext } from 'node:vm';
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

  it('takes what an object says of itself, as JSON.stringify does', () => {
    const money = { cents: 1250, toJSON: () => ({ amount: '12.50', currency: 'EUR' }) };
    const page = new URL('https://shop.example/cart?step=2');
    expect(copyStructuredData({ money, page }, 'v')).toEqual({
      money: { amount: '12.50', currency: 'EUR' },
      page: 'https://shop.example/cart?step=2',
    });
    // Once: what it says may look like itself.
    const self: object = { a: 1, toJSON: (): object => self };
    expect(thrownBy(() => copyStructuredData(self, 'v'))).toMatchObject({ field: 'v.toJSON' });
  });

  it('does not ask what a library has put onto all objects', () => {
    Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value: () => 'not yours' });
    try {
      expect(copyStructuredData({ a: { b: 1 } }, 'v')).toEqual({ a: { b: 1 } });
    } finally {
      Reflect.deleteProperty(Object.prototype, 'toJSON');
    }
  });

  it.each([
    ['a Map', new Map([['a', 1]])],
    ['a Set', new Set(['a'])],
    ['a URLSearchParams', new URLSearchParams('a=1')],
    ['a RegExp', /a/],
    ['a Promise', Promise.resolve(1)],
  ])('refuses %s instead of losing what it holds', (name, value) => {
    expect(thrownBy(() => copyStructuredData({ cart: value }, 'v'))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      field: 'v.cart',
      message: `v.cart is ${name}, which JSON cannot carry.`,
    });
  });

  it('takes objects of a class, of another page, and without a prototype', () => {
    class Cart {
      readonly items = ['a'];
      readonly #secret = 1;
      has(): boolean {
        return this.#secret === 1;
      }
    }
    const foreign: unknown = runInNewContext('({ a: {}, at: new Date(0) })');
    expect(copyStructuredData({ cart: new Cart(), foreign, none: Object.create(null) as unknown }, 'v')).toEqual({
      cart: { items: ['a'] },
      foreign: { a: {}, at: '1970-01-01T00:00:00.000Z' },
      none: {},
    });
  });

  it('wants key-value pairs of contextual data, also from what says of itself something else', () => {
    for (const value of [new URL('https://shop.example/'), ['a'], null, 'a', undefined]) {
      expect(thrownBy(() => copyJsonObject(value, 'metadata'))).toMatchObject({
        code: 'INVALID_ARGUMENT',
        field: 'metadata',
      });
    }
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
