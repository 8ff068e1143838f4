import { hueOf, initials, personName } from './person-name';

describe('personName', () => {
  it('is the name that was proved', () => {
    expect(personName({ id: 'abcdefgh', kind: 'CUSTOMER', name: ' Amara Okafor ' })).toBe('Amara Okafor');
  });

  it('gives a nameless visitor a short name that stays', () => {
    const visitor = { id: 'kq3JbV0aTz2m', kind: 'VISITOR' } as const;
    expect(personName(visitor)).toMatch(/^Visitor [0-9A-F]{4}$/);
    expect(personName({ ...visitor })).toBe(personName(visitor));
    expect(personName({ ...visitor, name: '  ' })).toBe(personName(visitor));
  });

  it('tells visitors apart', () => {
    const names = Array.from({ length: 50 }, (_, index) => personName({ id: `visitor-${index}`, kind: 'VISITOR' }));
    expect(new Set(names).size).toBeGreaterThan(48);
  });
});

describe('initials', () => {
  it.each([
    ['Amara Okafor', 'AO'],
    ['Ana María de la Cruz', 'AC'],
    ['plato', 'P'],
    ['ليلى حداد', 'لح'],
    ['<b>Bob</b>', 'B'],
    ['—', ''],
  ])('of %s are %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

describe('hueOf', () => {
  it('is a hue', () => {
    expect(hueOf('abcdefgh')).toBeGreaterThanOrEqual(0);
    expect(hueOf('abcdefgh')).toBeLessThan(360);
  });
});
