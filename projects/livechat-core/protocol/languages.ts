/** The languages that the widget speaks. */
export const LANGUAGES = ['ar-AE', 'de-DE', 'en-US'] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** What a missing or unsupported tag falls back to. */
export const DEFAULT_LANGUAGE: Language = 'en-US';

/** Chinese is told apart by script, and regions stand for a script. */
const REGION_SCRIPTS: Readonly<Record<string, string>> = { tw: 'hant', hk: 'hant', mo: 'hant', cn: 'hans', sg: 'hans' };

/**
 * The supported language for a tag as sites write it: `_` for `-`, any case, a language without its
 * region. Missing or unsupported tags give {@link DEFAULT_LANGUAGE}.
 *
 * @example
 * ```ts
 * matchLanguage('DE_at'); // 'de-DE'
 * matchLanguage('xx'); // 'en-US'
 * ```
 */
export function matchLanguage(tag: string | null | undefined): Language {
  const wanted = (tag ?? '').trim().replaceAll('_', '-').toLowerCase();
  const [language = '', ...rest] = wanted.split('-');
  const byScript = rest.map((part) => `${language}-${REGION_SCRIPTS[part] ?? part}`);
  const candidates = [wanted, ...byScript];
  const supported = LANGUAGES.map((name) => ({ name, key: name.toLowerCase() }));
  const exact = supported.find(({ key }) => candidates.includes(key));
  if (exact !== undefined) return exact.name;
  const sameLanguage = supported.find(({ key }) => language !== '' && key.split('-')[0] === language);
  return sameLanguage?.name ?? DEFAULT_LANGUAGE;
}
