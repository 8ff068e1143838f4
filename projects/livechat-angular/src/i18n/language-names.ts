import { LANGUAGES, type Language } from 'livechat-core/protocol';

/** The tag by which `Intl` knows what the specification calls Latin America. */
const KNOWN_AS: Readonly<Partial<Record<Language, string>>> = { 'es-LA': 'es-419' };

/** What a language calls itself, with its region or script where that tells it from another of the list. */
export function languageName(language: Language): string {
  const base = baseOf(language);
  const isAlone = LANGUAGES.filter((other) => baseOf(other) === base).length === 1;
  const tag = isAlone && !/-[A-Za-z]{4}$/.test(language) ? base : (KNOWN_AS[language] ?? language);
  const name = new Intl.DisplayNames([tag], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? language;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

function baseOf(language: Language): string {
  return language.split('-')[0] ?? language;
}
