import { InjectionToken } from '@angular/core';
import type { LiveChat } from 'livechat-core';

/** The core's instance behind {@link LiveChatService}. Most code injects the service instead. */
export const LIVE_CHAT = new InjectionToken<LiveChat>('livechat instance');
