import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { LiveChatMessageTemplate, LiveChatWidget } from 'livechat-angular';
import { filter, map, startWith } from 'rxjs';
import { OrderCard } from './order-card';

/** The chat in the corner of every page but the one that shows the conversations itself. */
@Component({
  selector: 'shop-corner-chat',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LiveChatWidget, LiveChatMessageTemplate, OrderCard],
  template: `
    @if (!isOnHelpPage()) {
      <lc-widget>
        <ng-template [lcMessage]="'CUSTOM_DATA'" let-message>
          <shop-order-card [data]="message.content.customData" [words]="message.content.userMessage" />
        </ng-template>
      </lc-widget>
    }
  `,
})
export class CornerChat {
  private readonly router = inject(Router);
  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
      startWith(this.router.url),
    ),
    { requireSync: true },
  );
  protected readonly isOnHelpPage = computed(() => /^\/help(?:[?#]|$)/.test(this.address()));
}
