import type { Language } from 'livechat-core/protocol';
import { EN_US } from './catalogues/en-us';
import type { Texts } from './texts';

/** English is always at hand; every other catalogue is a file of its own, read when it is first needed. */
const LOADERS: Readonly<Record<Exclude<Language, 'en-US'>, () => Promise<{ readonly TEXTS: Texts }>>> = {
  'ar-AE': () => import('./catalogues/ar-ae'),
  'bs-BA': () => import('./catalogues/bs-ba'),
  'da-DK': () => import('./catalogues/da-dk'),
  'de-DE': () => import('./catalogues/de-de'),
  'el-GR': () => import('./catalogues/el-gr'),
  'es-ES': () => import('./catalogues/es-es'),
  'es-LA': () => import('./catalogues/es-la'),
  'fr-FR': () => import('./catalogues/fr-fr'),
  'hr-HR': () => import('./catalogues/hr-hr'),
  'hu-HU': () => import('./catalogues/hu-hu'),
  'it-IT': () => import('./catalogues/it-it'),
  'ja-JP': () => import('./catalogues/ja-jp'),
  'ko-KR': () => import('./catalogues/ko-kr'),
  'lt-LT': () => import('./catalogues/lt-lt'),
  'lv-LV': () => import('./catalogues/lv-lv'),
  'pl-PL': () => import('./catalogues/pl-pl'),
  'pt-BR': () => import('./catalogues/pt-br'),
  'pt-PT': () => import('./catalogues/pt-pt'),
  'ro-RO': () => import('./catalogues/ro-ro'),
  'ru-RU': () => import('./catalogues/ru-ru'),
  'sl-SI': () => import('./catalogues/sl-si'),
  'sq-AL': () => import('./catalogues/sq-al'),
  'sr-Latn': () => import('./catalogues/sr-latn'),
  'sv-SE': () => import('./catalogues/sv-se'),
  'th-TH': () => import('./catalogues/th-th'),
  'tr-TR': () => import('./catalogues/tr-tr'),
  'uk-UA': () => import('./catalogues/uk-ua'),
  'zh-Hans': () => import('./catalogues/zh-hans'),
  'zh-Hant': () => import('./catalogues/zh-hant'),
  'zh-TW': () => import('./catalogues/zh-tw'),
};

/**
 * The widget's own texts of a language: at once where they are at hand, else a promise of them, which
 * fails where their file cannot be fetched.
 *
 * @example
 * ```ts
 * const { greetingTitle } = await loadTexts('de-DE');
 * ```
 */
export function loadTexts(language: Language): Texts | Promise<Texts> {
  return language === 'en-US' ? EN_US : LOADERS[language]().then(({ TEXTS }) => TEXTS);
}
