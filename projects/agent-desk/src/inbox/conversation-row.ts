import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { Conversation } from 'livechat-core/protocol';
import { ServerClock } from '../live/server-clock';
import { TEXT } from '../text/catalogue';
import { messageSummary } from '../text/message-summary';
import { exactTime, listTime, machineTime, waitingText } from '../text/moments';
import { personName } from '../text/person-name';
import { Avatar } from '../ui/avatar';

/** One conversation in the inbox. */
@Component({
  selector: 'desk-conversation-row',
  imports: [Avatar],
  templateUrl: './conversation-row.html',
  styleUrl: './conversation-row.css',
  host: { '[class.unread]': 'unread() > 0', '[class.fresh]': 'isFresh()', '(animationend)': 'isFresh.set(false)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConversationRow {
  readonly conversation = input.required<Conversation>();
  readonly isOpen = input.required<boolean>();
  readonly showsWidget = input.required<boolean>();
  /** The agent who looks, by whose id own words are told apart. */
  readonly agentId = input.required<string>();

  readonly #now = inject(ServerClock).now;
  #shownSeq: number | null = null;

  protected readonly text = TEXT.inbox;
  protected readonly exactTime = exactTime;
  protected readonly machineTime = machineTime;
  protected readonly isFresh = signal(false);
  protected readonly name = computed(() => personName(this.conversation().customer));
  protected readonly unread = computed(() => this.conversation().unread);
  protected readonly moment = computed(() => {
    const { lastMessage, updatedAt } = this.conversation();
    return lastMessage?.createdAt ?? updatedAt;
  });
  protected readonly time = computed(() => listTime(this.moment(), this.#now()));
  protected readonly waiting = computed(() => {
    const { waitingSince, status } = this.conversation();
    return waitingSince === undefined || status !== 'OPEN' ? null : waitingText(waitingSince, this.#now());
  });
  protected readonly assignee = computed(() => this.conversation().assignee?.name ?? null);
  protected readonly summary = computed(() => {
    const { lastMessage } = this.conversation();
    return lastMessage === undefined ? '' : messageSummary(lastMessage, this.agentId());
  });

  constructor() {
    effect(() => {
      const { topSeq, lastMessage } = this.conversation();
      const isNews = this.#shownSeq !== null && topSeq > this.#shownSeq && lastMessage?.author.type === 'CUSTOMER';
      this.#shownSeq = topSeq;
      if (isNews && !untracked(this.isOpen)) this.isFresh.set(true);
    });
  }
}
