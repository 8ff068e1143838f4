import type {
  Agent,
  Author,
  Colleague,
  Conversation,
  ConversationCounts,
  ConversationDetail,
  ErrorBody,
  JsonObject,
  Message,
  StoredFile,
  TeamNote,
} from 'livechat-core/protocol';
import type { CaseEdit } from './case-edit';
import type { DeskPlace } from './desk-place';
import type { AssigneeFilter, OutgoingReply, Pane, StatusFilter } from './desk-state';

/** Everything that can happen to the desk. Times and ids arrive in the payload. */
export type DeskEvent = SessionEvent | LiveEvent | InboxEvent | ConversationEvent | CaseworkEvent | ReplyEvent;

export type SessionEvent =
  | { readonly type: 'sessionWanted' }
  | { readonly type: 'sessionUnreachable'; readonly error: ErrorBody }
  | { readonly type: 'signedIn'; readonly agent: Agent }
  /** The server no longer knows the session: what was typed is kept. */
  | { readonly type: 'sessionExpired' }
  /** There is no session to take up; where the agent wanted to go is kept. */
  | { readonly type: 'noSession' }
  /** The agent ended the session: nothing is kept. */
  | { readonly type: 'signedOut' };

export type LiveEvent =
  | { readonly type: 'liveReady' }
  | { readonly type: 'liveLost' }
  | { readonly type: 'conversationHeard'; readonly conversation: Conversation }
  | { readonly type: 'messageHeard'; readonly conversationId: string; readonly message: Message }
  | { readonly type: 'contextHeard'; readonly conversationId: string; readonly context: JsonObject }
  | {
      readonly type: 'typingHeard';
      readonly conversationId: string;
      readonly author: Author;
      readonly isTyping: boolean;
    }
  /** It is gone for good. */
  | { readonly type: 'conversationErased'; readonly conversationId: string };

export type InboxEvent =
  | { readonly type: 'filterChosen'; readonly filter: StatusFilter }
  | { readonly type: 'assigneeChosen'; readonly assignee: AssigneeFilter }
  | { readonly type: 'tagChosen'; readonly tag: string | null }
  | {
      readonly type: 'countsRead';
      readonly filter: StatusFilter;
      readonly tag: string | null;
      readonly counts: ConversationCounts;
    }
  | { readonly type: 'inboxWanted' }
  | { readonly type: 'inboxReading' }
  | {
      readonly type: 'inboxRead';
      readonly request: number;
      readonly conversations: readonly Conversation[];
      readonly cursor: string | null;
    }
  | { readonly type: 'inboxFailed'; readonly request: number; readonly error: ErrorBody }
  | { readonly type: 'moreWanted' }
  | { readonly type: 'moreReading' }
  | {
      readonly type: 'moreRead';
      readonly request: number;
      readonly conversations: readonly Conversation[];
      readonly cursor: string | null;
    }
  | { readonly type: 'moreFailed'; readonly request: number; readonly error: ErrorBody };

export type ConversationEvent =
  | { readonly type: 'conversationOpened'; readonly conversationId: string }
  | { readonly type: 'conversationLeft' }
  /** A link, a reload or "back" leads somewhere. */
  | { readonly type: 'placeFollowed'; readonly place: DeskPlace }
  | { readonly type: 'paneShown'; readonly pane: Pane }
  | { readonly type: 'logWanted'; readonly conversationId: string }
  | { readonly type: 'logReading'; readonly conversationId: string }
  | { readonly type: 'logRead'; readonly detail: ConversationDetail }
  | { readonly type: 'logFailed'; readonly conversationId: string; readonly error: ErrorBody }
  | { readonly type: 'olderWanted'; readonly conversationId: string }
  | { readonly type: 'olderReading'; readonly conversationId: string }
  | { readonly type: 'olderRead'; readonly conversationId: string; readonly messages: readonly Message[] }
  | { readonly type: 'olderFailed'; readonly conversationId: string; readonly error: ErrorBody }
  /** An action of the agent beyond reading and replying was refused. */
  | { readonly type: 'actionRefused'; readonly error: ErrorBody }
  | { readonly type: 'noticeDismissed' };

export type CaseworkEvent =
  | { readonly type: 'colleaguesRead'; readonly colleagues: readonly Colleague[] }
  | {
      readonly type: 'caseEdited';
      readonly conversationId: string;
      readonly editId: string;
      readonly edit: CaseEdit;
    }
  | { readonly type: 'editSending'; readonly editId: string }
  | { readonly type: 'editStored'; readonly editId: string; readonly conversation: Conversation }
  | { readonly type: 'editFailed'; readonly editId: string; readonly error: ErrorBody }
  | { readonly type: 'noteChanged'; readonly conversationId: string; readonly text: string }
  | {
      readonly type: 'noteWanted';
      readonly conversationId: string;
      readonly noteId: string;
      /** Who is to look after the conversation once the note is stored; null leaves that as it is. */
      readonly handOverTo: Colleague | null;
    }
  | { readonly type: 'noteStored'; readonly conversationId: string; readonly note: TeamNote }
  | { readonly type: 'noteFailed'; readonly conversationId: string; readonly error: ErrorBody };

export type ReplyEvent =
  | { readonly type: 'draftChanged'; readonly conversationId: string; readonly text: string }
  | {
      readonly type: 'writingRestored';
      readonly drafts: Readonly<Record<string, string>>;
      readonly outgoing: readonly OutgoingReply[];
    }
  | {
      readonly type: 'replyWritten';
      readonly conversationId: string;
      readonly clientMessageId: string;
      readonly text: string;
      readonly files: readonly StoredFile[];
      readonly createdAt: number;
    }
  | { readonly type: 'replySending'; readonly clientMessageId: string }
  | { readonly type: 'replyStored'; readonly conversationId: string; readonly message: Message }
  | { readonly type: 'replyFailed'; readonly clientMessageId: string; readonly error: ErrorBody }
  | { readonly type: 'replyRetried'; readonly clientMessageId: string }
  | { readonly type: 'replyDiscarded'; readonly clientMessageId: string };
