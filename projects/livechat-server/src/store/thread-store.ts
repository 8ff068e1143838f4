import type {
  Content,
  ContextBatch,
  ContextFrame,
  JsonObject,
  Message,
  Receipts,
  Thread,
  ThreadTarget,
} from 'livechat-core/protocol';
import type { SessionKey } from './session-store.js';

/** A message of a customer, with the contextual data that must not come after it. */
export interface CustomerPost {
  readonly session: SessionKey;
  readonly clientMessageId: string;
  readonly target: ThreadTarget;
  readonly content: Content;
  readonly context?: ContextBatch | undefined;
}

/** Where a post ended, now or when it came first. */
export interface CustomerPosted {
  readonly message: Message;
  /** What the chat noted in the thread right before the message. */
  readonly note?: Message;
  readonly thread: Thread;
  readonly outcome: 'STORED' | 'REPEATED';
  /** The request of the contextual data that is in the conversation. */
  readonly contextRequestId?: string;
  /** Whether this call changed the conversation's contextual data. */
  readonly contextChanged: boolean;
}

/** Contextual data for conversations that exist. */
export interface ContextAddition {
  readonly session: SessionKey;
  readonly requestId: string;
  readonly data: JsonObject;
  readonly target: ContextFrame['target'];
}

export interface ContextAdded {
  /** The threads that have the data. */
  readonly threadIds: readonly string[];
  readonly outcome: 'STORED' | 'REPEATED';
}

/** A part of a thread's messages: above `after` (oldest first) or below `before` (the newest of them). */
export interface HistoryRange {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/**
 * What a customer does in the own threads. Every operation is refused with `SESSION_ENDED` when the
 * session ended or has another identity by now, and with `THREAD_NOT_FOUND` for a thread that does
 * not exist and for one of somebody else alike.
 */
export interface ThreadStore {
  /** Every open thread and the newest of the others, newest activity first. */
  listThreads(personId: string): Promise<readonly Thread[]>;
  /** The thread, if it is this person's. */
  findThread(personId: string, threadId: string): Promise<Thread | undefined>;
  /** The `seq` of the newest message of each listed thread. */
  listTops(personId: string): Promise<Readonly<Record<string, number>>>;
  /**
   * Stores a message once, with the next `seq` of its thread; a repeat gives the first answer. An
   * unknown `clientThreadId` opens a thread, unless the widget has single threads and one is open.
   *
   * @throws LiveChatError `THREAD_NOT_FOUND`, `THREAD_CLOSED`, `LIMIT_EXCEEDED`, `SESSION_ENDED`;
   *   `INVALID_ARGUMENT` for files that are not the person's uploads, `ATTACHMENTS_UNAVAILABLE`
   */
  postMessage(post: CustomerPost): Promise<CustomerPosted>;
  /**
   * Merges data key by key into one conversation or all that are not closed, once per request; a
   * repeat gives the first answer.
   *
   * @throws LiveChatError `THREAD_NOT_FOUND`, `THREAD_CLOSED`, `LIMIT_EXCEEDED`, `SESSION_ENDED`
   */
  addContext(addition: ContextAddition): Promise<ContextAdded>;
  /** Ascending by `seq`. */
  readHistory(input: {
    readonly session: SessionKey;
    readonly threadId: string;
    readonly range: HistoryRange;
  }): Promise<readonly Message[]>;
  /** Receipts only grow and end at the newest message. Whether they grew. */
  recordCustomerReceipts(input: {
    readonly session: SessionKey;
    readonly threadId: string;
    readonly receipts: Receipts;
  }): Promise<boolean>;
}
