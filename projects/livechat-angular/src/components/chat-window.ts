import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  Injector,
  ViewEncapsulation,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { selectGreeting, selectPreChatForm, selectQuickReplies, selectTyping } from 'livechat-core';
import { LiveChatError, type QuickReply, type SendPayload } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from '../live-chat-service';
import { presenceWords } from '../message/presence';
import { agentName } from '../message/thread-summary';
import { ChatHeader } from './chat-header';
import { Composer, type Written } from './composer';
import { ConnectionBanner } from './connection-banner';
import { Lazy } from './lazy';
import { LAZY_PARTS } from './lazy-parts';
import { Loading } from './loading';
import { MessageList } from './message-list';
import { coverPhone } from './cover-phone';
import { NotifyQuestion } from './notify-question';
import { QuickReplies } from './quick-replies';
import { ResizeHandle } from './resize-handle';
import { ThreadList } from './thread-list';
import { Unavailable } from './unavailable';

const NOBODY: readonly string[] = [];

/** The window: it turns the chat's state into what is shown, and what people do into commands. */
@Component({
  selector: 'lc-window',
  imports: [
    ChatHeader,
    Composer,
    ConnectionBanner,
    Lazy,
    Loading,
    MessageList,
    NotifyQuestion,
    QuickReplies,
    ResizeHandle,
    ThreadList,
    Unavailable,
  ],
  template: `
    <section
      #dialog
      class="lc-window"
      part="window"
      tabindex="-1"
      [attr.role]="isInline() ? 'region' : 'dialog'"
      [attr.aria-label]="title()"
      (keydown.escape)="onEscape($event)"
    >
      @if (!isInline()) {
        <lc-resize-handle [window]="dialog" />
      }
      <lc-header
        [title]="title()"
        [agent]="agent()"
        [faces]="faces()"
        [tagline]="tagline()"
        [isOnline]="chat.state().widget?.availability?.isOnline === true"
        [canGoBack]="canGoBack()"
        [canMinimize]="!isInline()"
        (back)="chat.showThreadList()"
        (minimize)="chat.hide()"
      />
      @if (view() !== 'failed') {
        <lc-connection-banner [connection]="chat.connection()" />
      }
      <div
        class="lc-body"
        (dragenter)="onDrag($event)"
        (dragover)="onDrag($event)"
        (dragleave)="onDragLeave($event)"
        (drop)="onDrop($event)"
      >
        @if (isDropTarget()) {
          <p class="lc-drop">{{ locale().text('dropFiles') }}</p>
        }
        @switch (view()) {
          @case ('loading') {
            <lc-loading [connection]="chat.connection()"><lc-unavailable /></lc-loading>
          }
          @case ('failed') {
            <div class="lc-failed" role="alert"><lc-unavailable /></div>
          }
          @case ('list') {
            <lc-thread-list
              [threads]="chat.threads()"
              [title]="title()"
              (chosen)="chat.showThread($event)"
              (started)="chat.openNewThread()"
            />
          }
          @case ('form') {
            <lc-lazy [part]="parts.preChatForm" [inputs]="{ form: form() }"
              ><lc-loading [connection]="chat.connection()"
            /></lc-lazy>
          }
          @case ('thread') {
            @if (waitsForHistory()) {
              <lc-loading [connection]="chat.connection()">
                <div class="lc-state">
                  <p class="lc-state__text">{{ locale().text('historyWaits') }}</p>
                </div>
              </lc-loading>
            } @else {
              <lc-message-list
                [items]="chat.timeline()"
                [conversation]="conversation()"
                [hasOlder]="hasOlder()"
                [opening]="chat.state().unreadAtOpening"
                [typing]="typing()"
                [greeting]="greeting()"
                [faces]="faces()"
                [expectation]="expectation()"
                (older)="loadOlder()"
                (retry)="chat.retry($event)"
                (remove)="chat.cancel($event)"
              />
            }
            @if (isClosed()) {
              <div class="lc-notice">
                <p>{{ locale().text('conversationClosed') }}</p>
                <button type="button" class="lc-button" (click)="chat.openNewThread()">
                  {{ locale().text('newConversation') }}
                </button>
              </div>
            } @else {
              <lc-quick-replies [replies]="offered()?.replies ?? []" (chosen)="answer($event)" />
              <lc-notify-question />
              <lc-composer
                [draft]="chat.draft()"
                [problem]="problem()"
                [rules]="chat.state().widget?.attachments"
                (draftChange)="write($event)"
                (send)="send($event)"
              />
            }
          }
        }
      </div>
    </section>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ChatWindow {
  protected readonly chat = inject(LiveChatService);
  protected readonly locale = inject(LocaleService).locale;
  private readonly injector = inject(Injector);
  private readonly dialog = viewChild.required<ElementRef<HTMLElement>>('dialog');
  private readonly composer = viewChild(Composer);

  /** Whether the window is a part of the page, always there. */
  readonly isInline = input(false);

  protected readonly parts = LAZY_PARTS;
  protected readonly problem = signal('');
  protected readonly isDropTarget = signal(false);
  protected readonly title = computed(() => this.chat.state().widget?.title || this.locale().text('chat'));
  protected readonly isClosed = computed(() => this.chat.activeThread()?.status === 'CLOSED');
  protected readonly conversation = computed(() => this.chat.activeThread()?.id ?? 'new');
  protected readonly canGoBack = computed(
    () => this.view() === 'thread' && this.chat.state().widget?.multiThread === true && this.chat.threads().length > 0,
  );
  protected readonly agent = computed(() => agentName(this.chat.activeThread()?.messages ?? []));
  protected readonly expectation = computed(() =>
    presenceWords(
      this.locale(),
      this.chat.state().widget?.availability,
      this.chat.state().widget === null ? 0 : Date.now(),
    ),
  );
  protected readonly tagline = computed(() => {
    if (this.view() === 'failed') return '';
    const name = this.agent();
    if (name !== undefined) return this.locale().text('talkingWith', { name });
    return this.expectation() || this.locale().text('tagline');
  });
  protected readonly faces = computed(
    () => this.chat.state().widget?.availability?.agents.map(({ name }) => name) ?? NOBODY,
  );
  protected readonly form = computed(() => selectPreChatForm(this.chat.state()));
  protected readonly greeting = computed(() => selectGreeting(this.chat.state()));
  protected readonly offered = computed(() => selectQuickReplies(this.chat.state()));
  protected readonly typing = computed(() => selectTyping(this.chat.state()));
  protected readonly hasOlder = computed(() => (this.chat.activeThread()?.messages[0]?.seq ?? 1) > 1);
  protected readonly view = computed<'loading' | 'failed' | 'list' | 'form' | 'thread'>(() => {
    const { phase, widget, screen } = this.chat.state();
    if (phase === 'failed') return 'failed';
    if (widget === null) return 'loading';
    if (screen === 'THREAD') return this.form() === null ? 'thread' : 'form';
    // A list that is not read yet is not an empty one.
    return phase === 'ready' ? 'list' : 'loading';
  });
  /** Whether the conversation has messages of which none is here; one can write meanwhile. */
  protected readonly waitsForHistory = computed(() => {
    if (this.chat.timeline().length > 0) return false;
    const thread = this.chat.activeThread();
    if (thread !== null) return thread.topSeq > 0 && thread.messages.length === 0;
    const { phase, activeThreadId } = this.chat.state();
    return phase !== 'ready' && activeThreadId !== null;
  });

  constructor() {
    coverPhone();
    this.keepFocusInside();
  }

  /** Moves the focus to where writing begins. */
  focus(): void {
    const composer = this.composer();
    if (composer === undefined) this.dialog().nativeElement.focus({ preventScroll: true });
    else composer.focus();
  }

  protected onEscape(event: Event): void {
    // Escape may also end what an input method proposes.
    if (event instanceof KeyboardEvent && event.isComposing) return;
    if (this.isInline()) return;
    event.stopPropagation();
    this.chat.hide();
  }

  protected write(text: string): void {
    this.problem.set('');
    this.chat.setDraft(text);
  }

  protected send({ text, files }: Written): void {
    this.chat.setDraft('');
    const attachments = files.map((file) => ({ attachment: file, fileName: file.name }));
    this.deliver(
      files.length === 0 ? text : { type: 'BASIC', attachments, ...(text === '' ? {} : { message: text }) },
      text,
    );
  }

  protected answer({ title, payload }: QuickReply): void {
    const messageId = this.offered()?.messageId;
    this.deliver({ type: 'ANSWER', text: title, payload, ...(messageId === undefined ? {} : { messageId }) }, '');
  }

  /** @param text what goes back into the composer when nothing of the message is taken */
  private deliver(message: string | SendPayload, text: string): void {
    this.problem.set('');
    const waiting = this.chat.outbox();
    const outcome = this.chat.send(message);
    // What is in the outbox says itself, in the list, when it fails.
    const isTaken = this.chat.outbox() !== waiting;
    void outcome.catch((refusal: unknown) => {
      if (isTaken) return;
      const { code } = LiveChatError.wrap(refusal);
      this.problem.set(this.locale().text(code === 'OUTBOX_FULL' ? 'outboxFull' : 'notAccepted'));
      if (this.chat.draft() === '') this.chat.setDraft(text);
    });
  }

  protected onDrag(event: DragEvent): void {
    if (this.composer() === undefined || event.dataTransfer?.types.includes('Files') !== true) return;
    if (this.chat.state().widget?.attachments?.isEnabled !== true) return;
    event.preventDefault();
    this.isDropTarget.set(true);
  }

  protected onDragLeave(event: DragEvent): void {
    const body = event.currentTarget as HTMLElement;
    // Moving over what is inside leaves nothing.
    if (event.relatedTarget instanceof Node && body.contains(event.relatedTarget)) return;
    this.isDropTarget.set(false);
  }

  protected onDrop(event: DragEvent): void {
    if (!this.isDropTarget()) return;
    event.preventDefault();
    this.isDropTarget.set(false);
    this.composer()?.add([...(event.dataTransfer?.files ?? [])]);
  }

  protected loadOlder(): void {
    const thread = this.chat.activeThread();
    if (thread !== null) this.chat.loadOlder(thread.id);
  }

  /** The button that led to another view is gone with the old one; the focus goes where the new one begins. */
  private keepFocusInside(): void {
    let shown: string | null = null;
    effect(() => {
      const wanted = `${this.view()} ${this.isClosed()}`;
      untracked(() => {
        const root = this.dialog().nativeElement.getRootNode();
        const isInside = root instanceof ShadowRoot && this.dialog().nativeElement.contains(root.activeElement);
        if (shown !== null && shown !== wanted && isInside) {
          afterNextRender(() => this.focus(), { injector: this.injector });
        }
        shown = wanted;
      });
    });
  }
}
