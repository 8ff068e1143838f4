import { LANGUAGES, matchLanguage } from './languages.js';

describe('matchLanguage', () => {
  it.each(LANGUAGES)('takes %s for itself, in any case and with an underscore', (language) => {
    expect(matchLanguage(language)).toBe(language);
    expect(matchLanguage(language.toUpperCase().replace('-', '_'))).toBe(language);
    expect(matchLanguage(` ${language.toLowerCase()} `)).toBe(language);
  });

  it.each([
    ['de', 'de-DE'],
    ['de-AT', 'de-DE'],
    ['DE_de', 'de-DE'],
    ['ar', 'ar-AE'],
    ['ar-EG', 'ar-AE'],
    ['en-GB', 'en-US'],

    ['es', 'es-ES'],
    ['es-MX', 'es-LA'],
    ['es_419', 'es-LA'],
    ['es-GQ', 'es-ES'],
    ['pt', 'pt-BR'],
    ['pt-AO', 'pt-PT'],

    ['sr', 'sr-Latn'],
    ['sr-RS', 'sr-Latn'],
    ['sr-Cyrl-RS', 'sr-Latn'],
    ['sr-Latn-ME', 'sr-Latn'],
    ['sh', 'sr-Latn'],
    ['cnr-ME', 'sr-Latn'],
    ['mo', 'ro-RO'],

    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh_sg', 'zh-Hans'],
    ['zh-Hans-CN', 'zh-Hans'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['zh-Hans-TW', 'zh-Hans'],
    ['zh-HK', 'zh-Hant'],
    ['zh_mo', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh_TW', 'zh-TW'],
    ['zh-Hant-TW', 'zh-TW'],

    ['xx', 'en-US'],
    ['xx-DE', 'en-US'],
    ['', 'en-US'],
    ['-', 'en-US'],
    ['-DE', 'en-US'],
    ['constructor', 'en-US'],
    ['zh-constructor', 'zh-Hans'],
    [undefined, 'en-US'],
    [null, 'en-US'],
  ])('takes %j for %s', (tag, expected) => {
    expect(matchLanguage(tag)).toBe(expected);
  });
});
