import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import type { Connection } from 'livechat-core';
import { LocaleService } from '../i18n/locale-service';
import { Icon } from './icon';
import { watchOnline } from './watch-online';

/**
 * Says that the connection is lost, or cannot be made, or that messages are missing that the server has; silent
 * while a first attempt is under way.
 */
@Component({
  selector: 'lc-connection-banner',
  imports: [Icon],
  template: `
    <div role="status">
      @if (text(); as shown) {
        <p class="lc-banner"><lc-icon name="offline" />{{ shown }}</p>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ConnectionBanner {
  readonly connection = input.required<Connection>();
  /** Whether the server has newer messages than are shown. */
  readonly isBehind = input(false);

  private readonly locale = inject(LocaleService).locale;
  private readonly isOnline = watchOnline();

  protected readonly text = computed(() => {
    const { status, attempt, wasOnline } = this.connection();
    switch (status) {
      case 'connecting':
      case 'waiting':
        if (!this.isOnline()) return this.locale().text('youAreOffline');
        if (wasOnline) return this.locale().text('reconnecting');
        return attempt > 1 ? this.locale().text('connecting') : '';
      case 'refused':
        return this.locale().text('unavailableTitle');
      case 'suspended':
        return `${this.locale().text('sessionExpired')} ${this.locale().text('signInAgain')}`;
      case 'online':
        return this.isBehind() ? this.locale().text('catchingUp') : '';
      case 'idle':
        return '';
    }
  });
}
