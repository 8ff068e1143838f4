import type { SessionStore } from 'livechat-core';
import { CORE_OPTIONS } from './core-options';
import type { LiveChatFeature } from './feature';

/**
 * Keeps the session elsewhere than in the browser's storage, for example in memory only where a
 * visitor has not consented to more.
 *
 * @example
 * ```ts
 * provideLiveChat({ widgetId }, withStorage(memorySessionStore()));
 * ```
 */
export function withStorage(store: SessionStore): LiveChatFeature<'storage'> {
  return { kind: 'storage', providers: [{ provide: CORE_OPTIONS, multi: true, useValue: { store } }] };
}
