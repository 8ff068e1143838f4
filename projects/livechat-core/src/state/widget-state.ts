import type {
  Content,
  ErrorBody,
  JsonObject,
  Language,
  Message,
  Person,
  Thread,
  ThreadTarget,
  UnsupportedContent,
  WidgetConfig,
} from '../../protocol/index.js';

/** How far the widget is with its own configuration. */
export type Phase =
  /** No widget ID yet. */
  | 'idle'
  /** The ID is known; the server has not answered for the first time. */
  | 'initializing'
  /** The server knows the widget. */
  | 'ready'
  /** The server refused the widget; `failure` says why. */
  | 'failed';

/** The names of the connection's states; `transport/connection-states.ts` holds their table. */
export type ConnectionStatus = 'idle' | 'connecting' | 'online' | 'waiting' | 'refused';

/** Where the connection stands. */
export interface Connection {
  readonly status: ConnectionStatus;
  /** Attempts in a row that failed. */
  readonly attempt: number;
  /** Whether a connection of this session was ever online: a banner before that would only alarm. */
  readonly wasOnline: boolean;
}

/** What the window shows. */
export type Screen = 'THREAD_LIST' | 'THREAD';

/** A thread with the part of its messages that this client holds. */
export interface ThreadState extends Thread {
  /** Ascending by `seq`, without a gap, up to the newest that this client holds. */
  readonly messages: readonly Message[];
}

/** A message or contextual data on its way to the server. */
export type OutboxEntry = OutboxMessage | OutboxContext;

interface OutboxItem {
  /** The id of the command that made it; `clientMessageId` or `requestId` on the wire. */
  readonly id: string;
  readonly status: 'queued' | 'sending' | 'failed';
  /** Why it failed. */
  readonly error?: ErrorBody;
  /** By this client's clock, for showing only. */
  readonly createdAt: number;
}

/** A message on its way. */
export interface OutboxMessage extends OutboxItem {
  readonly kind: 'message';
  readonly target: ThreadTarget;
  readonly content: Content;
  /** Contextual data sealed into this message's frame; the same on every repeat. */
  readonly context?: HeldContext;
}

/** Contextual data on its way to existing conversations. */
export interface OutboxContext extends OutboxItem {
  readonly kind: 'context';
  readonly target: { readonly threadId: string } | { readonly all: true };
  readonly data: JsonObject;
  /** The commands to settle; several when held data was merged. */
  readonly commandIds: readonly string[];
}

/** Contextual data that waits for a conversation, merged key by key in call order. */
export interface HeldContext {
  readonly requestId: string;
  readonly data: JsonObject;
  /** The commands whose data is in here. */
  readonly commandIds: readonly string[];
}

/** A login that the server has not answered. */
export interface PendingAuth {
  readonly commandId: string;
  readonly jwt: string;
}

/**
 * Everything a chat is made of; `state$` publishes it. It is never changed in place, so a slice
 * that is the same object has not changed.
 */
export interface WidgetState {
  readonly phase: Phase;
  readonly widgetId: string | null;
  readonly widget: WidgetConfig | null;
  /** Why `phase` is `failed`. */
  readonly failure: ErrorBody | null;
  readonly connection: Connection;
  /** Counts identities: what belongs to an earlier one is neither sent nor accepted. */
  readonly generation: number;
  readonly epoch: string | null;
  readonly person: Person | null;
  readonly isOpen: boolean;
  readonly isLauncherVisible: boolean;
  readonly screen: Screen;
  /** The thread that is shown: an id of `threads`, or `null` for one that its first message will open. */
  readonly activeThreadId: string | null;
  /** The id under which the next new thread will be opened. */
  readonly newThreadId: string;
  readonly language: Language;
  readonly theme: string;
  /** By id. */
  readonly threads: Readonly<Record<string, ThreadState>>;
  readonly outbox: readonly OutboxEntry[];
  readonly heldContext: HeldContext | null;
  readonly auth: PendingAuth | null;
  /** What stands in the composer, by thread id or client thread id. */
  readonly drafts: Readonly<Record<string, string>>;
}

/** The content of a message as it is shown. */
export type ShownContent = Content | UnsupportedContent;
