import type { JsonObject, Person, Receipts, ThreadStatus } from 'livechat-core/protocol';
import type { Identity } from './session-store.js';
import type { KeptFile } from './upload-store.js';

/** Everything that is kept of who somebody is. */
export interface PersonRecord {
  readonly person: Person;
  readonly widgetId: string;
  /** Who the site says it is; absent for a visitor. */
  readonly identity?: Pick<Identity, 'type' | 'id'>;
  readonly createdAt: number;
  /** Oldest first. */
  readonly sessions: readonly SessionRecord[];
}

/** One browser's stay, without what would let somebody in. */
export interface SessionRecord {
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly endedAt?: number;
  /** When the token that opened it runs out; absent where it lasts until the logout. */
  readonly expiresAt?: number;
  /** What the site calls it. */
  readonly sid?: string;
}

/** Everything that is kept of a conversation beside its messages. */
export interface ThreadRecord {
  readonly threadId: string;
  readonly conversationId: string;
  readonly status: ThreadStatus;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly closedAt?: number;
  readonly topSeq: number;
  readonly context: JsonObject;
  readonly customerReceipts: Receipts;
  readonly teamReceipts: Receipts;
}

/** What is gone, by ids: for those who have to be told, and for the ledger. */
export interface Erased {
  readonly personIds: readonly string[];
  readonly threads: readonly { readonly threadId: string; readonly conversationId: string }[];
  /** Sessions that were alive. */
  readonly sessionIds: readonly string[];
}

/** A part of a sweep that goes through all people, by id. */
export interface SweptPeople {
  readonly erased: Erased;
  /** Where the next part begins; absent when this was the last one. */
  readonly next?: string;
}

/**
 * What the law and good manners ask of a store: to tell everything it has of a person, and to forget.
 * Files of what is erased are out of use at once; their bytes go with the next sweep.
 */
export interface PrivacyStore {
  findPersonRecord(personId: string): Promise<PersonRecord | undefined>;
  /** The ids of those who go by this identity, at most one of each widget. */
  findPeopleByIdentity(identity: Pick<Identity, 'type' | 'id'>): Promise<readonly string[]>;
  /** All of them, also those that a customer's list does not show; oldest first. */
  listThreadRecords(personId: string): Promise<readonly ThreadRecord[]>;
  /** The files of the person's conversations, whoever sent them, and uploads that are in no message; oldest first. */
  listFilesOfPerson(personId: string): Promise<readonly KeptFile[]>;
  /** Erases the person with everything that is theirs; `undefined` when there is no such person. */
  erasePerson(personId: string): Promise<Erased | undefined>;
  /** The people who have one of these ids, or one of these threads. */
  findPeopleOf(ids: {
    readonly personIds: readonly string[];
    readonly threadIds: readonly string[];
  }): Promise<readonly string[]>;

  /** Erases conversations of a state in which nothing has happened since a moment, the oldest first. */
  eraseConversations(input: {
    readonly status: ThreadStatus;
    readonly changedBefore: number;
    readonly limit: number;
  }): Promise<Erased>;
  /** Erases sessions that nobody came back to since a moment. */
  eraseSessions(input: { readonly seenBefore: number; readonly limit: number }): Promise<Erased>;
  /**
   * Erases visitors who never wrote and did not come back since a moment.
   *
   * @param input.after where the part before ended; looks at up to `limit` people
   */
  eraseVisitors(input: {
    readonly seenBefore: number;
    readonly limit: number;
    readonly after?: string | undefined;
  }): Promise<SweptPeople>;
  /** Takes files of messages out of use that were sent before a moment; how many. The messages stay. */
  retireFiles(input: { readonly sentBefore: number; readonly limit: number }): Promise<number>;
  /** Whether it is for the caller to do this work now: one of all servers has it, once in `everyMs`. */
  claimWork(name: string, everyMs: number): Promise<boolean>;
}
