import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject, input } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { adoptLaterStyles } from '../styles/later';
import { Avatar } from './avatar';
import { Icon } from './icon';

/** What stands beside the closed launcher: the beginning of an unread message, or a greeting. */
@Component({
  selector: 'lc-launcher-preview',
  imports: [Avatar, Icon],
  template: `
    <div class="lc-preview" part="preview">
      <button type="button" class="lc-preview__text" (click)="open()()">
        <lc-avatar [name]="name()" />
        <span class="lc-preview__words">
          @if (name(); as author) {
            <span class="lc-preview__name">
              <bdi class="lc-cut" dir="auto">{{ author }}</bdi>
            </span>
          }
          <span dir="auto">{{ words() }}</span>
        </span>
      </button>
      <button
        type="button"
        class="lc-preview__dismiss"
        [attr.aria-label]="locale().text('dismiss')"
        (click)="dismiss()()"
      >
        <lc-icon name="dismiss" />
      </button>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class LauncherPreview {
  readonly name = input<string | undefined>(undefined);
  readonly words = input.required<string>();
  readonly open = input.required<() => void>();
  readonly dismiss = input.required<() => void>();

  protected readonly locale = inject(LocaleService).locale;

  constructor() {
    adoptLaterStyles();
  }
}
