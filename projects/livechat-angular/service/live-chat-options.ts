import type { LiveChatConfig } from 'livechat-core';

/** Which widget of which server, and how it starts. */
export type LiveChatOptions = Pick<LiveChatConfig, 'serverUrl' | 'widgetId' | 'language' | 'theme' | 'consent'>;
