export type { CommandOutcome, CommandResults, LiveChat, LiveChatEvent, SendResult } from './live-chat.js';
export type {
  Connection,
  ConnectionStatus,
  HeldContext,
  OutboxContext,
  OutboxEntry,
  OutboxMessage,
  PendingAuth,
  Phase,
  Screen,
  ShownContent,
  ThreadState,
  WidgetState,
} from './state/widget-state.js';
