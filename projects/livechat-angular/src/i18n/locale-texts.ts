import { InjectionToken } from '@angular/core';
import type { Language } from 'livechat-core/protocol';
import type { Texts } from './texts';

/** Texts that replace the widget's own, by language. */
export type LocaleTexts = Readonly<Partial<Record<Language, Partial<Texts>>>>;

/** The replacements given with `withLocaleTexts()`. */
export const LOCALE_TEXTS = new InjectionToken<LocaleTexts>('livechat locale texts', { factory: () => ({}) });
