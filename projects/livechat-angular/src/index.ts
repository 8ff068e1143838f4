export { ChatWindow as LiveChatWindow } from './components/chat-window';
export { Composer as LiveChatComposer } from './components/composer';
export { Launcher as LiveChatLauncher } from './components/launcher';
export { LiveChatWidget } from './components/live-chat-widget';
export { MessageList as LiveChatMessageList } from './components/message-list';
export { ThreadList as LiveChatThreadList } from './components/thread-list';
export { withLocaleTexts } from './i18n/with-locale-texts';
export { loadTexts } from './i18n/load-texts';
export { type LocaleTexts } from './i18n/locale-texts';
export { type PluralText, type TextKey, type Texts } from './i18n/texts';
export { type Written } from './message/written';
export { mountLiveChat, prepareLiveChat, type MountedLiveChat, type MountOptions } from './mount-live-chat';
export { provideDrawingInSteps } from './parts/pace';
export {
  LiveChatEmptyTemplate,
  LiveChatHeaderTemplate,
  LiveChatMessageTemplate,
  type MessageKind,
  type MessageTemplateContext,
} from './parts/part-templates';
export { adoptOwnStyles } from './theme/adopt-own-styles';
export { type LauncherIcon, type ShapeTokenName, type ShapeTokens } from './theme/shape-tokens';
export { type Scheme, type SchemeChoice, type ThemeTokens, type TokenName } from './theme/tokens';
export {
  CHAT_FACTORY,
  type Chosen,
  type Companion,
  COMPANIONS,
  type DistinctFeatures,
  injectLiveChat,
  LIVE_CHAT,
  type LiveChatEventOf,
  type LiveChatFeature,
  type LiveChatFeatureKind,
  type LiveChatInterceptors,
  type LiveChatOptions,
  LiveChatScope,
  LiveChatService,
  liveChatToken,
  type OptionsBeside,
  type ProvidedToken,
  provideLiveChat,
  provideLiveChatInstance,
  provideScopedLiveChat,
  type ScopedFeature,
  type TypedLiveChat,
  withAuth,
  withConsent,
  withInterceptors,
  withLazyWidget,
  withLocale,
  withSchemas,
  withStorage,
  withTheme,
  withTransport,
} from 'livechat-angular/service';
