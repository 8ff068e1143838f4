import { InjectionToken } from '@angular/core';
import type { LiveChatConfig } from 'livechat-core';

/** Parts of the core's configuration that features contribute. */
export const CORE_OPTIONS = new InjectionToken<readonly Partial<LiveChatConfig>[]>('livechat core options');
