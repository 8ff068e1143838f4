import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import type { Action } from 'livechat-core/protocol';
import { Icon } from '../components/icon';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';
import { answersTo } from '../message/answers';

/** Buttons of a message: an address to open, or an answer to give once. */
@Component({
  selector: 'lc-action-list',
  imports: [Icon],
  template: `
    <ul class="lc-actions">
      @for (action of actions(); track $index) {
        <li>
          @if (action.type === 'URL') {
            <a class="lc-action" target="_blank" rel="noopener noreferrer nofollow" [href]="action.url">
              <bdi dir="auto">{{ action.title }}</bdi>
              <lc-icon name="external" /><span class="lc-sr">({{ locale().text('opensInNewTab') }})</span>
            </a>
          } @else {
            <button
              type="button"
              class="lc-action"
              [class.lc-action--chosen]="answer()?.payload === action.payload"
              [attr.aria-pressed]="answer()?.payload === action.payload"
              [attr.aria-disabled]="!canAnswer()"
              (click)="choose(action)"
            >
              <bdi dir="auto">{{ action.title }}</bdi>
            </button>
          }
        </li>
      }
    </ul>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ActionList {
  readonly actions = input.required<readonly Action[]>();
  /** The message that offers them. */
  readonly messageId = input.required<string | undefined>();

  protected readonly locale = inject(LocaleService).locale;
  private readonly chat = inject(LiveChatService);
  protected readonly answer = computed(() => answersTo(this.chat.timeline(), this.messageId()).at(-1));
  /** One answer a message; a closed conversation takes none. */
  protected readonly canAnswer = computed(
    () => this.answer() === undefined && this.chat.activeThread()?.status !== 'CLOSED',
  );

  protected choose(action: Extract<Action, { type: 'POSTBACK' }>): void {
    const messageId = this.messageId();
    if (!this.canAnswer() || messageId === undefined) return;
    this.chat.send({ type: 'ANSWER', text: action.title, payload: action.payload, messageId });
  }
}
