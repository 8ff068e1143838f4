export { defineLiveChatElement, type DefineLiveChatElementOptions } from './define-live-chat-element';
export { type LiveChatElementProperties } from './element-attributes';
export { type LiveChatElementEventMap } from './element-events';
export { type LiveChatElement, type LiveChatElementCommands } from './live-chat-element';
