import type { LiveChatEvent } from 'livechat-core';

/**
 * The events of `<live-chat>`: `live-chat-` and the type of the chat's event, which is their
 * `detail`. They bubble and leave shadow roots. The prefix keeps them apart from the page's own
 * `message` and `error` events.
 */
export type LiveChatElementEventMap = {
  readonly [T in LiveChatEvent['type'] as `live-chat-${T}`]: CustomEvent<Extract<LiveChatEvent, { readonly type: T }>>;
};

/** Makes a chat's event an event of the document. */
export function toElementEvent(event: LiveChatEvent): CustomEvent<LiveChatEvent> {
  return new CustomEvent(`live-chat-${event.type}`, { detail: event, bubbles: true, composed: true });
}
