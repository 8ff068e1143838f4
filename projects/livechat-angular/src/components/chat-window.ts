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
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { LiveChatError } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from '../live-chat-service';
import { agentName } from '../message/thread-summary';
import { ChatHeader } from './chat-header';
import { Composer } from './composer';
import { ConnectionBanner } from './connection-banner';
import { Loading } from './loading';
import { MessageList } from './message-list';
import { coverPhone } from './cover-phone';
import { ThreadList } from './thread-list';
import { Unavailable } from './unavailable';

/** The window: it turns the chat's state into what is shown, and what people do into commands. */
@Component({
  selector: 'lc-window',
  imports: [ChatHeader, Composer, ConnectionBanner, Loading, MessageList, ThreadList, Unavailable],
  template: `
    <section
      #dialog
      class="lc-window"
      part="window"
      role="dialog"
      tabindex="-1"
      [attr.aria-label]="title()"
      (keydown.escape)="onEscape($event)"
    >
      <lc-header
        [title]="title()"
        [agent]="agent()"
        [tagline]="tagline()"
        [canGoBack]="canGoBack()"
        (back)="chat.showThreadList()"
        (minimize)="chat.hide()"
      />
      @if (view() !== 'failed') {
        <lc-connection-banner [connection]="chat.connection()" />
      }
      <div class="lc-body">
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
              <lc-composer
                [draft]="chat.draft()"
                [problem]="problem()"
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

  protected readonly problem = signal('');
  protected readonly title = computed(() => this.chat.state().widget?.title || this.locale().text('chat'));
  protected readonly isClosed = computed(() => this.chat.activeThread()?.status === 'CLOSED');
  protected readonly conversation = computed(() => this.chat.activeThread()?.id ?? 'new');
  protected readonly canGoBack = computed(
    () => this.view() === 'thread' && this.chat.state().widget?.multiThread === true && this.chat.threads().length > 0,
  );
  protected readonly agent = computed(() => agentName(this.chat.activeThread()?.messages.toReversed() ?? []));
  protected readonly tagline = computed(() => {
    if (this.view() === 'failed') return '';
    const name = this.agent();
    return name === undefined ? this.locale().text('tagline') : this.locale().text('talkingWith', { name });
  });
  protected readonly hasOlder = computed(() => (this.chat.activeThread()?.messages[0]?.seq ?? 1) > 1);
  protected readonly view = computed<'loading' | 'failed' | 'list' | 'thread'>(() => {
    const { phase, widget, screen } = this.chat.state();
    if (phase === 'failed') return 'failed';
    if (widget === null) return 'loading';
    if (screen === 'THREAD') return 'thread';
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
    event.stopPropagation();
    this.chat.hide();
  }

  protected write(text: string): void {
    this.problem.set('');
    this.chat.setDraft(text);
  }

  protected send(text: string): void {
    this.problem.set('');
    this.chat.setDraft('');
    const waiting = this.chat.outbox();
    const outcome = this.chat.send(text);
    // What is in the outbox says itself, in the list, when it fails.
    const isTaken = this.chat.outbox() !== waiting;
    void outcome.catch((refusal: unknown) => {
      if (isTaken) return;
      const { code } = LiveChatError.wrap(refusal);
      this.problem.set(this.locale().text(code === 'OUTBOX_FULL' ? 'outboxFull' : 'notAccepted'));
      if (this.chat.draft() === '') this.chat.setDraft(text);
    });
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
