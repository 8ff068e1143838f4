import {
  ChangeDetectionStrategy,
  Component,
  NgZone,
  ViewEncapsulation,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import type { Connection } from 'livechat-core';
import { LocaleService } from '../i18n/locale-service';

/** So long, in milliseconds, the promise of the skeleton is believed without a connection. */
const PATIENCE_MS = 10_000;

/** Rows that stand for what is being read; without a connection for long, its content, which says so in words. */
@Component({
  selector: 'lc-loading',
  template: `
    <div class="lc-loading" role="status">
      @if (isOverdue()) {
        <ng-content />
      } @else {
        <span class="lc-sr">{{ locale().text('loading') }}</span>
        <span class="lc-skeleton"></span>
        <span class="lc-skeleton"></span>
        <span class="lc-skeleton"></span>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Loading {
  readonly connection = input.required<Connection>();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly isOverdue = signal(false);

  private readonly zone = inject(NgZone);
  private readonly isOnline = computed(() => this.connection().status === 'online');

  constructor() {
    effect((onCleanup) => {
      this.isOverdue.set(false);
      if (this.isOnline()) return;
      // Outside the zone: a page is stable although this waits.
      const timer = this.zone.runOutsideAngular(() => setTimeout(() => this.isOverdue.set(true), PATIENCE_MS));
      onCleanup(() => clearTimeout(timer));
    });
  }
}
