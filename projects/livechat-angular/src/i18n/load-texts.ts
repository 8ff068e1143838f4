import type { Language } from 'livechat-core/protocol';
import { EN_US } from './en-us';
import type { Texts } from './texts';

/** English is always at hand; every other catalogue is a file of its own, read when it is first needed. */
const LOADERS: Readonly<Record<Exclude<Language, 'en-US'>, () => Promise<Texts>>> = {
  'de-DE': () => import('./de-de').then((file) => file.DE_DE),
  'ar-AE': () => import('./ar-ae').then((file) => file.AR_AE),
};

/** The texts of a language: at once where they are at hand, else a promise of them. */
export function loadTexts(language: Language): Texts | Promise<Texts> {
  return language === 'en-US' ? EN_US : LOADERS[language]();
}
