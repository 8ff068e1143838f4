import { CONTEXT_LIMITS, mergeContext } from './merge-context.js';

describe('mergeContext', () => {
  it('replaces key by key and leaves the rest', () => {
    const held = { color: 'red', cart: { items: 1, sum: 9 } };
    expect(mergeContext(held, { cart: { items: 2 }, size: 'M' })).toEqual({
      color: 'red',
      cart: { items: 2 },
      size: 'M',
    });
    expect(held).toEqual({ color: 'red', cart: { items: 1, sum: 9 } });
  });

  it('G20: allows 64 KiB and not a byte more', () => {
    const filled = (bytes: number) => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
    expect(mergeContext({}, filled(CONTEXT_LIMITS.bytes))).toBeDefined();
    expect(() => mergeContext({}, filled(CONTEXT_LIMITS.bytes + 1))).toThrow('65536 bytes');
  });

  it('G20: allows 400 keys through all levels and not one more', () => {
    const nested = (keys: number) => ({
      list: [Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, i]))],
    });
    expect(mergeContext({}, nested(CONTEXT_LIMITS.keys - 1))).toBeDefined();
    expect(() => mergeContext({}, nested(CONTEXT_LIMITS.keys))).toThrow('400 keys');
  });
});
