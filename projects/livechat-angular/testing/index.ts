export { LiveChatTestingController, type MessageMatch } from './live-chat-testing-controller';
export { provideLiveChatTesting } from './provide-live-chat-testing';
