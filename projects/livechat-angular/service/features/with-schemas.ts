import type { ChatSchemas, ChatTypes } from 'livechat-core';
import { CORE_OPTIONS } from './core-options';
import type { LiveChatFeature } from './feature';

/**
 * Checks the application's own data with schemas of any library that speaks Standard Schema; a call
 * that breaks them is refused with the field's name.
 *
 * @example
 * ```ts
 * provideLiveChat({ widgetId }, withSchemas<ShopChat>({ context: z.object({ cart: z.number() }) }));
 * ```
 */
export function withSchemas<T extends ChatTypes>(schemas: ChatSchemas<T>): LiveChatFeature<'schemas'> {
  return { kind: 'schemas', providers: [{ provide: CORE_OPTIONS, multi: true, useValue: { schemas } }] };
}
