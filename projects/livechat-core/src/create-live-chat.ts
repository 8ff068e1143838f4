import {
  type Observable,
  ReplaySubject,
  Subject,
  asapScheduler,
  distinctUntilChanged,
  filter,
  map,
  observeOn,
  share,
} from 'rxjs';
import type * as z from 'zod/mini';
import {
  LiveChatError,
  invalidInput,
  matchLanguage,
  serverUrlSchema,
  themeNameSchema,
  type ClientFrame,
  type Command,
  type SendPayload,
} from '../protocol/index.js';
import type { ChatTypes } from './chat-types.js';
import { checkSchemas, type ChatSchemas } from './command/check-schemas.js';
import { interceptOutgoing, type OutgoingInterceptor } from './command/intercept-outgoing.js';
import { runCommand } from './command/run-command.js';
import { authenticate } from './effect/authenticate.js';
import { catchUp } from './effect/catch-up.js';
import { connect } from './effect/connect.js';
import type { Effect } from './effect/effect.js';
import { flushOutbox } from './effect/flush-outbox.js';
import { forgetTyping } from './effect/forget-typing.js';
import { keepCredentials } from './effect/keep-credentials.js';
import { keepTabs } from './effect/keep-tabs.js';
import { keepUnsent } from './effect/keep-unsent.js';
import { persistSession } from './effect/persist-session.js';
import { provideToken } from './effect/provide-token.js';
import { releaseContext } from './effect/release-context.js';
import { reportFailure } from './effect/report-failure.js';
import { restoreSession } from './effect/restore-session.js';
import { runEffects } from './effect/run-effects.js';
import { sendReceipts } from './effect/send-receipts.js';
import { sendTyping } from './effect/send-typing.js';
import type { TokenProvider } from './effect/token-provider.js';
import { uploadFiles } from './effect/upload-files.js';
import { announcementsOf } from './inspect/announce.js';
import { interceptIncoming, type IncomingInterceptor } from './inspect/intercept-incoming.js';
import type { CommandOutcome, CommandResults, LiveChat, LiveChatEvent } from './live-chat.js';
import { eventLoop } from './runtime/event-loop.js';
import { platformRuntime, type Runtime } from './runtime/runtime.js';
import type { BlobStore } from './session/blob-store.js';
import { consentedBlobStore } from './session/consented-blob-store.js';
import { defaultSessionStore } from './session/default-session-store.js';
import { defaultLastingStores, memoryLastingStores } from './session/default-stores.js';
import type { SessionStore } from './session/session-store.js';
import type { UnsentStore } from './session/unsent-store.js';
import type { Transition } from './state/event.js';
import { initialState } from './state/initial-state.js';
import { reduce } from './state/reduce.js';
import { selectUnread } from './state/selectors.js';
import { hasOlder } from './state/threads.js';
import { downloadFile } from './transport/download-file.js';
import type { FileTransfer } from './transport/file-transfer.js';
import { httpFileTransfer } from './transport/http-file-transfer.js';
import { deleteData, exportData } from './transport/personal-data.js';
import { defaultTabs } from './tabs/default-tabs.js';
import { loneTab } from './tabs/lone-tab.js';
import { sharedTabs } from './tabs/shared-tabs.js';
import type { TabGroup } from './tabs/tab-group.js';
import type { TabPlatform } from './tabs/tab-platform.js';
import { defaultTransport } from './transport/default-transport.js';
import type { Transport } from './transport/transport.js';

/** What a chat is made of. Everything has a default that fits a browser. */
export interface LiveChatConfig<T extends ChatTypes = ChatTypes> {
  /** Where the server is; by default the origin of the page. */
  readonly serverUrl?: string;
  /** Initializes at once with this widget. */
  readonly widgetId?: string;
  /** A language tag; unsupported ones give `en-US`. */
  readonly language?: string;
  /** The name of a theme of the widget. */
  readonly theme?: string;
  /**
   * Gives the token of whoever is signed in on the site: asked at `init`, and again when the token has
   * run out. Without it the site calls `auth` by itself.
   */
  readonly token?: TokenProvider;
  /**
   * `required`: nothing is stored, connected or asked for before the customer opens the chat or the
   * site calls `grantConsent`. What is called before waits in memory.
   */
  readonly consent?: 'required';
  /** By default WebSockets, and HTTP streaming where a network blocks them. */
  readonly transport?: Transport;
  /** Where the session is kept; by default Web Storage. */
  readonly store?: SessionStore;
  /** How files reach the server; by default over HTTP. */
  readonly files?: FileTransfer;
  /** Where the bytes of files wait until they are uploaded; by default IndexedDB, with a `store` of your own memory. */
  readonly blobs?: BlobStore;
  /** Where what a closed tab has not sent waits for another tab; by default as for `blobs`. */
  readonly unsent?: UnsentStore;
  /**
   * How the tabs of a browser find each other to share one connection; `null` keeps this chat to
   * itself.
   */
  readonly tabs?: TabPlatform | null;
  /** Time, chance, logging and what the browser knows; what is not given is the platform's own. */
  readonly runtime?: Partial<Runtime>;
  /** Functions that every message passes, to mask or to filter; several run in their order. */
  readonly interceptors?: {
    readonly outgoing?: OutgoingInterceptor | readonly OutgoingInterceptor[];
    readonly incoming?: IncomingInterceptor | readonly IncomingInterceptor[];
  };
  /** The site's own rules for its data; a call that breaks them is refused with the field's name. */
  readonly schemas?: ChatSchemas<T>;
  /** Sees every step of the loop: for logs, devtools and tests. */
  readonly inspect?: (transition: Transition) => void;
}

/** In order: what reads or writes the storage, what finds the way to the server, what uses it. */
const EFFECTS: readonly Effect[] = [
  restoreSession,
  keepCredentials,
  persistSession,
  keepTabs,
  keepUnsent,
  connect,
  authenticate,
  releaseContext,
  uploadFiles,
  flushOutbox,
  catchUp,
  sendReceipts,
  sendTyping,
  forgetTyping,
  reportFailure,
];

/** What is written while the site is asked waits for the answer: it is asked before anything connects. */
function effectsOf({ token }: LiveChatConfig): readonly Effect[] {
  return token === undefined ? EFFECTS : [provideToken(token), ...EFFECTS];
}

/**
 * Makes a live chat. Several live side by side in one page; nothing is global. Nothing happens
 * before `init`, or the `widgetId` of the configuration.
 *
 * @example
 * ```ts
 * const chat = createLiveChat({ serverUrl: 'https://chat.example', widgetId });
 * chat.select((state) => state.person).subscribe(greet);
 * await chat.send('Hello');
 * chat.dispose();
 * ```
 */
export function createLiveChat<T extends ChatTypes = ChatTypes>(config: LiveChatConfig<T> = {}): LiveChat<T> {
  const runtime: Runtime = { ...platformRuntime(), ...config.runtime };
  const loop = eventLoop(
    initialState({
      serverUrl: serverUrlOf(config),
      ...(config.language === undefined ? {} : { language: matchLanguage(config.language) }),
      ...(config.theme === undefined ? {} : { theme: checked(themeNameSchema, config.theme, 'theme') }),
      ...(config.consent === undefined ? {} : { consent: config.consent }),
    }),
    reduce,
  );
  const events = new Subject<LiveChatEvent>();
  const outgoing = new Subject<ClientFrame>();
  const ended = new ReplaySubject<never>();
  const outgoingInterceptors = listOf(config.interceptors?.outgoing);
  const incomingInterceptors = listOf(config.interceptors?.incoming);
  const schemas: ChatSchemas = config.schemas ?? {};
  const prepare = (command: Command): Command =>
    interceptOutgoing(checkSchemas(command, schemas), outgoingInterceptors, runtime.logger);
  const runner = { loop, runtime, prepare, ended$: ended };

  const store = config.store ?? defaultSessionStore();
  const lasting = config.store === undefined ? defaultLastingStores() : memoryLastingStores();
  const blobs = consentedBlobStore(config.blobs ?? lasting.blobs, () => loop.state.consent !== 'required');
  const files = config.files ?? httpFileTransfer();

  const effects = runEffects(effectsOf(config), {
    transitions$: loop.transitions$,
    state: () => loop.state,
    send: (frame) => {
      outgoing.next(frame);
    },
    outgoing$: outgoing,
    runtime,
    store,
    unsent: config.unsent ?? lasting.unsent,
    blobs,
    files,
    tabs: tabsOf(config, runtime),
  }).subscribe((event) => {
    if (event.type !== 'frame') loop.dispatch(event);
    else loop.dispatch({ ...event, frame: interceptIncoming(event.frame, incomingInterceptors, runtime.logger) });
  });
  loop.transitions$.subscribe({
    next: (transition) => {
      announcementsOf(transition).forEach((event) => {
        events.next(event);
      });
    },
    complete: () => {
      events.complete();
    },
  });
  if (config.inspect !== undefined) loop.transitions$.subscribe(config.inspect);

  const select = <S>(slice: (state: LiveChat['state']) => S): Observable<S> =>
    loop.state$.pipe(map(slice), distinctUntilChanged());

  // The one place where names meet results; everything below is checked against the interface.
  const run = <N extends keyof CommandResults>(name: N, arg?: unknown): CommandOutcome<CommandResults[N]> =>
    runCommand(runner, name, arg) as CommandOutcome<CommandResults[N]>;

  const chat: LiveChat = {
    get state() {
      return loop.state;
    },
    state$: loop.state$,
    select,
    events$: events.pipe(share()),
    connection$: select((state) => state.connection.status),
    unread$: select(selectUnread),
    outbox$: select((state) => state.outbox),

    execute: (name, arg) => runCommand(runner, name, arg),
    init: (widget) => run('init', widget),
    auth: (jwt) => run('auth', jwt),
    logout: () => run('logout'),
    clear: (widgetId) => run('clear', widgetId),
    show: () => run('show'),
    hide: () => run('hide'),
    showLauncher: () => run('show_launcher'),
    hideLauncher: () => run('hide_launcher'),
    setTheme: (name) => run('set_theme', name),
    setLanguage: (tag) => run('set_language', tag),
    send: (message: string | SendPayload) => run('send', message),
    sendContextualData: (data) => run('send_contextual_data', data),
    grantConsent: () => run('grant_consent'),
    openNewThread: () => run('open_new_thread'),
    showThreadList: () => run('show_thread_list'),
    showThread: (threadId) => run('show_thread', threadId),

    retry: (entryId) => {
      loop.dispatch({ type: 'retried', entryId, newId: runtime.newId(), at: runtime.scheduler.now() });
    },
    cancel: (entryId) => {
      loop.dispatch({ type: 'cancelled', entryId });
    },
    setDraft: (text) => {
      loop.dispatch({ type: 'draft-changed', text });
    },
    loadOlder: (threadId) => {
      const thread = Object.hasOwn(loop.state.threads, threadId) ? loop.state.threads[threadId] : undefined;
      if (thread === undefined || loop.state.connection.status !== 'online' || !hasOlder(thread)) return;
      loop.dispatch({ type: 'history-requested', threadId, requestId: runtime.newId(), direction: 'older' });
    },
    exportData: () => exportData({ state: loop.state, store }),
    deleteData: () => deleteData({ state: loop.state, store }),
    downloadFile: (fileId) => downloadFile({ state: loop.state, store, blobs, files }, fileId),
    dispose: () => {
      effects.unsubscribe();
      store.release?.();
      ended.error(disposed());
      loop.dispatch({ type: 'disposed' });
      loop.close();
    },
  };
  // Not within the transition: the command settles first.
  loop.transitions$.pipe(filter(isDestroy), observeOn(asapScheduler)).subscribe(() => {
    chat.dispose();
  });
  if (config.widgetId !== undefined) {
    void chat.init(config.widgetId).then(undefined, (thrown: unknown) => {
      const error = LiveChatError.wrap(thrown);
      // What the server refuses is reported where it is reduced.
      if (loop.state.failure !== null || error.code === 'DISPOSED') return;
      runtime.logger.error(`Live chat: ${error.message} ${error.remedy}`);
      events.next({ type: 'error', error });
    });
  }
  // The types are the site's word about the same data.
  return chat;
}

function listOf<F>(functions: F | readonly F[] | undefined): readonly F[] {
  return functions === undefined ? [] : ([functions].flat() as readonly F[]);
}

function tabsOf(config: Pick<LiveChatConfig, 'tabs' | 'transport'>, runtime: Runtime): TabGroup {
  const transport = config.transport ?? defaultTransport(runtime.scheduler);
  const platform = config.tabs === undefined ? defaultTabs() : config.tabs;
  return platform === null ? loneTab(transport) : sharedTabs({ platform, transport, runtime });
}

function isDestroy({ event }: Transition): boolean {
  return event.type === 'command' && event.command.name === 'destroy';
}

/** A configuration is written by a programmer: what is wrong with it is thrown at once. */
function checked<S extends z.ZodMiniType>(schema: S, value: unknown, field: string): z.infer<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw invalidInput(parsed.error, field);
  return parsed.data;
}

function serverUrlOf({ serverUrl }: LiveChatConfig): string {
  const url = serverUrl === undefined ? pageOrigin() : checked(serverUrlSchema, serverUrl, 'serverUrl');
  return url.replace(/\/$/, '');
}

function pageOrigin(): string {
  return typeof location === 'undefined' ? '' : location.origin;
}

function disposed(): LiveChatError {
  return new LiveChatError({
    code: 'DISPOSED',
    message: 'The chat was disposed before the command settled.',
    remedy: 'Create another chat to go on.',
  });
}
