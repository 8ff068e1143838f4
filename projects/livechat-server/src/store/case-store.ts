import type {
  Author,
  Conversation,
  JsonObject,
  Message,
  Priority,
  TeamContent,
  ThreadStatus,
} from 'livechat-core/protocol';
import type { Uploader } from './upload-store.js';

/** Which conversations a back office looks for; what is left out does not matter. */
export interface ConversationFilter {
  /** `isOnHold` tells open ones that wait for the customer from those that wait for the team. */
  readonly statuses?: readonly { readonly status: ThreadStatus; readonly isOnHold: boolean }[] | undefined;
  readonly widgetId?: string | undefined;
  readonly customerId?: string | undefined;
  /** `null` finds those that nobody looks after. */
  readonly agentId?: string | null | undefined;
  /** `null` finds those that are in no queue. */
  readonly queueId?: string | null | undefined;
  readonly priority?: Priority | undefined;
  readonly tag?: string | undefined;
  readonly createdFrom?: number | undefined;
  readonly createdBefore?: number | undefined;
  readonly updatedFrom?: number | undefined;
  readonly updatedBefore?: number | undefined;
}

/** A part of a list by its place in the whole. */
export interface Place {
  readonly limit: number;
  /** 0 is the first one. */
  readonly page: number;
  readonly direction: 'ASC' | 'DESC';
}

/** By what conversations are ordered; those of one moment by their ids. */
export type ConversationOrder = `${'createdAt' | 'updatedAt'}:${Place['direction']}`;

export interface ConversationSearch {
  readonly filter: ConversationFilter;
  readonly orderBy: ConversationOrder;
  readonly limit: number;
  /** 0 is the first one. Default: 0. */
  readonly page?: number | undefined;
  /** What the page before gave: the list goes on behind it, whatever came or went before it. */
  readonly cursor?: string | undefined;
}

export interface ConversationsFound {
  readonly conversations: readonly Conversation[];
  /** On all pages together. */
  readonly totalItems: number;
  /** For the next page; absent on the last one. */
  readonly cursor?: string;
}

/** What is left out stays; `null` empties. */
export interface CaseChanges {
  readonly state?: { readonly status: ThreadStatus; readonly isOnHold: boolean } | undefined;
  readonly priority?: Priority | undefined;
  readonly topic?: string | null | undefined;
  readonly summary?: string | null | undefined;
  readonly queueId?: string | null | undefined;
}

/** A conversation after a change, and whether there was one. */
export interface CaseChange {
  readonly conversation: Conversation;
  readonly changed: boolean;
}

/** Who writes for the team. */
export type TeamAuthor = Author & { readonly type: 'AGENT' | 'BOT' };

export interface TeamPosted {
  readonly message: Message;
  /** What the chat noted in the thread right before the message. */
  readonly note?: Message;
  readonly conversation: Conversation;
  readonly outcome: 'STORED' | 'REPEATED';
}

/**
 * What back offices and bots do with conversations beyond reading them. An unknown id gives
 * `undefined`; a change of a closed conversation is refused with `THREAD_CLOSED`.
 */
export interface CaseStore {
  /** @throws LiveChatError `INVALID_ARGUMENT` for a cursor that no page in this order gave */
  searchConversations(search: ConversationSearch): Promise<ConversationsFound>;
  pageMessages(
    conversationId: string,
    place: Place,
  ): Promise<
    | { readonly conversation: Conversation; readonly messages: readonly Message[]; readonly totalItems: number }
    | undefined
  >;
  /**
   * Stores a message of the team once; a repeat by the same author gives the first answer.
   *
   * @throws LiveChatError `INVALID_ARGUMENT` for files that are not the uploader's
   */
  postAsTeam(input: {
    readonly conversationId: string;
    readonly author: TeamAuthor;
    readonly clientMessageId: string;
    readonly content: TeamContent;
    /** Whose uploads its files are. */
    readonly uploader: Uploader;
  }): Promise<TeamPosted | undefined>;
  updateCase(conversationId: string, changes: CaseChanges): Promise<CaseChange | undefined>;
  /**
   * @param agentId `null` takes it from everybody
   * @throws LiveChatError `NOT_FOUND` when there is no such agent
   */
  assign(conversationId: string, agentId: string | null): Promise<CaseChange | undefined>;
  /** @throws LiveChatError `LIMIT_EXCEEDED` when it has {@link TAGS_PER_CONVERSATION} already */
  addTag(conversationId: string, tag: string): Promise<CaseChange | undefined>;
  removeTag(conversationId: string, tag: string): Promise<CaseChange | undefined>;
  /**
   * Changes the contextual data: `merge` adds key by key, `replace` forgets what was there.
   *
   * @throws LiveChatError `LIMIT_EXCEEDED`
   */
  changeMetadata(
    conversationId: string,
    change: { readonly mode: 'merge' | 'replace'; readonly data: JsonObject },
  ): Promise<(CaseChange & { readonly metadata: JsonObject }) | undefined>;
}

export const TAGS_PER_CONVERSATION = 20;
