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
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { TimelineItem } from 'livechat-core';
import { LocaleService } from '../i18n/locale-service';
import { toRows } from '../message/rows';
import { Avatar } from './avatar';
import { Icon } from './icon';
import { MessageBubble } from './message-bubble';
import { ScrollKeeper } from './scroll-keeper';

/** The conversation as a log: it follows its end, and asks for older messages at its top. */
@Component({
  selector: 'lc-message-list',
  imports: [Avatar, Icon, MessageBubble],
  template: `
    <div class="lc-log">
      <div
        #area
        class="lc-messages"
        part="messages"
        role="log"
        aria-live="polite"
        tabindex="0"
        [attr.aria-label]="locale().text('messages')"
        (scroll)="onScroll()"
      >
        @for (row of rows(); track row.key) {
          @if (row.kind === 'day') {
            <div class="lc-day">
              <span class="lc-day__label">{{ locale().day(row.moment, now()) }}</span>
            </div>
          } @else {
            <lc-message-bubble
              [row]="row"
              (retry)="retry.emit(row.item.entryId ?? '')"
              (remove)="remove.emit(row.item.entryId ?? '')"
            />
          }
        } @empty {
          <div class="lc-greeting">
            <lc-avatar size="hero" />
            <h2 class="lc-greeting__title">{{ locale().text('greetingTitle') }}</h2>
            <p class="lc-greeting__text">{{ locale().text('greetingText') }}</p>
          </div>
        }
      </div>
      @if (isAway()) {
        <button type="button" class="lc-jump" [attr.aria-label]="locale().text('jumpToLatest')" (click)="jump()">
          <lc-icon name="latest" />
          @if (hasNews()) {
            <span class="lc-jump__dot"></span>
          }
        </button>
      }
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
  readonly older = output();
  readonly retry = output<string>();
  readonly remove = output<string>();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly rows = computed(() => toRows(this.items()));
  /** Read anew with every change of the conversation: precise enough for the name of a day. */
  protected readonly now = computed(() => {
    this.items();
    return Date.now();
  });
  protected readonly isAway = signal(false);
  protected readonly hasNews = signal(false);

  private readonly area = viewChild.required<ElementRef<HTMLElement>>('area');
  private readonly keeper = computed(() => new ScrollKeeper(this.area().nativeElement));
  private lastKey = '';
  private shownConversation = '';

  constructor() {
    afterRenderEffect(() => {
      const items = this.items();
      const conversation = this.conversation();
      untracked(() => this.settle(items, conversation));
    });
    this.followResizes();
  }

  protected onScroll(): void {
    this.keeper().moved();
    this.update();
    if (this.keeper().isNearTop && this.hasOlder()) this.older.emit();
  }

  protected jump(): void {
    this.keeper().follow();
    this.update();
  }

  private settle(items: readonly TimelineItem[], conversation: string): void {
    const last = items.at(-1);
    const isNew = last !== undefined && last.key !== this.lastKey;
    const mustFollow = conversation !== this.shownConversation || (isNew && last.own && last.status === 'SENDING');
    this.keeper().rendered(items[0]?.key ?? null);
    if (mustFollow) this.keeper().follow();
    else if (isNew && !this.keeper().isFollowing) this.hasNews.set(true);
    this.lastKey = last?.key ?? '';
    this.shownConversation = conversation;
    this.update();
    if (this.keeper().isNearTop && this.hasOlder()) this.older.emit();
  }

  private update(): void {
    this.isAway.set(!this.keeper().isFollowing);
    if (this.keeper().isFollowing) this.hasNews.set(false);
  }

  /** A keyboard that slides in, or a growing composer, must not hide the end. */
  private followResizes(): void {
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => this.keeper().rendered(untracked(this.items)[0]?.key ?? null));
      observer.observe(this.area().nativeElement);
      destroy.onDestroy(() => observer.disconnect());
    });
  }
}
