import {
  ChangeDetectionStrategy,
  Component,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { ArrowDown, Check, CheckCheck, CircleAlert, Clock } from 'lucide';
import type { Author, Person } from 'livechat-core/protocol';
import { ServerClock } from '../live/server-clock';
import type { Load } from '../state/desk-state';
import { TEXT } from '../text/catalogue';
import { clockTime, dayHeading, exactTime, machineTime } from '../text/moments';
import { personName } from '../text/person-name';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { MessageBody } from './message-body';
import type { Delivery, TimelineItem } from './timeline';

const NEAR_TOP_PX = 300;
const NEAR_BOTTOM_PX = 48;

/**
 * The messages of a conversation. The list is laid out from its end, so that the browser itself
 * keeps the newest in view, and the reader's place when older ones are added.
 */
@Component({
  selector: 'desk-message-log',
  imports: [Avatar, Icon, MessageBody],
  templateUrl: './message-log.html',
  styleUrl: './message-log.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageLog {
  readonly items = input.required<readonly TimelineItem[]>();
  readonly customer = input.required<Person>();
  readonly agentId = input.required<string>();
  readonly hasOlder = input.required<boolean>();
  readonly older = input.required<Load>();
  readonly olderWanted = output();
  /** The newest message came into view, or went out of it. */
  readonly endReached = output();
  readonly endLeft = output();
  readonly retried = output<string>();
  readonly discarded = output<string>();

  readonly #now = inject(ServerClock).now;
  readonly #isAtEnd = signal(true);
  #lastKey: string | null = null;

  protected readonly text = TEXT.conversation;
  protected readonly replyText = TEXT.reply;
  protected readonly icons = { ArrowDown, CircleAlert };
  protected readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  protected readonly hasNews = signal(false);
  protected readonly isLoadingOlder = computed(() => ['wanted', 'loading'].includes(this.older().status));
  protected readonly clockTime = clockTime;
  protected readonly exactTime = exactTime;
  protected readonly machineTime = machineTime;

  constructor() {
    afterRenderEffect({ write: () => this.#follow(this.items()) });
  }

  /** Shows the newest message. */
  scrollToEnd(): void {
    this.scroller().nativeElement.scrollTop = 0;
    this.hasNews.set(false);
  }

  protected onScroll({ scrollTop, scrollHeight, clientHeight }: HTMLElement): void {
    this.#noteEnd(-scrollTop < NEAR_BOTTOM_PX);
    const isNearTop = scrollHeight - clientHeight + scrollTop < NEAR_TOP_PX;
    if (isNearTop && this.hasOlder() && this.older().status === 'ready') this.olderWanted.emit();
  }

  protected dayHeading(moment: number): string {
    return dayHeading(moment, this.#now());
  }

  protected nameOf(author: Author): string {
    switch (author.type) {
      case 'CUSTOMER':
        return personName(this.customer());
      case 'AGENT':
        return author.id === this.agentId() ? this.text.you : (author.name ?? this.text.team);
      case 'BOT':
        return author.name ?? this.text.bot;
      case 'SYSTEM':
        return '';
    }
  }

  protected deliveryText(delivery: Delivery): string {
    switch (delivery) {
      case 'waiting':
        return this.replyText.waiting;
      case 'sending':
        return this.replyText.sending;
      case 'failed':
        return this.replyText.failed;
      case 'sent':
      case 'delivered':
      case 'seen':
        return this.text.delivery[delivery];
    }
  }

  protected deliveryIcon(delivery: Delivery): typeof Check {
    switch (delivery) {
      case 'waiting':
      case 'sending':
        return Clock;
      case 'failed':
        return CircleAlert;
      case 'sent':
        return Check;
      case 'delivered':
      case 'seen':
        return CheckCheck;
    }
  }

  #noteEnd(isAtEnd: boolean): void {
    if (isAtEnd) this.hasNews.set(false);
    if (isAtEnd === this.#isAtEnd()) return;
    this.#isAtEnd.set(isAtEnd);
    if (isAtEnd) this.endReached.emit();
    else this.endLeft.emit();
  }

  /** Own words are always followed; a customer's only when the end is in view. */
  #follow(items: readonly TimelineItem[]): void {
    const last = items.at(-1);
    const entry = last?.kind === 'group' ? last.entries.at(-1) : undefined;
    const key = entry?.key ?? last?.key ?? null;
    const isNew = this.#lastKey !== null && key !== this.#lastKey;
    this.#lastKey = key;
    if (!isNew) return;
    const isOwn = entry !== undefined && entry.reply !== null;
    if (isOwn || untracked(this.#isAtEnd)) this.scrollToEnd();
    else this.hasNews.set(true);
  }
}
