import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  ViewEncapsulation,
  afterNextRender,
  afterRenderEffect,
  computed,
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
import { firstUnread } from '../message/first-unread';
import { atEnd, earlier, grown, later, type ListWindow } from '../message/list-window';
import { arrivals } from '../message/arrivals';
import { toRows } from '../message/rows';
import { announcement } from '../message/words';
import { Avatar } from './avatar';
import { Faces } from './faces';
import { Icon } from './icon';
import { ListArea } from './list-area';
import { MessageBubble } from './message-bubble';
import { MessageText } from './message-text';
import { NoteLine } from './note-line';
import { ScrollKeeper } from './scroll-keeper';
import { TypingLine } from './typing-line';

/** How close to the edge of what is rendered more is rendered, in pixels. */
const EDGE_ZONE = 800;
/** How close to the first message older ones are asked for, in pixels. */
const TOP_ZONE = 300;

/**
 * The conversation as a log: it follows its end, and asks for older messages at its top. Of a long
 * one only the stretch around what is in view is on the page.
 */
@Component({
  selector: 'lc-message-list',
  imports: [Avatar, Faces, Icon, MessageBubble, MessageText, NoteLine, TypingLine],
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
        (scroll)="onScroll()"
      >
        <div #rowsBox>
          @if (firstWords(); as words) {
            <div class="lc-message lc-message--first lc-message--last">
              <lc-avatar [name]="faces()[0]" />
              <div class="lc-bubble"><lc-message-text [text]="words" /></div>
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
                <lc-message-bubble
                  [row]="row"
                  (retry)="retry.emit(row.item.entryId ?? '')"
                  (remove)="remove.emit(row.item.entryId ?? '')"
                />
              }
            }
          } @empty {
            <div class="lc-greeting">
              <lc-faces [names]="faces()" />
              @if (greeting(); as words) {
                <p class="lc-greeting__words" dir="auto"><lc-message-text [text]="words.text" /></p>
              } @else {
                <h2 class="lc-greeting__title">{{ locale().text('greetingTitle') }}</h2>
                <p class="lc-greeting__text">{{ locale().text('greetingText') }}</p>
              }
              @if (expectation(); as line) {
                <p class="lc-greeting__text">{{ line }}</p>
              }
            </div>
          }
          <lc-typing-line [author]="typing()" />
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
  readonly items = input.required<readonly TimelineItem[]>();
  /** Which conversation it is: another one starts at its end. */
  readonly conversation = input.required<string>();
  /** Whether the store holds messages older than the first one shown. */
  readonly hasOlder = input.required<boolean>();
  /** What was unread when the conversation came into view. */
  readonly opening = input<WidgetState['unreadAtOpening']>(null);
  /** Who of the team is writing. */
  readonly typing = input<Author | null>(null);
  /** What stands in a conversation without messages. */
  readonly greeting = input<Greeting | null>(null);
  /** Names of those who answer. */
  readonly faces = input<readonly string[]>([]);
  /** When an answer can be expected. */
  readonly expectation = input('');
  readonly older = output();
  readonly retry = output<string>();
  readonly remove = output<string>();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly rows = computed(() => {
    const items = this.items();
    const { start, end } = this.window();
    return toRows(items.slice(start, end), {
      previous: items[start - 1],
      next: items[end],
      firstUnread: this.unreadKey(),
    });
  });
  /** The greeting stays above the first message. */
  protected readonly firstWords = computed(() => {
    const isAtBeginning = this.items().length > 0 && this.window().start === 0 && !this.hasOlder();
    return isAtBeginning ? this.greeting()?.text : undefined;
  });
  /** Read anew with every change of the conversation: precise enough for the name of a day. */
  protected readonly now = computed(() => {
    this.items();
    return Date.now();
  });
  protected readonly isAway = signal(false);
  /** How many messages of others came below while the reader was elsewhere. */
  protected readonly news = signal(0);
  /** What arrived last, for screen readers: said once, when it comes. */
  protected readonly announced = signal<readonly { readonly key: string; readonly text: string }[]>([]);
  protected readonly jumpLabel = computed(() =>
    this.news() > 0 ? this.locale().count('newMessages', this.news()) : this.locale().text('jumpToLatest'),
  );

  private readonly area = viewChild.required<ElementRef<HTMLElement>>('area');
  private readonly rowsBox = viewChild.required<ElementRef<HTMLElement>>('rowsBox');
  private readonly keeper = computed(() => new ScrollKeeper(new ListArea(this.area().nativeElement)));
  private readonly unreadKey = computed(() => firstUnread(this.items(), this.opening()));
  private readonly window = linkedSignal<Shown, ListWindow>({
    source: () => ({ items: this.items(), conversation: this.conversation() }),
    computation: (shown, previous) =>
      previous?.source.conversation === shown.conversation
        ? follow(shown.items, previous.source.items, previous.value, () => untracked(this.keeper).isFollowing)
        : atEnd(shown.items.length),
  });
  private settled: Shown = { items: [], conversation: '' };

  constructor() {
    afterRenderEffect(() => {
      const shown = { items: this.items(), conversation: this.conversation() };
      this.window();
      this.typing();
      untracked(() => this.settle(shown));
    });
    this.followResizes();
  }

  protected onScroll(): void {
    this.keeper().moved(this.hasEnd());
    this.update();
    this.extend();
  }

  protected jump(): void {
    this.window.set(atEnd(this.items().length));
    this.keeper().follow();
    this.update();
  }

  /** Brings the list in order after it was rendered. */
  private settle(shown: Shown): void {
    const previous = this.settled;
    this.settled = shown;
    this.keeper().rendered();
    const isAnother = shown.conversation !== previous.conversation;
    const arrived =
      isAnother || shown.items === previous.items ? [] : arrivals(shown.items, previous.items.at(-1)?.key);
    if (isAnother) this.keeper().follow();
    else if (arrived.some(({ own, status }) => own && status === 'SENDING')) this.jump();
    this.tell(arrived.filter(({ own }) => !own));
    this.update();
    // A stretch that was only moved is followed by a scroll, which goes on from there.
    if (shown.items !== previous.items) this.extend();
  }

  private tell(arrived: readonly TimelineItem[]): void {
    if (arrived.length === 0) return;
    if (!this.keeper().isFollowing) this.news.update((count) => count + arrived.length);
    this.announced.set(arrived.slice(-3).map((item) => ({ key: item.key, text: announcement(this.locale(), item) })));
  }

  private update(): void {
    this.isAway.set(!this.keeper().isFollowing);
    if (this.keeper().isFollowing) this.news.set(0);
  }

  /** Renders more where the reader comes near the edge of what is rendered, and asks for more at the top. */
  private extend(): void {
    const { above, below, isFollowing } = this.keeper();
    const { start, end } = this.window();
    const count = this.items().length;
    if (above < EDGE_ZONE && start > 0 && !isFollowing) this.window.set(earlier({ start, end }));
    else if (below < EDGE_ZONE && end < count) this.window.set(later({ start, end }, count));
    if (above < TOP_ZONE && start === 0 && this.hasOlder()) this.older.emit();
  }

  private hasEnd(): boolean {
    return this.window().end >= this.items().length;
  }

  /** A keyboard that slides in, or a growing composer, must not hide the end. */
  private followResizes(): void {
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => this.keeper().rendered());
      observer.observe(this.area().nativeElement);
      // Pictures and parts that are read later make it grow after it was rendered.
      observer.observe(this.rowsBox().nativeElement);
      destroy.onDestroy(() => observer.disconnect());
    });
  }
}

/** A conversation as it stands on the page. */
interface Shown {
  readonly items: readonly TimelineItem[];
  readonly conversation: string;
}

/** The stretch that stays on what was on the page when the list has changed. */
function follow(
  items: readonly TimelineItem[],
  previous: readonly TimelineItem[],
  window: ListWindow,
  follows: () => boolean,
): ListWindow {
  const firstKey = previous[0]?.key;
  const before = firstKey === undefined ? -1 : items.findIndex(({ key }) => key === firstKey);
  if (before === -1) return atEnd(items.length);
  return grown(window, { before, count: items.length, previousCount: previous.length + before }, follows());
}
