export { ChatWindow as LiveChatWindow } from './components/chat-window';
export { Composer as LiveChatComposer } from './components/composer';
export { Launcher as LiveChatLauncher } from './components/launcher';
export { LiveChatWidget } from './components/live-chat-widget';
export { MessageList as LiveChatMessageList } from './components/message-list';
export { ThreadList as LiveChatThreadList } from './components/thread-list';
export { type LiveChatFeature, type LiveChatFeatureKind } from './features/feature';
export { type Chosen } from './features/chosen-value';
export { COMPANIONS, type Companion } from './features/core-options';
export { type DistinctFeatures, type OptionsBeside } from './features/distinct-features';
export { withAuth, type ProvidedToken } from './features/with-auth';
export { withConsent } from './features/with-consent';
export { withInterceptors, type LiveChatInterceptors } from './features/with-interceptors';
export { withLazyWidget } from './features/with-lazy-widget';
export { withLocale } from './features/with-locale';
export { withLocaleTexts } from './features/with-locale-texts';
export { withSchemas } from './features/with-schemas';
export { withStorage } from './features/with-storage';
export { withTheme } from './features/with-theme';
export { withTransport } from './features/with-transport';
export { loadTexts } from './i18n/load-texts';
export { type LocaleTexts } from './i18n/locale-texts';
export { type PluralText, type TextKey, type Texts } from './i18n/texts';
export { injectLiveChat } from './inject-live-chat';
export { CHAT_FACTORY } from './chat-factory';
export { type LiveChatOptions } from './live-chat-options';
export { LiveChatScope } from './live-chat-scope';
export { LiveChatService } from './live-chat-service';
export { LIVE_CHAT } from './live-chat-token';
export { type Written } from './message/written';
export { mountLiveChat, type MountedLiveChat, type MountOptions } from './mount-live-chat';
export {
  LiveChatEmptyTemplate,
  LiveChatHeaderTemplate,
  LiveChatMessageTemplate,
  type MessageKind,
  type MessageTemplateContext,
} from './parts/part-templates';
export {
  provideLiveChat,
  provideLiveChatInstance,
  provideScopedLiveChat,
  type ScopedFeature,
} from './provide-live-chat';
export { adoptOwnStyles } from './theme/adopt-own-styles';
export { type LauncherIcon, type ShapeTokenName, type ShapeTokens } from './theme/shape-tokens';
export { type LiveChatEventOf, type TypedLiveChat } from './typed-live-chat';
export { liveChatToken } from './typed-live-chat-token';
export { type Scheme, type SchemeChoice, type ThemeTokens, type TokenName } from './theme/tokens';
