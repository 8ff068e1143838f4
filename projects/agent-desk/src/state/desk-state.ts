import type {
  Agent,
  Author,
  Colleague,
  Conversation,
  ConversationCounts,
  ErrorBody,
  JsonObject,
  Message,
  StoredFile,
  TeamNote,
  ThreadStatus,
} from 'livechat-core/protocol';
import type { PendingEdit } from './case-edit';

/** Who sits at the desk. */
export type Session =
  /** The server is asked whether a session of this browser still stands. */
  | { readonly status: 'checking' }
  /** The server could not be asked. */
  | { readonly status: 'unreachable'; readonly error: ErrorBody }
  /** Nobody; `former` is whose session the server ended while this page held it. */
  | { readonly status: 'signed-out'; readonly former: Agent | null }
  | { readonly status: 'signed-in'; readonly agent: Agent };

/** Where the socket stands; `connecting` only until the first attempt has succeeded or failed. */
export type Connection = 'connecting' | 'online' | 'offline';

/** Which conversations the inbox lists. */
export type StatusFilter = ThreadStatus | 'ALL';

/** By who looks after them: whoever it is, the agent who sits here, or nobody. */
export type AssigneeFilter = 'ANYBODY' | 'ME' | 'NOBODY';

/** How far a read is. */
export type Load =
  /** To be started by the effect that reads. */
  | { readonly status: 'wanted' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly error: ErrorBody };

/** The listed part of the inbox. */
export interface Inbox {
  readonly filter: StatusFilter;
  readonly assignee: AssigneeFilter;
  /** Only those that bear it; null for whichever they bear. */
  readonly tag: string | null;
  /** How many conversations of the chosen status and tag there are; null until the server has said it. */
  readonly counts: ConversationCounts | null;
  /** Newest activity first; each is a key of `DeskState.conversations`. */
  readonly ids: readonly string[];
  /** Where the next page starts; null when everything is listed. */
  readonly cursor: string | null;
  readonly load: Load;
  readonly more: Load;
  /** Counts reads of the first page: an answer to an earlier one is dropped. */
  readonly request: number;
}

/** The part of a conversation that this desk holds. */
export interface ConversationLog {
  /** Ascending by `seq`, without a gap. */
  readonly messages: readonly Message[];
  readonly context: JsonObject;
  /** What the team noted for itself, oldest first. */
  readonly notes: readonly TeamNote[];
  /** Whether the context was heard after the read under way had begun: what that brings may be older. */
  readonly isContextHeard: boolean;
  readonly load: Load;
  /** The read of an older page. */
  readonly older: Load;
}

/** A reply of this agent that the server has not confirmed. */
export interface OutgoingReply {
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly text: string;
  /** What goes along; the server keeps them already. */
  readonly files: readonly StoredFile[];
  /** By this browser's clock, for showing only. */
  readonly createdAt: number;
  readonly status: 'queued' | 'sending' | 'failed';
  /** Why it failed. */
  readonly error?: ErrorBody;
}

/** A note for the team that the server has not confirmed. */
export interface NoteDraft {
  readonly text: string;
  readonly status: 'draft' | 'saving' | 'failed';
  /** By which the server knows a repeat; set from the first attempt on, until the text is changed. */
  readonly noteId?: string;
  /** Why it failed. */
  readonly error?: ErrorBody;
}

/** Which pane a narrow screen shows. */
export type Pane = 'inbox' | 'conversation' | 'context';

/** Everything that the desk shows. It is never changed in place. */
export interface DeskState {
  readonly session: Session;
  readonly connection: Connection;
  readonly inbox: Inbox;
  readonly conversations: Readonly<Record<string, Conversation>>;
  /** Conversations heard of on the socket since it was last ready: newer than any read under way. */
  readonly heard: ReadonlySet<string>;
  readonly logs: Readonly<Record<string, ConversationLog>>;
  /** Who writes at the moment, by conversation; nobody writes in those that are absent. */
  readonly writers: Readonly<Record<string, readonly Author[]>>;
  readonly openId: string | null;
  readonly pane: Pane;
  readonly drafts: Readonly<Record<string, string>>;
  /** By conversation. */
  readonly noteDrafts: Readonly<Record<string, NoteDraft>>;
  /** In the order in which they were made. */
  readonly edits: readonly PendingEdit[];
  /** Everybody to whom a conversation can be assigned, by name. */
  readonly colleagues: readonly Colleague[];
  /** In the order in which they were written. */
  readonly outgoing: readonly OutgoingReply[];
  /** Why the agent's last action failed; shown until dismissed. */
  readonly notice: ErrorBody | null;
}

export const WANTED: Load = { status: 'wanted' };
export const LOADING: Load = { status: 'loading' };
export const READY: Load = { status: 'ready' };

/** The desk before it has asked the server anything. */
export const INITIAL_STATE: DeskState = {
  session: { status: 'checking' },
  connection: 'connecting',
  inbox: {
    filter: 'OPEN',
    assignee: 'ANYBODY',
    tag: null,
    counts: null,
    ids: [],
    cursor: null,
    load: WANTED,
    more: READY,
    request: 0,
  },
  conversations: {},
  heard: new Set(),
  logs: {},
  writers: {},
  openId: null,
  pane: 'inbox',
  drafts: {},
  noteDrafts: {},
  edits: [],
  colleagues: [],
  outgoing: [],
  notice: null,
};
