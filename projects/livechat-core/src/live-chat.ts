import type { Observable } from 'rxjs';
import type {
  CommandName,
  Language,
  LiveChatError,
  Person,
  SendPayload,
  Thread,
  ThreadStrategy,
} from '../protocol/index.js';
import type { ChatTypes, ContextOf, CustomDataOf, MessageOf, Typed } from './chat-types.js';
import type { Consent, ConnectionStatus, OutboxEntry, ShownContent, WidgetState } from './state/widget-state.js';

/** What each command's success brings. */
export interface CommandResults {
  readonly init: {
    readonly widgetId: string;
    readonly title: string;
    readonly multiThread: boolean;
    readonly themeNames: readonly string[];
  };
  readonly auth: { readonly person: Person };
  /** `loggedOut` is false where nobody was logged in. */
  readonly logout: { readonly loggedOut: boolean };
  readonly clear: { readonly cleared: true; readonly loggedOut: boolean };
  readonly show: { readonly isOpen: boolean };
  readonly hide: { readonly isOpen: boolean };
  readonly show_launcher: { readonly isLauncherVisible: boolean };
  readonly hide_launcher: { readonly isLauncherVisible: boolean };
  readonly set_theme: { readonly theme: string };
  readonly set_language: { readonly language: Language };
  readonly send: SendResult;
  readonly send_contextual_data: ContextResult;
  readonly open_new_thread: { readonly isOpen: boolean };
  readonly show_thread_list: { readonly isOpen: boolean };
  readonly show_thread: { readonly threadId: string };
  readonly grant_consent: { readonly consent: Consent };
  readonly get_state: WidgetState;
  readonly destroy: { readonly destroyed: true };
}

/** A stored message with its thread, or a draft that now stands in the composer. */
export interface SendResult<T extends ChatTypes = ChatTypes> {
  /** Absent for a draft of a thread that does not exist yet. */
  readonly threadId?: string;
  readonly thread?: Pick<Thread, 'id' | 'conversationId' | 'status'>;
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
  readonly threadIds: readonly string[];
  readonly metadata: ContextOf<T>;
}

/**
 * The outcome of one command: a promise to await and an observable to compose. The command runs
 * once, at the call, however often it is observed; a failure that nobody looks at is silent.
 */
export interface CommandOutcome<T> extends PromiseLike<T> {
  /** Emits the result and completes, or errors with a {@link LiveChatError}. */
  readonly result$: Observable<T>;
  catch<U = never>(onRejected: (error: LiveChatError) => U | PromiseLike<U>): Promise<T | U>;
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
  readonly state: WidgetState;
  /** The current state at once, then every change. */
  readonly state$: Observable<WidgetState>;
  /** A slice of the state; emits when it is another value. */
  select<S>(slice: (state: WidgetState) => S): Observable<S>;
  readonly events$: Observable<LiveChatEvent<T>>;
  readonly connection$: Observable<ConnectionStatus>;
  /** Unread messages of all threads. */
  readonly unread$: Observable<number>;
  readonly outbox$: Observable<readonly OutboxEntry[]>;

  /**
   * Runs a command by name with an unchecked argument, as pages and bridges do.
   * Never throws: what is wrong with the call is the outcome's error.
   */
  execute(name: string, arg?: unknown): CommandOutcome<CommandResults[CommandName]>;

  init(
    widget?: string | { readonly widgetId?: string; readonly serverUrl?: string; readonly consent?: 'required' },
  ): CommandOutcome<CommandResults['init']>;
  auth(jwt: string): CommandOutcome<CommandResults['auth']>;
  logout(): CommandOutcome<CommandResults['logout']>;
  clear(widgetId?: string): CommandOutcome<CommandResults['clear']>;
  show(): CommandOutcome<CommandResults['show']>;
  hide(): CommandOutcome<CommandResults['hide']>;
  showLauncher(): CommandOutcome<CommandResults['show_launcher']>;
  hideLauncher(): CommandOutcome<CommandResults['hide_launcher']>;
  setTheme(name: string): CommandOutcome<CommandResults['set_theme']>;
  setLanguage(tag?: string): CommandOutcome<CommandResults['set_language']>;
  send(message: string | SendPayload<CustomDataOf<T, unknown>>): CommandOutcome<SendResult<T>>;
  sendContextualData(data: {
    readonly metadata: ContextOf<T, Readonly<Record<string, unknown>>>;
    readonly multiThreadStrategy?: ThreadStrategy;
  }): CommandOutcome<ContextResult<T>>;
  /** Lets a chat that was made with `consent: 'required'` store and connect; `clear` takes it back. */
  grantConsent(): CommandOutcome<CommandResults['grant_consent']>;
  openNewThread(): CommandOutcome<CommandResults['open_new_thread']>;
  showThreadList(): CommandOutcome<CommandResults['show_thread_list']>;
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
   * @throws {@link LiveChatError} (the promise rejects) `NOT_FOUND`, also for the file of somebody else; `UNAVAILABLE`
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
   * @throws {@link LiveChatError} (the promise rejects) `UNAUTHENTICATED` before the first connection; `UNAVAILABLE`
   */
  exportData(): Promise<Blob>;
  /**
   * Deletes everything the server keeps of this person, for good. The session ends with it, in every
   * tab, and the chat begins anew.
   *
   * @throws {@link LiveChatError} (the promise rejects) as {@link exportData}
   */
  deleteData(): Promise<void>;
  /** Ends the socket, the timers and every subscription; pending commands fail with `DISPOSED`. */
  dispose(): void;
}
