export { provideLiveChatTesting } from './provide-live-chat-testing';
