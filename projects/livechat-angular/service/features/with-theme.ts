import { InjectionToken, inject, type Signal } from '@angular/core';
import type { LiveChatConfig } from 'livechat-core';
import { followChosen, readChosen, valueOf, type Chosen } from './chosen-value';
import { COMPANIONS, CORE_OPTIONS, type Companion } from './core-options';
import type { LiveChatFeature } from './feature';

const THEME_CHOICE = new InjectionToken<string | Signal<string>>('livechat theme choice');

/**
 * Wears a theme of the widget.
 *
 * @param name the theme's name; or a function, called in an injection context, that gives it or a
 * signal that the chat follows
 *
 * @example
 * ```ts
 * provideLiveChat({ widgetId }, withTheme(() => inject(ColourScheme).name));
 * ```
 */
export function withTheme(name: Chosen<string>): LiveChatFeature<'theme'> {
  return {
    kind: 'theme',
    providers: [
      { provide: THEME_CHOICE, useFactory: () => readChosen(name) },
      { provide: CORE_OPTIONS, multi: true, useFactory: startTheme },
      { provide: COMPANIONS, multi: true, useFactory: themeFollower },
    ],
  };
}

function startTheme(): Partial<LiveChatConfig> {
  return { theme: valueOf(inject(THEME_CHOICE)) };
}

function themeFollower(): Companion {
  const chosen = inject(THEME_CHOICE);
  return (chat) => followChosen(chosen, (name) => void chat.setTheme(name));
}
