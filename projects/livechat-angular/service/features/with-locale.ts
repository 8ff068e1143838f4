import { InjectionToken, inject, type Signal } from '@angular/core';
import type { LiveChatConfig } from 'livechat-core';
import { followChosen, readChosen, valueOf, type Chosen } from './chosen-value';
import { COMPANIONS, CORE_OPTIONS, type Companion } from './core-options';
import type { LiveChatFeature } from './feature';

const LOCALE_CHOICE = new InjectionToken<string | Signal<string>>('livechat locale choice');

/**
 * Speaks the language of the application.
 *
 * @param language a language tag, for example `de` or `pt-BR` (unsupported ones give `en-US`); or a
 * function, called in an injection context, that gives it or a signal that the chat follows
 *
 * @example
 * ```ts
 * provideLiveChat({ widgetId }, withLocale(() => inject(LOCALE_ID)));
 * ```
 */
export function withLocale(language: Chosen<string>): LiveChatFeature<'locale'> {
  return {
    kind: 'locale',
    providers: [
      { provide: LOCALE_CHOICE, useFactory: () => readChosen(language) },
      { provide: CORE_OPTIONS, multi: true, useFactory: startLanguage },
      { provide: COMPANIONS, multi: true, useFactory: languageFollower },
    ],
  };
}

function startLanguage(): Partial<LiveChatConfig> {
  return { language: valueOf(inject(LOCALE_CHOICE)) };
}

function languageFollower(): Companion {
  const chosen = inject(LOCALE_CHOICE);
  return (chat) => followChosen(chosen, (language) => void chat.setLanguage(language));
}
