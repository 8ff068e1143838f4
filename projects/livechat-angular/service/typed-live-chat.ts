import { NgZone, computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  messagesOf,
  selectActiveThread,
  selectDraft,
  selectThreads,
  selectTimeline,
  selectUnread,
  type ChatTypes,
  type CommandOutcome,
  type CommandResults,
  type Connection,
  type ContextOf,
  type ContextResult,
  type CustomDataOf,
  type LiveChat,
  type LiveChatEvent,
  type MessageOf,
  type OutboxEntry,
  type SendResult,
  type ThreadState,
  type TimelineItem,
  type WidgetState,
} from 'livechat-core';
import type { CommandName, SendPayload, ThreadStrategy } from 'livechat-core/protocol';
import { filter, type Observable } from 'rxjs';
import { LIVE_CHAT } from './live-chat-token';
import { enterZone } from './enter-zone';

/** The event of one type. */
export type LiveChatEventOf<N extends LiveChatEvent['type'], T extends ChatTypes = ChatTypes> = Extract<
  LiveChatEvent<T>,
  { readonly type: N }
>;

const NO_MESSAGES: readonly never[] = [];

/**
 * The live chat for Angular with the types of the application's own data. Inject it as
 * {@link LiveChatService}; with types of your own by `injectLiveChat<T>()` or `liveChatToken<T>()`.
 */
export class TypedLiveChat<T extends ChatTypes = ChatTypes> {
  // What it is typed with is the application's word about the same data.
  private readonly chat = inject<LiveChat>(LIVE_CHAT) as LiveChat<T>;
  private readonly zone = inject(NgZone);

  /** Everything the chat is made of. */
  readonly state: Signal<WidgetState> = toSignal(this.chat.state$, { requireSync: true });
  readonly isOpen: Signal<boolean> = computed(() => this.state().isOpen);
  /** Unread messages of all threads. */
  readonly unread: Signal<number> = computed(() => selectUnread(this.state()));
  readonly connection: Signal<Connection> = computed(() => this.state().connection);
  /** All threads, the one with the newest activity first. */
  readonly threads: Signal<readonly ThreadState[]> = computed(() => selectThreads(this.state()));
  /** The shown thread; `null` on the list and for a conversation that has no message yet. */
  readonly activeThread: Signal<ThreadState | null> = computed(() => selectActiveThread(this.state()));
  /** The stored messages of the shown thread, the oldest of those held first; `timeline` is what one shows. */
  readonly messages: Signal<readonly MessageOf<T>[]> = computed(() => {
    const thread = this.activeThread();
    return thread === null ? NO_MESSAGES : (messagesOf(thread) as readonly MessageOf<T>[]);
  });
  /** What the shown conversation displays, messages on their way included. */
  readonly timeline: Signal<readonly TimelineItem[]> = computed(() => selectTimeline(this.state()));
  /** What stands in the composer. */
  readonly draft: Signal<string> = computed(() => selectDraft(this.state()));
  readonly outbox: Signal<readonly OutboxEntry[]> = computed(() => this.state().outbox);

  /** What happened, once each. In an application with zone.js it is delivered inside Angular's zone. */
  readonly events$: Observable<LiveChatEvent<T>> = this.chat.events$.pipe(enterZone(this.zone));

  /** The events of one type. */
  on<N extends LiveChatEvent['type']>(type: N): Observable<LiveChatEventOf<N, T>> {
    return this.events$.pipe(filter((event): event is LiveChatEventOf<N, T> => event.type === type));
  }

  /** Runs a command by name with an unchecked argument, as plain pages do; what is wrong is the outcome's error. */
  execute(name: string, arg?: unknown): CommandOutcome<CommandResults[CommandName]> {
    return this.outside(() => this.chat.execute(name, arg));
  }

  init(
    widget?: string | { readonly widgetId?: string; readonly serverUrl?: string; readonly consent?: 'required' },
  ): CommandOutcome<CommandResults['init']> {
    return this.outside(() => this.chat.init(widget));
  }

  /** Makes the visitor a customer. Let your backend sign the token; its secret must never reach a page. */
  auth(jwt: string): CommandOutcome<CommandResults['auth']> {
    return this.outside(() => this.chat.auth(jwt));
  }

  logout(): CommandOutcome<CommandResults['logout']> {
    return this.outside(() => this.chat.logout());
  }

  clear(widgetId?: string): CommandOutcome<CommandResults['clear']> {
    return this.outside(() => this.chat.clear(widgetId));
  }

  show(): CommandOutcome<CommandResults['show']> {
    return this.outside(() => this.chat.show());
  }

  hide(): CommandOutcome<CommandResults['hide']> {
    return this.outside(() => this.chat.hide());
  }

  showLauncher(): CommandOutcome<CommandResults['show_launcher']> {
    return this.outside(() => this.chat.showLauncher());
  }

  hideLauncher(): CommandOutcome<CommandResults['hide_launcher']> {
    return this.outside(() => this.chat.hideLauncher());
  }

  setTheme(name: string): CommandOutcome<CommandResults['set_theme']> {
    return this.outside(() => this.chat.setTheme(name));
  }

  setLanguage(tag?: string): CommandOutcome<CommandResults['set_language']> {
    return this.outside(() => this.chat.setLanguage(tag));
  }

  send(message: string | SendPayload<CustomDataOf<T, unknown>>): CommandOutcome<SendResult<T>> {
    return this.outside(() => this.chat.send(message));
  }

  /** Gives data to the conversation; before there is one, it is kept and goes along with the first message. */
  sendContextualData(data: {
    readonly metadata: ContextOf<T, Readonly<Record<string, unknown>>>;
    readonly multiThreadStrategy?: ThreadStrategy;
  }): CommandOutcome<ContextResult<T>> {
    return this.outside(() => this.chat.sendContextualData(data));
  }

  /** Lets a chat that waits for consent store and connect; `clear()` takes it back. */
  grantConsent(): CommandOutcome<CommandResults['grant_consent']> {
    return this.outside(() => this.chat.grantConsent());
  }

  openNewThread(): CommandOutcome<CommandResults['open_new_thread']> {
    return this.outside(() => this.chat.openNewThread());
  }

  showThreadList(): CommandOutcome<CommandResults['show_thread_list']> {
    return this.outside(() => this.chat.showThreadList());
  }

  showThread(threadId: string): CommandOutcome<CommandResults['show_thread']> {
    return this.outside(() => this.chat.showThread(threadId));
  }

  /** Sends a failed entry of the outbox again. */
  retry(entryId: string): void {
    this.outside(() => this.chat.retry(entryId));
  }

  /** Takes a queued or failed message out of the outbox. */
  cancel(entryId: string): void {
    this.outside(() => this.chat.cancel(entryId));
  }

  /** Keeps what stands in the composer of the shown thread. */
  setDraft(text: string): void {
    this.outside(() => this.chat.setDraft(text));
  }

  /** Reads older messages of a thread. */
  loadOlder(threadId: string): void {
    this.outside(() => this.chat.loadOlder(threadId));
  }

  /** The bytes of a file of the person's conversations; show them through a `blob:` address of your own. */
  downloadFile(fileId: string): Promise<Blob> {
    return this.outside(() => this.chat.downloadFile(fileId));
  }

  /** Everything the server keeps of this person, as an archive. */
  exportData(): Promise<Blob> {
    return this.outside(() => this.chat.exportData());
  }

  /** Deletes everything the server keeps of this person, for good; the chat begins anew. */
  deleteData(): Promise<void> {
    return this.outside(() => this.chat.deleteData());
  }

  /** Sockets and timers that a command starts must not keep an application with zone.js busy. */
  private outside<R>(command: () => R): R {
    return this.zone.runOutsideAngular(command);
  }
}
