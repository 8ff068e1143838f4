import type { Message } from '../protocol/entities.js';
import type { JsonObject, JsonValue } from '../protocol/structured-data.js';

/**
 * What a site and its programs agree on: the type argument of `createLiveChat`. What is left out is
 * any JSON data.
 *
 * @example
 * ```ts
 * const chat = createLiveChat<{ context: Cart; customData: Action }>();
 * ```
 */
export interface ChatTypes {
  /** The contextual data of a conversation. */
  readonly context?: object;
  /** What `CUSTOM_DATA` messages carry. */
  readonly customData?: unknown;
}

/** The contextual data of a chat, or what stands for it where the site has not said. */
export type ContextOf<T extends ChatTypes, Otherwise = JsonObject> = T extends { readonly context: infer C }
  ? C
  : Otherwise;

/** The custom data of a chat, or what stands for it where the site has not said. */
export type CustomDataOf<T extends ChatTypes, Otherwise = JsonValue> = T extends { readonly customData: infer D }
  ? D
  : Otherwise;

type CustomDataContent = Extract<Message['content'], { type: 'CUSTOM_DATA' }>;

/** A content whose custom data has the type that the site has said. */
export type Typed<C extends { readonly type: string }, T extends ChatTypes> = T extends { readonly customData: infer D }
  ? Exclude<C, CustomDataContent> | (Omit<CustomDataContent, 'customData'> & { readonly customData: D })
  : C;

/** A message whose custom data has the type that the site has said. */
export type MessageOf<T extends ChatTypes> = T extends { readonly customData: unknown }
  ? Omit<Message, 'content'> & { readonly content: Typed<Message['content'], T> }
  : Message;
