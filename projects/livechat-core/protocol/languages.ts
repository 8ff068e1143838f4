/** The languages that the widget speaks. Of several for one language, the first one is what its bare tag means. */
export const LANGUAGES = [
  'ar-AE',
  'bs-BA',
  'da-DK',
  'de-DE',
  'el-GR',
  'en-US',
  'es-ES',
  'es-LA',
  'fr-FR',
  'hr-HR',
  'hu-HU',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'lt-LT',
  'lv-LV',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'ro-RO',
  'ru-RU',
  'sl-SI',
  'sq-AL',
  'sr-Latn',
  'sv-SE',
  'th-TH',
  'tr-TR',
  'uk-UA',
  'zh-Hans',
  'zh-Hant',
  'zh-TW',
] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** What a missing or unsupported tag falls back to. */
export const DEFAULT_LANGUAGE: Language = 'en-US';

/** Other tags for the same language: Serbo-Croatian, Montenegrin, Moldavian. */
const ALIASES: Readonly<Record<string, string>> = { sh: 'sr', cnr: 'sr', mo: 'ro' };

/** Regions that share a variant of a language with others; `419` is Latin America as a whole. */
const REGIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  es: regions('la', '419 ar bo br bz cl co cr cu do ec gt hn mx ni pa pe pr py sv us uy ve'),
  pt: regions('pt', 'ao ch cv gq gw lu mo mz st tl'),
  zh: { ...regions('hant', 'hk mo'), ...regions('hans', 'cn sg my') },
};

function regions(variant: string, names: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, variant]));
}

/**
 * The supported language for a tag as sites write it: `_` for `-`, any case, a language without its
 * region, a region that shares a variant with others. Missing or unsupported tags give
 * {@link DEFAULT_LANGUAGE}.
 *
 * @example
 * ```ts
 * matchLanguage('DE_at'); // 'de-DE'
 * matchLanguage('es-MX'); // 'es-LA'
 * matchLanguage('zh-HK'); // 'zh-Hant'
 * matchLanguage('xx'); // 'en-US'
 * ```
 */
export function matchLanguage(tag: string | null | undefined): Language {
  const [name = '', ...parts] = (tag ?? '').trim().replaceAll('_', '-').toLowerCase().split('-');
  const language = ALIASES[name] ?? name;
  // A script says more than a region, but the exact tag of a region more than its script alone.
  const variants = parts.includes('hans') ? ['hans'] : [...parts].reverse();
  for (const variant of variants) {
    const found = LANGUAGES.find((supported) => {
      const key = supported.toLowerCase();
      return key === `${language}-${variant}` || key === `${language}-${REGIONS[language]?.[variant] ?? ''}`;
    });
    if (found !== undefined) return found;
  }
  return LANGUAGES.find((supported) => supported.split('-')[0] === language) ?? DEFAULT_LANGUAGE;
}
