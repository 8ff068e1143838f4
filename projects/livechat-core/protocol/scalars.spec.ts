import { idSchema } from './scalars.js';

describe('an id', () => {
  const isId = (value: string): boolean => idSchema.safeParse(value).success;

  it('is of an alphabet and a length', () => {
    expect(['abcdefgh', 'A-Z_0123', 'x'.repeat(64)].map(isId)).toEqual([true, true, true]);
    expect(['abcdefg', 'x'.repeat(65), 'abcd efgh', 'abcdefghä', ''].some(isId)).toBe(false);
  });

  it('is no name that every object has', () => {
    const names = Object.getOwnPropertyNames(Object.prototype);
    expect(names).toContain('constructor');
    expect(names.some(isId)).toBe(false);
  });
});
