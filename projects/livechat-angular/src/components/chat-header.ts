import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject, input, output } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { Avatar } from './avatar';
import { Icon } from './icon';

/** The window's head: who one talks to, the way back, and the button that closes the window. */
@Component({
  selector: 'lc-header',
  imports: [Avatar, Icon],
  template: `
    <div class="lc-header" part="header" [class.lc-header--back]="canGoBack()">
      @if (canGoBack()) {
        <button
          type="button"
          class="lc-icon-button"
          [attr.aria-label]="locale().text('backToConversations')"
          (click)="back.emit()"
        >
          <lc-icon name="back" />
        </button>
      }
      <lc-avatar size="large" [name]="agent()" />
      <div class="lc-header__text">
        <h2 class="lc-header__title">{{ title() }}</h2>
        @if (tagline(); as line) {
          <p class="lc-header__tagline">{{ line }}</p>
        }
      </div>
      <button
        type="button"
        class="lc-icon-button"
        [attr.aria-label]="locale().text('minimizeChat')"
        (click)="minimize.emit()"
      >
        <lc-icon name="minimize" />
      </button>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ChatHeader {
  readonly title = input.required<string>();
  /** The name of the agent who wrote last. */
  readonly agent = input<string | undefined>(undefined);
  readonly tagline = input.required<string>();
  readonly canGoBack = input.required<boolean>();
  readonly back = output();
  readonly minimize = output();

  protected readonly locale = inject(LocaleService).locale;
}
