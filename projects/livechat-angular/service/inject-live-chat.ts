import { inject } from '@angular/core';
import type { ChatTypes } from 'livechat-core';
import { LiveChatService } from './live-chat-service';
import type { TypedLiveChat } from './typed-live-chat';

/**
 * The live chat of this injector, for functional code such as guards and interceptors; of the scope,
 * where it is asked for within one.
 *
 * @throws Angular's `NG0201` where `provideLiveChat()` is missing
 *
 * @example
 * ```ts
 * export const endSession: CanDeactivateFn<unknown> = async () => {
 *   await injectLiveChat().logout();
 *   return true;
 * };
 *
 * const chat = injectLiveChat<{ context: Cart; customData: Action }>();
 * chat.sendContextualData({ metadata: cart }); // a Cart, or it does not compile
 * ```
 */
export function injectLiveChat<T extends ChatTypes = ChatTypes>(): TypedLiveChat<T> {
  return inject<TypedLiveChat<T>>(LiveChatService);
}
