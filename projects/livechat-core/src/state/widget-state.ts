import type { ThreadStrategy } from '../../protocol/commands.js';
import type { Content, CustomerContent, UnsupportedContent } from '../../protocol/content.js';
import type { Author, Person, Thread, ThreadTarget } from '../../protocol/entities.js';
import type { ErrorBody } from '../../protocol/errors.js';
import type { Language } from '../../protocol/languages.js';
import type { JsonObject } from '../../protocol/structured-data.js';
import type { WidgetConfig } from '../../protocol/widget-config.js';
import type { MessagePages } from './message-pages.js';

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
export type ConnectionStatus = 'idle' | 'connecting' | 'online' | 'suspended' | 'waiting' | 'refused';

/** Where the connection stands. */
export interface Connection {
  /** Its state by name. */
  readonly status: ConnectionStatus;
  /** Attempts in a row that failed. */
  readonly attempt: number;
  /** Whether a connection of this session was ever online: a banner before that would only alarm. */
  readonly wasOnline: boolean;
}

/** Whether anything may be stored, connected or asked for. */
export type Consent =
  /** The site needs none, or takes care of it by itself. */
  | 'not-required'
  /** The customer has not agreed yet: the chat lives in memory alone. */
  | 'required'
  /** The customer has agreed, by opening the chat or through the site. */
  | 'granted';

/** What the window shows. */
export type Screen = 'THREAD_LIST' | 'THREAD';

/** A thread with the part of its messages that this client holds. */
export interface ThreadState extends Thread {
  /** What this client holds, ascending by `seq`, each once; {@link messagesOf} gives it as one list. */
  readonly pages: MessagePages;
  /** Up to this `seq` there is no gap after the first message held; 0 while none is held. */
  readonly contiguousTo: number;
  /** Up to this `seq` the person has seen the thread here; the server may not know yet. */
  readonly seenSeq: number;
  /** Up to this `seq` the server has counted `unread`, or nothing above it was missed; what is held above is counted here. */
  readonly countedSeq: number;
  /** The request for history that is on its way. */
  readonly loading: { readonly requestId: string; readonly direction: HistoryDirection } | null;
}

/** After what is held, before it, or the newest page in place of it. */
export type HistoryDirection = 'newer' | 'older' | 'latest';

/** A message or contextual data on its way to the server. */
export type OutboxEntry = OutboxMessage | OutboxContext;

interface OutboxItem {
  /** The id of the command that made it; `clientMessageId` or `requestId` on the wire. */
  readonly id: string;
  readonly status: 'queued' | 'sending' | 'failed';
  /** Whether it was on the wire before, so that it may be stored although no answer came. */
  readonly wasSent: boolean;
  /** Why it failed. */
  readonly error?: ErrorBody;
  /** By this client's clock, for showing only. */
  readonly createdAt: number;
  /** The login that was under way when it was written: it belongs to whoever that brings. */
  readonly login?: string;
}

/** A message on its way. */
export interface OutboxMessage extends OutboxItem {
  /** Tells it from contextual data. */
  readonly kind: 'message';
  /** The thread that it goes to, or the one that it opens. */
  readonly target: ThreadTarget;
  /** What it says. */
  readonly content: CustomerContent;
  /** Contextual data sealed into this message's frame; the same on every repeat. */
  readonly context?: ContextData;
  /** The files of a `FILES` content whose bytes came from this client; the message goes out when all are stored. */
  readonly uploads?: readonly Upload[];
}

/** A file on its way to the server, before the message that holds it. */
export interface Upload {
  /** Its place in the message's `files`. Until it is stored, what stands there has the {@link clientFileId} as its id. */
  readonly index: number;
  /** The client's id of the file: a repeated upload under it is stored once. */
  readonly clientFileId: string;
  /** How much of it has arrived: 0 … 1. */
  readonly progress: number;
  /** Whether the server has it. */
  readonly isStored: boolean;
}

/** Contextual data on its way to existing conversations. */
export interface OutboxContext extends OutboxItem {
  /** Tells it from a message. */
  readonly kind: 'context';
  /** The conversations that it goes to. */
  readonly target: ContextTarget;
  /** The data, merged where it was held. */
  readonly data: JsonObject;
  /** The commands to settle; several when held data was merged. */
  readonly commandIds: readonly string[];
}

/** One conversation by its thread, or all that are not closed when the server commits. */
export type ContextTarget = { readonly threadId: string } | { readonly all: true };

/** Contextual data under one id, merged key by key in call order. */
export interface ContextData {
  /** The id on the wire: the server stores a repeat of it once. */
  readonly requestId: string;
  /** The merged data. */
  readonly data: JsonObject;
  /** The commands whose data is in here. */
  readonly commandIds: readonly string[];
}

/** Contextual data that waits for a conversation. */
export interface HeldContext extends ContextData {
  /** Which conversations it waits for. */
  readonly strategy: ThreadStrategy;
  /** As in the outbox. */
  readonly login?: string;
}

/** What of the state a person sees of the widget itself. */
export type SurfaceKey = 'isOpen' | 'isLauncherVisible' | 'screen' | 'language' | 'theme';

/** Why the chat asks the site for a token. */
export type TokenNeed =
  /** The widget was initialized. */
  | 'start'
  /** The token of the session has run out. */
  | 'expired'
  /** The token that was presented had run out already. */
  | 'refused';

/** A login that the server has not answered. */
export interface PendingAuth {
  /** The id of the command, or of the need that began it. */
  readonly commandId: string;
  /** `null` until the site's token provider has answered. */
  readonly jwt: string | null;
  /** Why the site was asked; absent where the site called `auth` by itself. */
  readonly need?: TokenNeed;
}

/**
 * Everything a chat is made of; `state$` publishes it. It is never changed in place, so a slice
 * that is the same object has not changed.
 */
export interface WidgetState {
  /** How far the widget is with its configuration. */
  readonly phase: Phase;
  /** The widget that was asked for; `null` before the first `init`. */
  readonly widgetId: string | null;
  /** Where the server is: an origin, with a path where a proxy mounts it under one. */
  readonly serverUrl: string;
  /** Whether `init` may name another widget: before the first one, and after `logout` or `clear`. */
  readonly isReplaceable: boolean;
  /** Whether anything may be stored, connected or asked for. */
  readonly consent: Consent;
  /** The widget's configuration; `null` until the server has told it. */
  readonly widget: WidgetConfig | null;
  /** Why `phase` is `failed`. */
  readonly failure: ErrorBody | null;
  /** Where the connection stands. */
  readonly connection: Connection;
  /** Whether this tab speaks for all tabs of the browser: it holds their connection, and it alone rings. */
  readonly isLeader: boolean;
  /** Under which this chat keeps what is unsent, for another tab to send it when this one is gone; `null` where none can. */
  readonly chatId: string | null;
  /** A logout was asked for before it was known who is logged in. */
  readonly isLeaving: boolean;
  /** Counts identities: what belongs to an earlier one is neither sent nor accepted. */
  readonly generation: number;
  /**
   * Which store the server has; `null` before the first connection. Another one: what is held of threads is read
   * anew.
   */
  readonly epoch: string | null;
  /** Who is on this side of the chat; `null` until it is known. */
  readonly person: Person | null;
  /** Whose the unsent is: the person of the last answered connection or login. */
  readonly owner: Person | null;
  /** Whether the window is open. */
  readonly isOpen: boolean;
  /** Whether the launcher is visible. */
  readonly isLauncherVisible: boolean;
  /** What the window shows. */
  readonly screen: Screen;
  /** The thread that is shown: an id of `threads`, or `null` for one that its first message will open. */
  readonly activeThreadId: string | null;
  /** What the shown thread had unread when it came into view, for a mark before it; `null` for nothing. */
  readonly unreadAtOpening: { readonly threadId: string; readonly count: number; readonly topSeq: number } | null;
  /** The id under which messages open a thread that is not stored yet. */
  readonly newThreadId: string | null;
  /** What the site has configured: where `logout` and `clear` go back to. */
  readonly defaults: { readonly language: Language; readonly theme: string; readonly consent: Consent };
  /** What this page has decided before the widget was known; a restored session does not undo it. */
  readonly decided: readonly SurfaceKey[];
  /** The language of the texts. */
  readonly language: Language;
  /** The theme that was asked for; one that the widget does not have is refused when its configuration is known. */
  readonly theme: string;
  /** The themes that were asked for while the widget's were not known, in call order. */
  readonly wantedThemes: readonly string[];
  /** By id. */
  readonly threads: Readonly<Record<string, ThreadState>>;
  /** What is not stored yet, in the order of the calls. */
  readonly outbox: readonly OutboxEntry[];
  /** Runs of calls with the same strategy, in call order. */
  readonly heldContext: readonly HeldContext[];
  /** Contextual data for every conversation that this person begins from now on (`ALL_PLUS_NEW`). */
  readonly standingContext: JsonObject | null;
  /** The login that is under way; `null` without one. */
  readonly auth: PendingAuth | null;
  /** The customer's token has run out: nothing is sent or read until a login succeeds. */
  readonly sessionExpired: boolean;
  /** What stands in the composer, by thread id; under `NEW_THREAD_DRAFT` for a thread not stored yet. */
  readonly drafts: Readonly<Record<string, string>>;
  /** Who of the team is writing at this moment, by thread id. */
  readonly typing: Readonly<Record<string, Author>>;
}

/** The content of a message as it is shown. */
export type ShownContent = Content | UnsupportedContent;
