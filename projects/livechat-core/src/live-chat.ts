import type { Observable } from 'rxjs';
import type { CommandName, ThreadStrategy } from '../protocol/commands.js';
import type { Person, Thread } from '../protocol/entities.js';
import type { LiveChatError } from '../protocol/errors.js';
import type { Language } from '../protocol/languages.js';
import type { SendPayload } from '../protocol/send-payload.js';
import type { ChatTypes, ContextOf, CustomDataOf, MessageOf, Typed } from './chat-types.js';
import type { Consent, ConnectionStatus, OutboxEntry, ShownContent, WidgetState } from './state/widget-state.js';

/** What each command's success brings. */
export interface CommandResults {
  /** The widget as the server knows it; `themeNames` are what `set_theme` takes. */
  readonly init: {
    readonly widgetId: string;
    readonly title: string;
    readonly multiThread: boolean;
    readonly themeNames: readonly string[];
  };
  /** Who is logged in now. */
  readonly auth: { readonly person: Person };
  /** `loggedOut` is false where nobody was logged in. */
  readonly logout: { readonly loggedOut: boolean };
  /** `cleared` is always true; `loggedOut` as in `logout`. */
  readonly clear: { readonly cleared: true; readonly loggedOut: boolean };
  /** Whether the window is open now. */
  readonly show: { readonly isOpen: boolean };
  /** Whether the window is open now. */
  readonly hide: { readonly isOpen: boolean };
  /** Whether the launcher is visible now. */
  readonly show_launcher: { readonly isLauncherVisible: boolean };
  /** Whether the launcher is visible now. */
  readonly hide_launcher: { readonly isLauncherVisible: boolean };
  /** The theme that is shown now. */
  readonly set_theme: { readonly theme: string };
  /** The language that is shown now: the supported one nearest to the tag. */
  readonly set_language: { readonly language: Language };
  /** What is stored, or the draft. */
  readonly send: SendResult;
  /** Where the data is. */
  readonly send_contextual_data: ContextResult;
  /** Whether the window is open now; the thread gets its ID with its first message. */
  readonly open_new_thread: { readonly isOpen: boolean };
  /** Whether the window is open now. */
  readonly show_thread_list: { readonly isOpen: boolean };
  /** The thread that is shown now. */
  readonly show_thread: { readonly threadId: string };
  /** The consent that holds now. */
  readonly grant_consent: { readonly consent: Consent };
  /** The state at the moment of the call. */
  readonly get_state: WidgetState;
  /** The chat has ended. */
  readonly destroy: { readonly destroyed: true };
}

/** A stored message with its thread, or a draft that now stands in the composer. */
export interface SendResult<T extends ChatTypes = ChatTypes> {
  /** Absent for a draft of a thread that does not exist yet. */
  readonly threadId?: string;
  /** The thread that holds it; absent where `threadId` is, and for a draft. */
  readonly thread?: Pick<Thread, 'id' | 'conversationId' | 'status'>;
  /** The message as it was stored. */
  readonly message: {
    /** Absent for a draft. */
    readonly id?: string;
    readonly type: SendPayload['type'];
    /** Milliseconds since 1970: the server's clock, for a draft the client's. */
    readonly moment: number;
    readonly content: Typed<SentContent, T>;
  };
}

type FilesContent = Extract<ShownContent, { type: 'FILES' }>;

/** What was sent; of files the address and the name of the first one stand there as well. */
export type SentContent =
  | Exclude<ShownContent, { type: 'FILES' }>
  | (FilesContent & { readonly attachment?: string; readonly fileName?: string })
  | { readonly type: 'DRAFT'; readonly text: string };

/** The conversations that hold contextual data now, and that data. */
export interface ContextResult<T extends ChatTypes = ChatTypes> {
  /** The threads of the conversations that hold the data. */
  readonly threadIds: readonly string[];
  /** The data of this call. */
  readonly metadata: ContextOf<T>;
}

/**
 * The outcome of one command: a promise to await and an observable to compose. The command runs
 * once, at the call, however often it is observed; a failure that nobody looks at is silent.
 */
export interface CommandOutcome<T> extends PromiseLike<T> {
  /** Emits the result and completes, or errors with a {@link LiveChatError}. */
  readonly result$: Observable<T>;
  /** As of a promise; what it is called with is always a {@link LiveChatError}. */
  catch<U = never>(onRejected: (error: LiveChatError) => U | PromiseLike<U>): Promise<T | U>;
  /** As of a promise: runs after a success and after a failure. */
  finally(onFinally: () => void): Promise<T>;
}

/** What happened, for those who want to react once; state is in `state$`. */
export type LiveChatEvent<T extends ChatTypes = ChatTypes> =
  | { readonly type: 'ready'; readonly widgetId: string }
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  | { readonly type: 'message'; readonly message: MessageOf<T> }
  | { readonly type: 'unread'; readonly count: number }
  | { readonly type: 'conversationCreated'; readonly threadId: string; readonly conversationId: string }
  | { readonly type: 'threadChanged'; readonly threadId: string | null }
  | { readonly type: 'connection'; readonly status: ConnectionStatus }
  | { readonly type: 'contextFlushed'; readonly threadIds: readonly string[]; readonly metadata: ContextOf<T> }
  /** The customer's token has run out: the chat waits for a login. With a token provider it asks by itself. */
  | { readonly type: 'tokenExpired' }
  | { readonly type: 'error'; readonly error: LiveChatError };

/** The types of {@link LiveChatEvent}, as `liveChat('on', type, handler)` takes them. */
export const LIVE_CHAT_EVENT_TYPES = [
  'ready',
  'opened',
  'closed',
  'message',
  'unread',
  'conversationCreated',
  'threadChanged',
  'connection',
  'contextFlushed',
  'tokenExpired',
  'error',
] as const satisfies readonly LiveChatEvent['type'][];

/**
 * A live chat without a face: commands in, state and events out.
 *
 * @example
 * ```ts
 * const chat = createLiveChat({ serverUrl: 'https://chat.example' });
 * await chat.init('85ea1938-f457-496d-8532-8fa489beea63');
 * chat.unread$.subscribe((count) => badge(count));
 * const { threadId } = await chat.send('Hello');
 * ```
 */
export interface LiveChat<T extends ChatTypes = ChatTypes> {
  /** The state of this moment. */
  readonly state: WidgetState;
  /** The current state at once, then every change. */
  readonly state$: Observable<WidgetState>;
  /** A slice of the state; emits when it is another value. */
  select<S>(slice: (state: WidgetState) => S): Observable<S>;
  /** What happens from now on, each event once; without a replay. */
  readonly events$: Observable<LiveChatEvent<T>>;
  /** Where the connection stands: the current status at once, then every change. */
  readonly connection$: Observable<ConnectionStatus>;
  /** Unread messages of all threads. */
  readonly unread$: Observable<number>;
  /** What is not stored yet, in the order of the calls: the current entries at once, then every change. */
  readonly outbox$: Observable<readonly OutboxEntry[]>;

  /**
   * Runs a command by name with an unchecked argument, as pages and bridges do.
   * Never throws: what is wrong with the call is the outcome's error.
   */
  execute(name: string, arg?: unknown): CommandOutcome<CommandResults[CommandName]>;

  /**
   * Shows a widget: needs its ID at the first call. Settles with the server's answer: `WIDGET_NOT_FOUND`,
   * `ORIGIN_NOT_ALLOWED`, `WIDGET_ALREADY_INITIALIZED`, `SUPERSEDED`.
   */
  init(
    widget?: string | { readonly widgetId?: string; readonly serverUrl?: string; readonly consent?: 'required' },
  ): CommandOutcome<CommandResults['init']>;
  /** Logs in who a token of the site names: `TOKEN_INVALID`, `TOKEN_EXPIRED`, `TOKEN_ALREADY_USED`, `SUPERSEDED`. */
  auth(jwt: string): CommandOutcome<CommandResults['auth']>;
  /**
   * Ends the customer's session, here at once, on the server with the next connection; without one it changes
   * nothing.
   */
  logout(): CommandOutcome<CommandResults['logout']>;
  /**
   * Forgets all that is kept of the widget. With its ID the server's session ends too; another widget's ID changes
   * nothing.
   */
  clear(widgetId?: string): CommandOutcome<CommandResults['clear']>;
  /** Opens the window. */
  show(): CommandOutcome<CommandResults['show']>;
  /** Closes the window. */
  hide(): CommandOutcome<CommandResults['hide']>;
  /** Shows the launcher. */
  showLauncher(): CommandOutcome<CommandResults['show_launcher']>;
  /** Hides the launcher and closes the window; it lasts through a reload. */
  hideLauncher(): CommandOutcome<CommandResults['hide_launcher']>;
  /** Shows a theme of the widget, as soon as the widget is known: `THEME_NOT_FOUND`. */
  setTheme(name: string): CommandOutcome<CommandResults['set_theme']>;
  /** Shows the supported language nearest to a tag; without one, or with an unsupported one, `en-US`. */
  setLanguage(tag?: string): CommandOutcome<CommandResults['set_language']>;
  /**
   * Sends a message, or sets a draft. Settles when the message is stored: `THREAD_NOT_FOUND`, `THREAD_CLOSED`,
   * `OUTBOX_FULL`, `LIMIT_EXCEEDED`, and what a file or a form can be refused with.
   */
  send(message: string | SendPayload<CustomDataOf<T, unknown>>): CommandOutcome<SendResult<T>>;
  /** Hands data to the team. Settles when it is stored; without a conversation it waits for the first message of one. */
  sendContextualData(data: {
    readonly metadata: ContextOf<T, Readonly<Record<string, unknown>>>;
    readonly multiThreadStrategy?: ThreadStrategy;
  }): CommandOutcome<ContextResult<T>>;
  /** Lets a chat that was made with `consent: 'required'` store and connect; `clear` takes it back. */
  grantConsent(): CommandOutcome<CommandResults['grant_consent']>;
  /** Opens the window on a conversation that its first message begins. */
  openNewThread(): CommandOutcome<CommandResults['open_new_thread']>;
  /** Opens the window on the list; a single-thread widget has none and shows its thread. */
  showThreadList(): CommandOutcome<CommandResults['show_thread_list']>;
  /** Opens the window on a thread of this person: `THREAD_NOT_FOUND`. */
  showThread(threadId: string): CommandOutcome<CommandResults['show_thread']>;

  /** Sends a failed entry of the outbox again. */
  retry(entryId: string): void;
  /** Takes a queued or failed message out of the outbox; one that is being sent stays. */
  cancel(entryId: string): void;
  /** Keeps what stands in the composer of the shown thread. */
  setDraft(text: string): void;
  /** Reads messages older than those held of a thread. Settles when they are in the state. */
  loadOlder(threadId: string): void;
  /**
   * Reads a file of the person's conversations, by the `id` that a message of type `FILES` names it
   * with; one of their own that is not stored yet too. Show the bytes through a `blob:` URL of your own.
   *
   * @throws `LiveChatError` (the promise rejects) `NOT_FOUND`, also for the file of somebody else; `UNAVAILABLE`
   *
   * @example
   * ```ts
   * image.src = URL.createObjectURL(await chat.downloadFile(file.id));
   * ```
   */
  downloadFile(fileId: string): Promise<Blob>;
  /**
   * Everything the server keeps of this person, as an archive to save.
   *
   * @throws `LiveChatError` (the promise rejects) `UNAUTHENTICATED` before the first connection; `UNAVAILABLE`
   */
  exportData(): Promise<Blob>;
  /**
   * Deletes everything the server keeps of this person, for good. The session ends with it, in every
   * tab, and the chat begins anew.
   *
   * @throws `LiveChatError` (the promise rejects) as {@link exportData}
   */
  deleteData(): Promise<void>;
  /** Ends the socket, the timers and every subscription; pending commands fail with `DISPOSED`. */
  dispose(): void;
}
