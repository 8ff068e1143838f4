import {
  DestroyRef,
  NgZone,
  PLATFORM_ID,
  inject,
  makeEnvironmentProviders,
  type EnvironmentProviders,
  type Provider,
} from '@angular/core';
import { isPlatformBrowser } from '@angular/common';
import { createLiveChat, type LiveChat, type LiveChatConfig } from 'livechat-core';
import { CORE_OPTIONS } from './features/core-options';
import type { LiveChatFeature } from './features/feature';
import { LocaleService } from './i18n/locale-service';
import { LIVE_CHAT } from './live-chat-token';
import { LiveChatService } from './live-chat-service';

/** Which widget of which server, and how it starts. */
export type LiveChatOptions = Pick<LiveChatConfig, 'serverUrl' | 'widgetId' | 'language' | 'theme' | 'consent'>;

/**
 * Provides the live chat to an application, or to a part of it: a chat of its own for every injector
 * that it is given to. The chat starts when it is first injected, in the browser only, and ends with
 * the injector.
 *
 * @example
 * ```ts
 * bootstrapApplication(App, {
 *   providers: [provideLiveChat({ serverUrl: 'https://chat.example', widgetId: '85ea1938-…' })],
 * });
 * ```
 */
export function provideLiveChat(
  options: LiveChatOptions,
  ...features: readonly LiveChatFeature[]
): EnvironmentProviders {
  return makeEnvironmentProviders([
    ...features.map((feature) => feature.providers),
    { provide: LIVE_CHAT, useFactory: () => startLiveChat(options) },
    LIVE_CHAT_PROVIDERS,
  ]);
}

/**
 * Provides a chat that exists already; whoever made it disposes of it.
 *
 * @example
 * ```ts
 * const chat = createLiveChat({ serverUrl });
 * createEnvironmentInjector([provideLiveChatInstance(chat)], parent);
 * ```
 */
export function provideLiveChatInstance(chat: LiveChat): EnvironmentProviders {
  return makeEnvironmentProviders([{ provide: LIVE_CHAT, useValue: chat }, LIVE_CHAT_PROVIDERS]);
}

const LIVE_CHAT_PROVIDERS: Provider[] = [LiveChatService, LocaleService];

function startLiveChat(options: LiveChatOptions): LiveChat {
  const parts = inject(CORE_OPTIONS, { optional: true }) ?? [];
  const config = parts.reduce<LiveChatConfig>((merged, part) => ({ ...merged, ...part }), onThisPlatform(options));
  const chat = inject(NgZone).runOutsideAngular(() => createLiveChat(config));
  inject(DestroyRef).onDestroy(() => chat.dispose());
  return chat;
}

/** A chat without a widget stays idle: on the server nothing connects and nothing is stored. */
function onThisPlatform(options: LiveChatOptions): LiveChatConfig {
  if (isPlatformBrowser(inject(PLATFORM_ID))) return options;
  const { widgetId, ...rest } = options;
  return widgetId === undefined ? options : rest;
}
