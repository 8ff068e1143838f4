import { InjectionToken } from '@angular/core';
import { createLiveChat, type LiveChat, type LiveChatConfig } from 'livechat-core';

/**
 * Makes every chat of an application, those of scopes too. The testing kit puts its own in the place,
 * so that none leaves the test.
 */
export const CHAT_FACTORY = new InjectionToken<(config: LiveChatConfig) => LiveChat>('livechat factory', {
  factory: () => createLiveChat,
});
