import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject, input } from '@angular/core';
import type { QuickReply } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import { adoptLaterStyles } from '../styles/later';

/** Suggested answers; gone with the next message. */
@Component({
  selector: 'lc-quick-replies',
  template: `
    <ul class="lc-replies" [attr.aria-label]="locale().text('chooseAnswer')">
      @for (reply of replies(); track $index) {
        <li>
          <button type="button" class="lc-reply" (click)="choose()(reply)">
            <bdi dir="auto">{{ reply.title }}</bdi>
          </button>
        </li>
      }
    </ul>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class QuickReplies {
  readonly replies = input.required<readonly QuickReply[]>();
  readonly choose = input.required<(reply: QuickReply) => void>();

  protected readonly locale = inject(LocaleService).locale;

  constructor() {
    adoptLaterStyles();
  }
}
