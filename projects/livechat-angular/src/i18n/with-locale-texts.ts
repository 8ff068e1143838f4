import { LOCALE_TEXTS, type LocaleTexts } from './locale-texts';
import type { LiveChatFeature } from 'livechat-angular/service';

/**
 * Replaces texts of the widget, by language.
 *
 * @example
 * ```ts
 * provideLiveChat({ widgetId }, withLocaleTexts({ 'en-US': { greetingTitle: 'Hello from Claymore' } }));
 * ```
 */
export function withLocaleTexts(texts: LocaleTexts): LiveChatFeature<'localeTexts'> {
  return { kind: 'localeTexts', providers: [{ provide: LOCALE_TEXTS, useValue: texts }] };
}
