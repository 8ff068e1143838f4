import { InjectionToken } from '@angular/core';
import type { LiveChat, LiveChatConfig } from 'livechat-core';

/** Parts of the core's configuration that features contribute. */
export const CORE_OPTIONS = new InjectionToken<readonly Partial<LiveChatConfig>[]>('livechat core options');

/** What accompanies a chat from its beginning; called in the injection context in which the chat is made. */
export type Companion = (chat: LiveChat) => void;

/** What features do with the chat once it is there. */
export const COMPANIONS = new InjectionToken<readonly Companion[]>('livechat companions');
