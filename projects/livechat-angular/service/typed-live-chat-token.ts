import { InjectionToken } from '@angular/core';
import type { ChatTypes } from 'livechat-core';
import { injectLiveChat } from './inject-live-chat';
import type { TypedLiveChat } from './typed-live-chat';

/**
 * Makes a token by which the application's chat is injected with the types of its own data, said
 * once. It is the chat of the application, also within a scope; there use `injectLiveChat<T>()`.
 *
 * @example
 * ```ts
 * export const SHOP_CHAT = liveChatToken<{ context: Cart; customData: Action }>('shop chat');
 *
 * export class Checkout {
 *   private readonly chat = inject(SHOP_CHAT);
 * }
 * ```
 */
export function liveChatToken<T extends ChatTypes>(description: string): InjectionToken<TypedLiveChat<T>> {
  return new InjectionToken(description, { providedIn: 'root', factory: () => injectLiveChat<T>() });
}
