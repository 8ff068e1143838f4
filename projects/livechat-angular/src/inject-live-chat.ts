import { inject } from '@angular/core';
import { LiveChatService } from './live-chat-service';

/**
 * The live chat of this injector, for functional code such as guards and interceptors.
 *
 * @throws Angular's `NG0201` where `provideLiveChat()` is missing
 *
 * @example
 * ```ts
 * export const endSession: CanDeactivateFn<unknown> = () => injectLiveChat().logout().then(() => true);
 * ```
 */
export function injectLiveChat(): LiveChatService {
  return inject(LiveChatService);
}
