export { CHAT_FACTORY } from './chat-factory';
export { type Chosen } from './features/chosen-value';
export { COMPANIONS, type Companion } from './features/core-options';
export { type DistinctFeatures, type OptionsBeside } from './features/distinct-features';
export { type LiveChatFeature, type LiveChatFeatureKind } from './features/feature';
export { withAuth, type ProvidedToken } from './features/with-auth';
export { withConsent } from './features/with-consent';
export { withInterceptors, type LiveChatInterceptors } from './features/with-interceptors';
export { withLazyWidget } from './features/with-lazy-widget';
export { withLocale } from './features/with-locale';
export { withSchemas } from './features/with-schemas';
export { withStorage } from './features/with-storage';
export { withTheme } from './features/with-theme';
export { withTransport } from './features/with-transport';
export { injectLiveChat } from './inject-live-chat';
export { type LiveChatOptions } from './live-chat-options';
export { LiveChatScope } from './live-chat-scope';
export { LiveChatService } from './live-chat-service';
export { LIVE_CHAT } from './live-chat-token';
export { OncePerChat } from './once-per-chat';
export {
  provideLiveChat,
  provideLiveChatInstance,
  provideScopedLiveChat,
  type ScopedFeature,
} from './provide-live-chat';
export { type LiveChatEventOf, type TypedLiveChat } from './typed-live-chat';
export { liveChatToken } from './typed-live-chat-token';
