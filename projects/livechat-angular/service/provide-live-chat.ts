import {
  DestroyRef,
  NgZone,
  PLATFORM_ID,
  inject,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
  type Provider,
} from '@angular/core';
import { isPlatformBrowser } from '@angular/common';
import type { LiveChat, LiveChatConfig } from 'livechat-core';
import { CHAT_FACTORY } from './chat-factory';
import { COMPANIONS, CORE_OPTIONS } from './features/core-options';
import { checkFeatures, type DistinctFeatures, type OptionsBeside } from './features/distinct-features';
import type { LiveChatFeature, LiveChatFeatureKind } from './features/feature';
import type { LiveChatOptions } from './live-chat-options';
import { LiveChatService } from './live-chat-service';
import { LIVE_CHAT } from './live-chat-token';
import { OncePerChat } from './once-per-chat';

/** Features that begin with the application, whoever injects the chat. */
const EAGER: readonly LiveChatFeatureKind[] = ['globalFunction', 'lazyWidget', 'routerContext'];

/** A feature that needs no application of its own, so that a component can have it. */
export type ScopedFeature = LiveChatFeature<Exclude<LiveChatFeatureKind, 'globalFunction' | 'lazyWidget'>>;

/**
 * Provides the live chat to an application, or to a part of it: a chat of its own for every injector
 * that it is given to. The chat starts when it is first injected, in the browser only, and ends with
 * the injector.
 *
 * A feature that is given twice, or beside the option that says the same, does not compile.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` for the same, where the types could not see it
 *
 * @example
 * ```ts
 * bootstrapApplication(App, {
 *   providers: [
 *     provideLiveChat({ serverUrl: 'https://chat.example', widgetId: '85ea1938-…' }, withAuth(() => token())),
 *   ],
 * });
 * ```
 */
export function provideLiveChat<const F extends readonly LiveChatFeature[]>(
  options: OptionsBeside<F>,
  ...features: F & DistinctFeatures<F>
): EnvironmentProviders {
  const isEager = features.some(({ kind }) => EAGER.includes(kind));
  return makeEnvironmentProviders([
    chatProviders(options, features),
    isEager ? provideEnvironmentInitializer(() => void inject(LIVE_CHAT)) : [],
  ]);
}

/**
 * Provides a chat to one component and what is inside it, beside the application's own: another
 * widget, another person. It ends with the component.
 *
 * @example
 * ```ts
 * @Component({
 *   selector: 'app-sales',
 *   imports: [LiveChatMessageList],
 *   providers: [provideScopedLiveChat({ widgetId: '00000000-0000-4000-8000-000000000001' })],
 *   template: `<lc-message-list />`,
 * })
 * export class Sales {}
 * ```
 */
export function provideScopedLiveChat<const F extends readonly ScopedFeature[]>(
  options: OptionsBeside<F>,
  ...features: F & DistinctFeatures<F>
): Provider[] {
  return chatProviders(options, features);
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

const LIVE_CHAT_PROVIDERS: Provider[] = [LiveChatService, OncePerChat];

function chatProviders(options: LiveChatOptions, features: readonly LiveChatFeature[]): Provider[] {
  checkFeatures(options, features);
  return [
    // A chat within the scope of another shares none of its features.
    { provide: CORE_OPTIONS, multi: true, useValue: {} },
    { provide: COMPANIONS, multi: true, useValue: () => undefined },
    ...features.map((feature) => feature.providers),
    { provide: LIVE_CHAT, useFactory: () => startLiveChat(options) },
    LIVE_CHAT_PROVIDERS,
  ];
}

function startLiveChat(options: LiveChatOptions): LiveChat {
  const parts = inject(CORE_OPTIONS);
  const config = parts.reduce<LiveChatConfig>((merged, part) => ({ ...merged, ...part }), onThisPlatform(options));
  const create = inject(CHAT_FACTORY);
  const chat = inject(NgZone).runOutsideAngular(() => create(config));
  inject(DestroyRef).onDestroy(() => chat.dispose());
  inject(COMPANIONS).forEach((accompany) => accompany(chat));
  return chat;
}

/** A chat without a widget stays idle: on the server nothing connects and nothing is stored. */
function onThisPlatform(options: LiveChatOptions): LiveChatConfig {
  if (isPlatformBrowser(inject(PLATFORM_ID))) return options;
  const { widgetId, ...rest } = options;
  return widgetId === undefined ? options : rest;
}
