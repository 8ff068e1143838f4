import { loggedAddress } from './logged-address.js';

describe('loggedAddress', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0'],
    ['::ffff:203.0.113.77', '203.0.113.0'],
    ['2001:db8:85a3:1:2:3:4:5', '2001:db8:85a3::'],
    ['2001:DB8::1', '2001:db8:0::'],
    ['::1', '0:0:0::'],
    ['not an address', undefined],
  ])('truncates %s', (address, expected) => {
    expect(loggedAddress(address, 'truncated')).toBe(expected);
  });

  it('says all or nothing where that is wanted', () => {
    expect(loggedAddress('203.0.113.77', 'full')).toBe('203.0.113.77');
    expect(loggedAddress('203.0.113.77', 'off')).toBeUndefined();
  });
});
