import type { Transport } from 'livechat-core';
import { CORE_OPTIONS } from './core-options';
import type { LiveChatFeature } from './feature';

/**
 * Speaks to the server through another transport than the WebSocket, for example the in-memory
 * server of `livechat-core/testing`.
 *
 * @example
 * ```ts
 * provideLiveChat({ widgetId }, withTransport(new InMemoryServer().transport));
 * ```
 */
export function withTransport(transport: Transport): LiveChatFeature<'transport'> {
  return { kind: 'transport', providers: [{ provide: CORE_OPTIONS, multi: true, useValue: { transport } }] };
}
