import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  ViewEncapsulation,
  afterNextRender,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { TimelineItem, WidgetState } from 'livechat-core';
import type { Author, Greeting } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';
import { firstUnread } from '../message/first-unread';
import { atEnd, earlier, filled, later, opened, type ListWindow } from '../message/list-window';
import { keepSame, toRows, type Row } from '../message/rows';
import { arrivals, follow, type ShownList } from '../message/shown-list';
import { announcement } from '../message/words';
import { Conversation } from '../parts/conversation';
import { keepOpen } from '../parts/keep-open';
import { PART_PROVIDERS } from '../parts/part-providers';
import { PartFrame } from '../parts/part-frame';
import { PartTemplates } from '../parts/part-templates';
import { Avatar } from './avatar';
import { Faces } from './faces';
import { Icon } from './icon';
import { ListArea } from './list-area';
import { MessageBubble, type FailureActions } from './message-bubble';
import { MessageWords } from './message-words';
import { NoteLine } from './note-line';
import { ScrollKeeper } from './scroll-keeper';
import { TypingLine } from './typing-line';
import { whenIdle } from './when-idle';

/** How close to the edge of what is rendered more is rendered, in pixels: at least that, and at least a screen. */
const EDGE_ZONE = 800;
/** How close to the first message older ones are asked for, in pixels. */
const TOP_ZONE = 300;

/**
 * The conversation as a log: it follows its end, and asks for older messages at its top. Of a long
 * one only the stretch around what is in view is on the page.
 *
 * It shows the chat's conversation, and keeps the chat open while it is on the page by itself. Where
 * `items` is given it shows those instead, and only says what people want of them.
 *
 * @example
 * ```html
 * <lc-message-list />
 * <lc-composer />
 * ```
 */
@Component({
  selector: 'lc-message-list',
  imports: [Avatar, Faces, Icon, MessageBubble, MessageWords, NgTemplateOutlet, NoteLine, TypingLine],
  providers: [PART_PROVIDERS],
  template: `
    <div class="lc-log">
      <div
        #area
        class="lc-messages"
        part="messages"
        role="log"
        aria-live="off"
        tabindex="0"
        [attr.aria-label]="locale().text('messages')"
      >
        <div #rowsBox>
          @if (firstWords(); as words) {
            <div class="lc-message lc-message--first lc-message--last">
              <lc-avatar [name]="shownFaces()[0]" />
              <div class="lc-bubble"><lc-message-words [text]="words" /></div>
            </div>
          }
          @for (row of rows(); track row.key) {
            @switch (row.kind) {
              @case ('day') {
                <div class="lc-day" [attr.data-key]="row.key">
                  <span class="lc-day__label">{{ locale().day(row.moment, now()) }}</span>
                </div>
              }
              @case ('unread') {
                <div class="lc-unread" role="separator" [attr.data-key]="row.key">
                  <span class="lc-unread__label">{{ locale().text('newSeparator') }}</span>
                </div>
              }
              @case ('note') {
                <lc-note-line [row]="row" />
              }
              @case ('message') {
                <lc-message-bubble [row]="row" [actions]="actions" />
              }
            }
          } @empty {
            @if (templates.empty(); as template) {
              <ng-container [ngTemplateOutlet]="template" />
            } @else {
              <div class="lc-greeting">
                <lc-faces [names]="shownFaces()" />
                @if (shownGreeting(); as words) {
                  <p class="lc-greeting__words" dir="auto"><lc-message-words [text]="words.text" /></p>
                } @else {
                  <h2 class="lc-greeting__title">{{ locale().text('greetingTitle') }}</h2>
                  @if (awayText() === '') {
                    <p class="lc-greeting__text">{{ locale().text(isTeamAway() ? 'awayText' : 'greetingText') }}</p>
                  }
                }
                @if (awayText(); as words) {
                  <p class="lc-greeting__text" dir="auto"><lc-message-words [text]="words" /></p>
                }
                @if (shownExpectation(); as line) {
                  <p class="lc-greeting__text">{{ line }}</p>
                }
              </div>
            }
          }
          <lc-typing-line [author]="shownTyping()" />
        </div>
      </div>
      @if (isAway()) {
        <button type="button" class="lc-jump" [attr.aria-label]="jumpLabel()" (click)="jump()">
          <lc-icon name="latest" />
          @if (news() > 0) {
            <span class="lc-jump__count" aria-hidden="true">{{ locale().number(news()) }}</span>
          }
        </button>
      }
      <div class="lc-sr" role="status">
        @for (message of announced(); track message.key) {
          <p>{{ message.text }}</p>
        }
      </div>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class MessageList {
  /** What is shown; the chat's own timeline without. */
  readonly items = input<readonly TimelineItem[]>();
  /** Which conversation it is: another one starts at its end. */
  readonly conversation = input<string>();
  /** Whether the store holds messages older than the first one shown. */
  readonly hasOlder = input<boolean>();
  /** What was unread when the conversation came into view. */
  readonly opening = input<WidgetState['unreadAtOpening']>();
  /** Who of the team is writing. */
  readonly typing = input<Author | null>();
  /** What stands in a conversation without messages. */
  readonly greeting = input<Greeting | null>();
  /** Names of those who answer. */
  readonly faces = input<readonly string[]>();
  /** When an answer can be expected. */
  readonly expectation = input<string>();
  /** Emits when older messages are wanted, before the chat reads them. */
  readonly older = output();
  /** Emits the entry of the outbox that is to be sent again, before the chat does. */
  readonly retry = output<string>();
  /** Emits the entry of the outbox that is to be taken out, before the chat does. */
  readonly remove = output<string>();

  private readonly chat = inject(LiveChatService);
  private readonly frame = inject(PartFrame);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly shared = inject(Conversation);
  protected readonly templates = inject(PartTemplates);
  protected readonly locale = inject(LocaleService).locale;
  private readonly isOfChat = computed(() => this.items() === undefined);
  private readonly shown = computed(() => this.items() ?? this.chat.timeline());
  private readonly list = computed<ShownList>(() => ({
    items: this.shown(),
    conversation: this.conversation() ?? this.shared.key(),
  }));
  private readonly isMoreStored = computed(() => this.hasOlder() ?? (this.isOfChat() && this.shared.hasOlder()));
  protected readonly shownTyping = computed(() => this.given(this.typing(), this.shared.typing, null));
  protected readonly shownGreeting = computed(() => this.given(this.greeting(), this.shared.greeting, null));
  protected readonly shownFaces = computed(() => this.given(this.faces(), this.shared.faces, []));
  protected readonly shownExpectation = computed(() => this.given(this.expectation(), this.shared.expectation, ''));
  /** Whether nobody of the team is there, so that no answer is promised for now. */
  protected readonly isTeamAway = computed(() => this.chat.state().widget?.availability?.isOnline === false);
  /** What the team has to say while nobody is there. */
  protected readonly awayText = computed(() => {
    const availability = this.chat.state().widget?.availability;
    return availability?.isOnline === false ? (availability.offlineText ?? '') : '';
  });
  protected readonly rows = linkedSignal<readonly Row[], readonly Row[]>({
    source: () => {
      const items = this.shown();
      const { start, end } = this.window();
      return toRows(items.slice(start, end), {
        previous: items[start - 1],
        next: items[end],
        firstUnread: this.unreadKey(),
      });
    },
    computation: (rows, previous) => keepSame(rows, previous?.value ?? []),
  });
  /** The greeting stays above the first message. */
  protected readonly firstWords = computed(() => {
    const isAtBeginning = this.shown().length > 0 && this.window().start === 0 && !this.isMoreStored();
    return isAtBeginning ? this.shownGreeting()?.text : undefined;
  });
  /** Read anew with every change of the conversation: precise enough for the name of a day. */
  protected readonly now = computed(() => {
    this.shown();
    return Date.now();
  });
  protected readonly isAway = signal(false);
  /** How many messages of others came below while the reader was elsewhere. */
  protected readonly news = signal(0);
  /** What arrived last, for screen readers: said once, when it comes. */
  protected readonly announced = linkedSignal<ShownList, readonly { readonly key: string; readonly text: string }[]>({
    source: () => this.list(),
    computation: (list, previous) => {
      const arrived = previous === undefined ? [] : arrivals(previous.source, list).filter(({ own }) => !own);
      if (arrived.length === 0) return previous?.value ?? [];
      const locale = untracked(this.locale);
      return arrived.slice(-3).map((item) => ({ key: item.key, text: announcement(locale, item) }));
    },
  });
  protected readonly jumpLabel = computed(() =>
    this.news() > 0 ? this.locale().count('newMessages', this.news()) : this.locale().text('jumpToLatest'),
  );

  private readonly area = viewChild.required<ElementRef<HTMLElement>>('area');
  private readonly rowsBox = viewChild.required<ElementRef<HTMLElement>>('rowsBox');
  private readonly keeper = computed(() => new ScrollKeeper(new ListArea(this.area().nativeElement)));
  private readonly unreadAtOpening = computed(() => this.chat.state().unreadAtOpening);
  private readonly unreadKey = computed(() =>
    firstUnread(this.shown(), this.given(this.opening(), this.unreadAtOpening, null)),
  );
  private readonly window = linkedSignal<ShownList, ListWindow>({
    source: () => this.list(),
    computation: (list, previous) =>
      previous === undefined
        ? opened(list.items.length)
        : follow(previous.source, list, previous.value, () => untracked(this.keeper).isFollowing),
  });
  /** How much of the list is in view, in pixels. */
  private readonly height = signal(0);
  private settled: ShownList = { items: [], conversation: '' };
  /** What a message that did not go out offers. */
  protected readonly actions: FailureActions = {
    retry: (entryId) => {
      this.retry.emit(entryId);
      if (this.isOfChat()) this.chat.retry(entryId);
    },
    remove: (entryId) => {
      this.remove.emit(entryId);
      if (this.isOfChat()) this.chat.cancel(entryId);
    },
  };

  constructor() {
    this.beforeRows(() => this.keeper().rendering());
    afterRenderEffect(() => {
      const list = this.list();
      this.window();
      this.shownTyping();
      untracked(() => this.settle(list));
    });
    afterRenderEffect((onCleanup) => {
      const window = this.window();
      this.height();
      const view = this.host.ownerDocument.defaultView;
      if (view === null || !untracked(() => this.lacks(window))) return;
      onCleanup(whenIdle(view, () => this.window.set(filled(window))));
    });
    this.followScrolls();
    this.followResizes();
    keepOpen(() => this.isOfChat() && this.frame.host === this.host);
  }

  protected jump(): void {
    this.window.update(({ enough }) => atEnd(this.shown().length, enough));
    this.keeper().follow();
    this.update();
  }

  /** An effect runs before what it reads is rendered; the first time there is nothing on the page. */
  private beforeRows(act: () => void): void {
    let isRendered = false;
    effect(() => {
      if (isRendered) untracked(act);
      this.rows();
      this.firstWords();
      isRendered = true;
    });
  }

  /** Brings the list in order after it was rendered. */
  private settle(shown: ShownList): void {
    const previous = this.settled;
    this.settled = shown;
    this.keeper().rendered();
    const arrived = arrivals(previous, shown);
    if (shown.conversation !== previous.conversation) this.keeper().follow();
    else if (arrived.some(({ own, status }) => own && status === 'SENDING')) this.jump();
    const others = arrived.filter(({ own }) => !own).length;
    if (others > 0 && !this.keeper().isFollowing) this.news.update((count) => count + others);
    this.update();
    // A stretch that was only moved is followed by a scroll, which goes on from there.
    if (shown.items !== previous.items) this.extend();
  }

  private askForOlder(): void {
    this.older.emit();
    if (this.isOfChat()) this.shared.loadOlder();
  }

  /** An input; what the chat says where it is not given; nothing of the chat beside items of another. */
  private given<T>(value: T | undefined, ofChat: () => T, nothing: T): T {
    if (value !== undefined) return value;
    return this.isOfChat() ? ofChat() : nothing;
  }

  private update(): void {
    this.isAway.set(!this.keeper().isFollowing);
    if (this.keeper().isFollowing) this.news.set(0);
  }

  /** Whether less than a screen is above the view, although there is more: who scrolls must not come to an edge. */
  private lacks({ start }: ListWindow): boolean {
    const { above, screen, isFollowing } = this.keeper();
    return start > 0 && isFollowing && above < screen;
  }

  /** Renders more where the reader comes near the edge of what is rendered, and asks for more at the top. */
  private extend(): void {
    const { above, below, screen, isFollowing } = this.keeper();
    const window = this.window();
    const count = this.shown().length;
    const zone = Math.max(EDGE_ZONE, screen);
    if (above < zone && window.start > 0 && !isFollowing) this.window.set(earlier(window));
    else if (below < zone && window.end < count) this.window.set(later(window, count));
    if (above < TOP_ZONE && window.start === 0 && this.isMoreStored()) this.askForOlder();
  }

  private hasEnd(): boolean {
    return this.window().end >= this.shown().length;
  }

  /** A keyboard that slides in, or a growing composer, must not hide the end. */
  private followResizes(): void {
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => {
        this.keeper().rendered();
        this.height.set(this.keeper().screen);
      });
      observer.observe(this.area().nativeElement);
      // Pictures and parts that are read later make it grow after it was rendered.
      observer.observe(this.rowsBox().nativeElement);
      destroy.onDestroy(() => observer.disconnect());
    });
  }

  /** Not from the template: what is listened to there is drawn again with every event, and each message scrolls. */
  private followScrolls(): void {
    afterNextRender(() => {
      const onScroll = (): void => {
        this.keeper().moved(this.hasEnd());
        this.update();
        this.extend();
      };
      this.area().nativeElement.addEventListener('scroll', onScroll, { passive: true });
    });
  }
}
