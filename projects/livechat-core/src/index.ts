export { LiveChatError, type ErrorBody, type ErrorCode } from '../protocol/errors.js';
export { createLiveChat } from './create-live-chat.js';
export type { LiveChatConfig } from './live-chat-config.js';
export type { TokenProvider, TokenRequest } from './effect/token-provider.js';
export type { ChatTypes, ContextOf, CustomDataOf, MessageOf, Typed } from './chat-types.js';
export type { ChatSchemas } from './command/check-schemas.js';
export type { OutgoingInterceptor } from './command/intercept-outgoing.js';
export type { SchemaIssue, SchemaResult, StandardSchema } from './command/standard-schema.js';
export type { ChatEngine, RunningEngine } from './engine/chat-engine.js';
export type { LocalContext } from './effect/effect.js';
export { contextualDataGate, type ContextRelease, type Opening } from './gate/contextual-data-gate.js';
export type { IncomingInterceptor } from './inspect/intercept-incoming.js';
export { LIVE_CHAT_EVENT_TYPES } from './live-chat.js';
export type {
  CommandOutcome,
  CommandResults,
  ContextResult,
  LiveChat,
  LiveChatEvent,
  SendResult,
  SentContent,
} from './live-chat.js';
export type { Logger, Runtime } from './runtime/runtime.js';
export type { BlobStore } from './session/blob-store.js';
export { memoryBlobStore } from './session/memory-blob-store.js';
export { memoryUnsentStore } from './session/memory-unsent-store.js';
export { memorySessionStore } from './session/memory-session-store.js';
export type { Credentials, SessionStore } from './session/session-store.js';
export type { LeftSession, UnsentStore } from './session/unsent-store.js';
export { webStorageSessionStore, type WebStorages } from './session/web-storage-session-store.js';
export {
  selectGreeting,
  selectQuickReplies,
  selectTyping,
  selectView,
  type OfferedReplies,
  type View,
} from './state/conversation-selectors.js';
export { createSelector } from './state/create-selector.js';
export type { ChatEvent, Transition } from './state/event.js';
export type { MessagePages } from './state/message-pages.js';
export { findLastMessage, messagesOf } from './state/messages-of.js';
export type { PersistedSession } from './state/persisted-session.js';
export { selectPreChatForm } from './state/pre-chat-form.js';
export { selectSurvey, type OpenSurvey } from './state/survey.js';
export type { TabNews } from './state/tab-news.js';
export {
  selectActiveThread,
  selectContextTarget,
  selectDraft,
  selectNotifies,
  selectThreads,
  selectUnread,
} from './state/selectors.js';
export { hasOlder } from './state/threads.js';
export { selectTimeline } from './state/timeline.js';
export type { DeliveryStatus, TimelineItem } from './state/timeline-item.js';
export type {
  Connection,
  ConnectionStatus,
  Consent,
  ContextData,
  ContextTarget,
  HeldContext,
  HistoryDirection,
  OutboxContext,
  OutboxEntry,
  OutboxMessage,
  PendingAuth,
  Phase,
  Screen,
  ShownContent,
  ThreadState,
  TokenNeed,
  Upload,
  WidgetState,
} from './state/widget-state.js';
export type { FileAccess, FileToUpload, FileTransfer, UploadEvent } from './transport/file-transfer.js';
export type { Hold, TabChannel, TabLock, TabPlatform, TabVoice } from './tabs/tab-platform.js';
export type { Transport, WireEvent } from './transport/transport.js';
