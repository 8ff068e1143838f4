import { matchLanguage } from './languages.js';

describe('matchLanguage', () => {
  it.each([
    ['de-DE', 'de-DE'],
    ['DE_de', 'de-DE'],
    ['de', 'de-DE'],
    ['de-AT', 'de-DE'],
    ['ar', 'ar-AE'],
    ['ar-EG', 'ar-AE'],
    ['en-GB', 'en-US'],
    ['xx', 'en-US'],
    ['', 'en-US'],
    ['-', 'en-US'],
    [undefined, 'en-US'],
    [null, 'en-US'],
  ])('takes %j for %s', (tag, expected) => {
    expect(matchLanguage(tag)).toBe(expected);
  });
});
