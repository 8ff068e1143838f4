import { findDuplicateKey } from './duplicate-keys.js';

describe('findDuplicateKey', () => {
  it.each([
    ['{"sub":"a","iss":"b"}', undefined],
    ['{"sub":"a","sub":"b"}', 'sub'],
    ['{"sub":"a","s\\u0075b":"b"}', 'sub'],
    ['{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":2}]}', undefined],
    ['{"a":[{"x":1,"y":[1,2],"x":2}]}', 'x'],
    ['{"a":"\\"sub\\":","sub":"{\\"sub\\":1}"}', undefined],
    ['{"a":"a","b":["a","a"]}', undefined],
    ['[]', undefined],
  ])('finds in %s: %s', (json, key) => {
    expect(findDuplicateKey(json)).toBe(key);
  });
});
