export { type CallArguments, type Executor, type LiveChatCallback } from './call';
export { installGlobal, type GlobalScope, type LiveChatFunction } from './install-global';
export { liveChatSnippet } from './snippet';
