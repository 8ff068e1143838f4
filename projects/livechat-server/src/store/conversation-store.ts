import type {
  Agent,
  Conversation,
  ConversationCounts,
  ConversationDetail,
  ConversationStatus,
  JsonObject,
  Message,
  Receipts,
  TeamContent,
  ThreadStatus,
} from 'livechat-core/protocol';
import type { HistoryRange } from './thread-store.js';

/** A page of the inbox. */
export interface ConversationPage {
  readonly conversations: readonly Conversation[];
  /** Gives the next page; absent on the last one. */
  readonly cursor?: string;
}

/** Which conversations an inbox lists; what is left out does not matter. */
export interface InboxFilter {
  readonly status?: ThreadStatus | undefined;
  /** `null`: of nobody. */
  readonly agentId?: string | null | undefined;
  readonly tag?: string | undefined;
}

/** What the team and the team's programs do with conversations. An unknown id gives `undefined`. */
export interface ConversationStore {
  /**
   * Newest activity first.
   *
   * @throws LiveChatError `INVALID_ARGUMENT` for a cursor that no page gave
   */
  listConversations(
    query: InboxFilter & { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<ConversationPage>;
  /** How many of them there are, also of this agent and of nobody. */
  countConversations(query: InboxFilter & { readonly counterId: string }): Promise<ConversationCounts>;
  findConversation(conversationId: string): Promise<Conversation | undefined>;
  findConversationOfThread(threadId: string): Promise<Conversation | undefined>;
  /** With its newest messages, all read at one moment. */
  readConversation(conversationId: string, messages: number): Promise<ConversationDetail | undefined>;
  readMessages(conversationId: string, range: HistoryRange): Promise<readonly Message[] | undefined>;
  readMetadata(conversationId: string): Promise<JsonObject | undefined>;
  /**
   * Stores an agent's message once; a repeat gives the first answer. The first one of an agent is
   * noted as joining.
   *
   * @throws LiveChatError `THREAD_CLOSED`; `INVALID_ARGUMENT` for files that are not the agent's uploads
   */
  replyAsAgent(input: {
    readonly conversationId: string;
    readonly agent: Agent;
    readonly clientMessageId: string;
    readonly content: TeamContent;
  }): Promise<AgentReplied | undefined>;
  /** The change is noted in the thread. */
  setStatus(conversationId: string, status: ConversationStatus): Promise<StatusChange | undefined>;
  /** Receipts only grow and end at the newest message. */
  recordTeamReceipts(conversationId: string, receipts: Receipts): Promise<ReceiptChange | undefined>;
}

export interface AgentReplied {
  readonly message: Message;
  /** What the chat noted in the thread right before the message. */
  readonly note?: Message;
  readonly personId: string;
  readonly outcome: 'STORED' | 'REPEATED';
}

export interface StatusChange {
  readonly conversation: Conversation;
  readonly changed: boolean;
}

export interface ReceiptChange {
  readonly threadId: string;
  readonly personId: string;
  readonly changed: boolean;
}
