import type { Language } from 'livechat-core/protocol';
import { EN_US } from './catalogues/en-us';
import type { Texts } from './texts';

/** English is always at hand; every other catalogue is a file of its own, read when it is first needed. */
const LOADERS: Readonly<Record<Exclude<Language, 'en-US'>, () => Promise<Texts>>> = {
  'ar-AE': () => import('./catalogues/ar-ae').then((file) => file.AR_AE),
  'bs-BA': () => import('./catalogues/bs-ba').then((file) => file.BS_BA),
  'da-DK': () => import('./catalogues/da-dk').then((file) => file.DA_DK),
  'de-DE': () => import('./catalogues/de-de').then((file) => file.DE_DE),
  'el-GR': () => import('./catalogues/el-gr').then((file) => file.EL_GR),
  'es-ES': () => import('./catalogues/es-es').then((file) => file.ES_ES),
  'es-LA': () => import('./catalogues/es-la').then((file) => file.ES_LA),
  'fr-FR': () => import('./catalogues/fr-fr').then((file) => file.FR_FR),
  'hr-HR': () => import('./catalogues/hr-hr').then((file) => file.HR_HR),
  'hu-HU': () => import('./catalogues/hu-hu').then((file) => file.HU_HU),
  'it-IT': () => import('./catalogues/it-it').then((file) => file.IT_IT),
  'ja-JP': () => import('./catalogues/ja-jp').then((file) => file.JA_JP),
  'ko-KR': () => import('./catalogues/ko-kr').then((file) => file.KO_KR),
  'lt-LT': () => import('./catalogues/lt-lt').then((file) => file.LT_LT),
  'lv-LV': () => import('./catalogues/lv-lv').then((file) => file.LV_LV),
  'pl-PL': () => import('./catalogues/pl-pl').then((file) => file.PL_PL),
  'pt-BR': () => import('./catalogues/pt-br').then((file) => file.PT_BR),
  'pt-PT': () => import('./catalogues/pt-pt').then((file) => file.PT_PT),
  'ro-RO': () => import('./catalogues/ro-ro').then((file) => file.RO_RO),
  'ru-RU': () => import('./catalogues/ru-ru').then((file) => file.RU_RU),
  'sl-SI': () => import('./catalogues/sl-si').then((file) => file.SL_SI),
  'sq-AL': () => import('./catalogues/sq-al').then((file) => file.SQ_AL),
  'sr-Latn': () => import('./catalogues/sr-latn').then((file) => file.SR_LATN),
  'sv-SE': () => import('./catalogues/sv-se').then((file) => file.SV_SE),
  'th-TH': () => import('./catalogues/th-th').then((file) => file.TH_TH),
  'tr-TR': () => import('./catalogues/tr-tr').then((file) => file.TR_TR),
  'uk-UA': () => import('./catalogues/uk-ua').then((file) => file.UK_UA),
  'zh-Hans': () => import('./catalogues/zh-hans').then((file) => file.ZH_HANS),
  'zh-Hant': () => import('./catalogues/zh-hant').then((file) => file.ZH_HANT),
  'zh-TW': () => import('./catalogues/zh-tw').then((file) => file.ZH_TW),
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
  return language === 'en-US' ? EN_US : LOADERS[language]();
}
