import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  Injector,
  ViewEncapsulation,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { NotifyPermission } from '../attention/permission';
import { LocaleService } from '../i18n/locale-service';
import type { QuickReply } from 'livechat-core/protocol';
import { LiveChatService } from 'livechat-angular/service';
import { Conversation } from '../parts/conversation';
import { keepOpen } from '../parts/keep-open';
import { keptSetting } from '../parts/kept-setting';
import { PACE } from '../parts/pace';
import { PartFrame } from '../parts/part-frame';
import { PART_PROVIDERS } from '../parts/part-providers';
import { PartTemplates } from '../parts/part-templates';
import { watchMedia } from '../theme/watch-media';
import { catchFocus } from './catch-focus';
import { ChatHeader } from './chat-header';
import { Composer } from './composer';
import { ConnectionBanner } from './connection-banner';
import { ConsentQuestion } from './consent-question';
import { Lazy } from './lazy';
import { LATER_PARTS, LAZY_PARTS } from './lazy-parts';
import { focusedBeside } from './focused-beside';
import { Loading } from './loading';
import { MessageList } from './message-list';
import { COVERS_PAGE, coverPhone } from './cover-phone';
import { readThreadListInTime } from './read-thread-list';
import { Unavailable } from './unavailable';
import { whenIdle } from './when-idle';
import { WINDOW_SIZE_KEY, readWindowSize, showWindowSize } from './window-size';

/** What decides whether a survey takes the place of the composer. */
interface SurveyAndDraft {
  readonly survey: string | null;
  readonly hasDraft: boolean;
}

/**
 * The window: it turns the chat's state into what is shown, and what people do into commands. Alone
 * it fills the element that it is placed in, and keeps the chat open while it is there.
 *
 * @example
 * ```html
 * <lc-window style="block-size: 32rem" />
 * ```
 */
@Component({
  selector: 'lc-window',
  imports: [
    ChatHeader,
    Composer,
    ConnectionBanner,
    ConsentQuestion,
    Lazy,
    Loading,
    MessageList,
    NgTemplateOutlet,
    Unavailable,
  ],
  providers: [PART_PROVIDERS],
  template: `
    <section
      #dialog
      class="lc-window"
      part="window"
      tabindex="-1"
      [attr.role]="isPartOfPage() ? 'region' : 'dialog'"
      [attr.aria-label]="title()"
      [attr.aria-modal]="isCovering() || null"
      (keydown.escape)="onEscape($event)"
    >
      @if (!isPartOfPage() && hasLaterParts()) {
        <lc-lazy [part]="parts.resizeHandle" [inputs]="{ window: dialog }" />
      }
      @if (templates.header(); as template) {
        <ng-container [ngTemplateOutlet]="template" />
      } @else if (pace('header')) {
        <lc-header
          [title]="title()"
          [agent]="conversation.agent()"
          [faces]="conversation.faces()"
          [tagline]="tagline()"
          [isOnline]="isTeamOnline()"
          [canGoBack]="canGoBack()"
          [canMinimize]="!isPartOfPage()"
          (back)="chat.showThreadList()"
          (minimize)="chat.hide()"
        />
      }
      @if (view() !== 'failed') {
        <lc-connection-banner [connection]="chat.connection()" [isBehind]="conversation.isBehind()" />
      }
      @if (pace('body')) {
        <div class="lc-body">
          @if (hasLaterParts()) {
            <lc-lazy [part]="parts.dropTarget" [inputs]="{ window: dialog, composer }" />
          }
          @switch (view()) {
            @case ('loading') {
              <lc-loading [connection]="chat.connection()"><lc-unavailable /></lc-loading>
            }
            @case ('failed') {
              <div class="lc-failed" role="alert"><lc-unavailable /></div>
            }
            @case ('list') {
              <lc-lazy excuse="loud" [part]="parts.threadList"
                ><lc-loading lcMeanwhile [connection]="chat.connection()"
              /></lc-lazy>
            }
            @case ('consent') {
              <lc-consent-question />
            }
            @case ('form') {
              <lc-lazy excuse="loud" [part]="parts.preChatForm" [inputs]="{ form: conversation.form() }"
                ><lc-loading lcMeanwhile [connection]="chat.connection()"
              /></lc-lazy>
            }
            @case ('thread') {
              @if (!pace('composer')) {
                <lc-loading [connection]="chat.connection()" />
              } @else if (conversation.waitsForHistory()) {
                <lc-loading [connection]="chat.connection()">
                  <div class="lc-state">
                    <p class="lc-state__text">{{ locale().text('historyWaits') }}</p>
                  </div>
                </lc-loading>
              } @else if (!pace('list')) {
                <!-- The skeleton would move by the height of the composer. -->
                <div class="lc-log"></div>
              } @else {
                <lc-message-list [expectation]="templates.header() ? undefined : conversation.promise()" />
              }
              @if (conversation.isClosed()) {
                <div class="lc-notice">
                  <p>{{ locale().text('conversationClosed') }}</p>
                  <button type="button" class="lc-button" (click)="chat.openNewThread()">
                    {{ locale().text('newConversation') }}
                  </button>
                </div>
              } @else if (waitsForSurvey()) {
                <div class="lc-instead">
                  <button type="button" class="lc-link-button" (click)="conversation.putSurveyOff()">
                    {{ locale().text('notNow') }}
                  </button>
                </div>
              } @else if (pace('composer')) {
                @if (conversation.offered(); as offered) {
                  <lc-lazy [part]="parts.quickReplies" [inputs]="{ replies: offered.replies, choose: answer }" />
                }
                @if (permission.shouldAsk()) {
                  <lc-lazy [part]="parts.notifyQuestion" />
                }
                <lc-composer />
              }
            }
          }
        </div>
      }
    </section>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ChatWindow {
  protected readonly chat = inject(LiveChatService);
  protected readonly locale = inject(LocaleService).locale;
  protected readonly conversation = inject(Conversation);
  protected readonly templates = inject(PartTemplates);
  protected readonly pace = inject(PACE);
  private readonly frame = inject(PartFrame);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly page = inject(DOCUMENT).defaultView;
  private readonly dialog = viewChild.required<ElementRef<HTMLElement>>('dialog');
  protected readonly composer = viewChild(Composer);

  /** Whether the window is a part of the page, always there; alone it is. */
  readonly isInline = input<boolean>();

  private readonly standsAlone = this.frame.host === this.host;
  protected readonly isPartOfPage = computed(() => this.isInline() ?? this.standsAlone);
  private readonly isPhone = watchMedia(COVERS_PAGE);
  /** Whether nothing of the page can be seen, so that the focus must not get there. */
  protected readonly isCovering = computed(() => this.isPhone() && !this.isPartOfPage());
  protected readonly parts = LAZY_PARTS;
  /** What nobody is kept waiting for is drawn when its file has come by itself. */
  protected readonly hasLaterParts = computed(() => LATER_PARTS.found() !== null);
  protected readonly permission = inject(NotifyPermission);
  protected readonly title = this.conversation.title;
  protected readonly canGoBack = computed(
    () => this.view() === 'thread' && this.chat.state().widget?.multiThread === true && this.chat.threads().length > 0,
  );
  protected readonly tagline = computed(() => {
    if (this.view() === 'failed') return '';
    const name = this.conversation.agent();
    if (name !== undefined) return this.locale().text('talkingWith', { name });
    // How soon an answer comes stands with the greeting.
    if (this.isGreeting() && this.isTeamOnline()) return this.locale().text('online');
    return this.conversation.expectation() || this.locale().text('tagline');
  });
  protected readonly isTeamOnline = computed(() => this.chat.state().widget?.availability?.isOnline === true);
  private readonly isGreeting = computed(
    () => this.view() === 'thread' && this.chat.timeline().length === 0 && !this.conversation.waitsForHistory(),
  );
  /** A survey waits in the place of the composer, unless somebody is in the middle of writing; then the composer stays. */
  protected readonly waitsForSurvey = linkedSignal<SurveyAndDraft, boolean>({
    source: () => ({ survey: this.conversation.waitingSurvey(), hasDraft: this.chat.draft() !== '' }),
    computation: ({ survey, hasDraft }, previous) => {
      if (survey === null || hasDraft || untracked(() => this.composer()?.isInUse() === true)) return false;
      return previous?.source.survey !== survey || previous.value;
    },
  });
  protected readonly view = computed<'loading' | 'failed' | 'consent' | 'list' | 'form' | 'thread'>(() => {
    const { phase, widget, screen, consent } = this.chat.state();
    if (consent === 'required') return 'consent';
    if (phase === 'failed') return 'failed';
    if (widget === null) return 'loading';
    if (screen === 'THREAD') return this.conversation.form() === null ? 'thread' : 'form';
    // A list that is not read yet is not an empty one.
    return phase === 'ready' ? 'list' : 'loading';
  });

  constructor() {
    coverPhone(() => (this.isPartOfPage() ? null : this.dialog().nativeElement));
    keepOpen(() => this.standsAlone);
    if (this.standsAlone) {
      // It gives its frame the look of a window in the page.
      this.host.classList.add('lc-root--inline');
      readThreadListInTime();
    }
    this.keepFocusInside();
    catchFocus(
      () => this.dialog().nativeElement,
      (wasShown) => {
        // Who touches has not asked for the keyboard of the screen.
        if (wasShown) this.focus();
        else this.dialog().nativeElement.focus({ preventScroll: true });
      },
    );
    this.keepSize();
    this.readLaterParts();
  }

  /** Moves the focus to where writing begins. */
  focus(): void {
    const composer = this.composer();
    if (composer === undefined) this.dialog().nativeElement.focus({ preventScroll: true });
    else composer.focus();
  }

  protected readonly answer = (reply: QuickReply): void => this.conversation.answer(reply);

  protected onEscape(event: Event): void {
    // Escape may also end what an input method proposes.
    if ((event as KeyboardEvent).isComposing) return;
    if (this.isPartOfPage()) return;
    event.stopPropagation();
    this.chat.hide();
  }

  /** The visitor's own size, by the corner of the window, is there from the start. */
  private keepSize(): void {
    const size = readWindowSize(keptSetting(this.page, WINDOW_SIZE_KEY).read());
    effect(() => {
      if (size !== null && !this.isPartOfPage()) showWindowSize(this.dialog().nativeElement, size);
    });
  }

  /** What comes up in the course of a conversation is read when the browser rests after it is there. */
  private readLaterParts(): void {
    effect((onCleanup) => {
      if (this.view() !== 'thread' || this.page === null || this.hasLaterParts()) return;
      // Where it fails, whoever needs it asks again.
      onCleanup(whenIdle(this.page, () => void LATER_PARTS.read().catch(() => undefined)));
    });
  }

  /** What had the focus may go with what was shown before; the focus goes where the new one begins. */
  private keepFocusInside(): void {
    effect(() => {
      // What is drawn in steps is complete first.
      const isComplete = (['header', 'body', 'composer', 'list', 'focus'] as const).every(this.pace);
      this.view();
      this.conversation.isClosed();
      this.waitsForSurvey();
      this.composer();
      untracked(() => {
        const dialog = this.dialog().nativeElement;
        const focused = focusedBeside(dialog);
        if (!isComplete || !dialog.contains(focused)) return;
        const moveOn = (): void => {
          // Whoever is in the middle of something stays there, as with the comment to a survey.
          if (focused === dialog || focused?.isConnected === false) this.focus();
        };
        afterNextRender(moveOn, { injector: this.injector });
      });
    });
  }
}
