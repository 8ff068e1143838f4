import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';

/** What stands in the page in the place of a chat that waits for consent. */
@Component({
  selector: 'lc-consent-question',
  template: `
    <div class="lc-state">
      <h2 class="lc-state__title">{{ locale().text('consentTitle') }}</h2>
      <p class="lc-state__text">{{ locale().text('consentText') }}</p>
      <button type="button" class="lc-button" (click)="chat.show()">{{ locale().text('startChat') }}</button>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ConsentQuestion {
  protected readonly chat = inject(LiveChatService);
  protected readonly locale = inject(LocaleService).locale;
}
