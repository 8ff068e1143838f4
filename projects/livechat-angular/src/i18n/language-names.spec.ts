import { LANGUAGES } from 'livechat-core/protocol';
import { languageName } from './language-names';

describe('languageName', () => {
  it('names each language in its own words, and tells those apart that share a name', () => {
    expect(languageName('en-US')).toBe('English');
    expect(languageName('de-DE')).toBe('Deutsch');
    expect(languageName('pt-BR')).toBe('Português (Brasil)');
    expect(languageName('es-LA')).toBe('Español (Latinoamérica)');
    expect(languageName('sr-Latn')).toMatch(/^Srpski/);
    const names = LANGUAGES.map(languageName);
    expect(new Set(names).size).toBe(LANGUAGES.length);
  });
});
