import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject } from '@angular/core';
import { NotifyPermission } from '../attention/permission';
import { LocaleService } from '../i18n/locale-service';
import { adoptLaterStyles } from '../styles/later';

/** Asks once whether to notify of an answer, before the browser does. */
@Component({
  selector: 'lc-notify-question',
  template: `
    <div class="lc-ask">
      <p>{{ locale().text('notifyQuestion') }}</p>
      <button type="button" class="lc-link-button" (click)="permission.enable()">
        {{ locale().text('notifyEnable') }}
      </button>
      <button type="button" class="lc-link-button" (click)="permission.decline()">
        {{ locale().text('notNow') }}
      </button>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class NotifyQuestion {
  protected readonly permission = inject(NotifyPermission);
  protected readonly locale = inject(LocaleService).locale;

  constructor() {
    adoptLaterStyles();
  }
}
