import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input, output } from '@angular/core';
import type { ThreadState } from 'livechat-core';
import type { ThreadStatus } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import type { PlainKey } from '../i18n/locale';
import { summarise } from '../message/thread-summary';
import { Avatar } from './avatar';

const STATUS_TEXTS: Readonly<Record<ThreadStatus, PlainKey>> = {
  OPEN: 'statusOpen',
  SOLVED: 'statusSolved',
  CLOSED: 'statusClosed',
};

/** One conversation in the list: with whom, the last message, when, and what is unread. */
@Component({
  selector: 'lc-thread-item',
  imports: [Avatar],
  template: `
    <button type="button" class="lc-thread" [class.lc-thread--unread]="thread().unread > 0" (click)="chosen.emit()">
      <lc-avatar size="large" [name]="summary().agent" />
      <span class="lc-thread__text">
        <span class="lc-thread__name">
          <bdi class="lc-cut" dir="auto">{{ summary().agent ?? title() }}</bdi>
        </span>
        <span class="lc-thread__preview">
          @if (isOwn()) {
            <span class="lc-thread__you">{{ locale().text('you') }}:&ngsp;</span>
          }
          <bdi class="lc-cut" dir="auto">{{ preview() }}</bdi>
        </span>
      </span>
      <span class="lc-thread__side">
        <span>{{ time() }}</span>
        <span class="lc-thread__state">
          <span>{{ locale().text(status()) }}</span>
          @if (thread().unread > 0) {
            <span class="lc-thread__count" aria-hidden="true">{{ locale().number(thread().unread) }}</span>
            <span class="lc-sr">{{ locale().count('unreadMessages', thread().unread) }}</span>
          }
        </span>
      </span>
    </button>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ThreadItem {
  readonly thread = input.required<ThreadState>();
  /** The widget's title, for a conversation that no agent has joined. */
  readonly title = input.required<string>();
  readonly chosen = output();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly summary = computed(() => summarise(this.thread()));
  protected readonly status = computed(() => STATUS_TEXTS[this.thread().status]);
  protected readonly time = computed(() => this.locale().short(this.thread().updatedAt, Date.now()));
  protected readonly isOwn = computed(() => this.summary().last?.own === true);
  protected readonly preview = computed(() => {
    const { last } = this.summary();
    if (last === null) return this.locale().text('conversationStarted');
    return last.shown.kind === 'text' ? last.shown.text : this.locale().text('unsupportedContent');
  });
}
