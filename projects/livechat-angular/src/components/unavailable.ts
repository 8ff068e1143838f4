import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { Icon } from './icon';

/** Says in plain words that there is no chat at the moment. */
@Component({
  selector: 'lc-unavailable',
  imports: [Icon],
  template: `
    <div class="lc-state">
      <span class="lc-avatar lc-avatar--hero"><lc-icon name="offline" /></span>
      <h2 class="lc-state__title">{{ locale().text('unavailableTitle') }}</h2>
      <p class="lc-state__text">{{ locale().text('unavailableText') }}</p>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Unavailable {
  protected readonly locale = inject(LocaleService).locale;
}
