export { type CallArguments, type Executor, type LiveChatCallback } from './call';
export { type LiveChatEventHandler } from './event-handlers';
export { installGlobal, type GlobalScope, type LiveChatFunction } from './install-global';
export { liveChatSnippet } from './snippet';
export { withGlobalFunction } from './with-global-function';
