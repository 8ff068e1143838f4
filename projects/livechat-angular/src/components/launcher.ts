import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  ViewEncapsulation,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import type { LauncherIcon } from '../theme/shape-tokens';
import { Icon } from './icon';

/** The round button that opens and closes the window, with the count of unread messages. */
@Component({
  selector: 'lc-launcher',
  imports: [Icon],
  template: `
    <button
      #button
      type="button"
      class="lc-launcher"
      part="launcher"
      aria-haspopup="dialog"
      aria-describedby="lc-unread"
      [class.lc-launcher--open]="isOpen()"
      [attr.aria-expanded]="isOpen()"
      [attr.aria-label]="isOpen() ? locale().text('closeChat') : locale().text('openChat')"
      (click)="pressed.emit()"
    >
      <span class="lc-launcher__icon lc-launcher__icon--chat"><lc-icon [name]="icon()" /></span>
      <span class="lc-launcher__icon lc-launcher__icon--close"><lc-icon name="close" /></span>
      @if (shownCount(); as count) {
        <span class="lc-launcher__badge" part="badge" aria-hidden="true">{{ count }}</span>
      }
    </button>
    <span id="lc-unread" class="lc-sr" role="status">{{ description() }}</span>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Launcher {
  readonly isOpen = input.required<boolean>();
  readonly unread = input.required<number>();
  readonly icon = input<LauncherIcon>('chat');
  readonly pressed = output();

  protected readonly locale = inject(LocaleService).locale;
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');

  protected readonly shownCount = computed(() => {
    const unread = this.unread();
    if (unread === 0 || this.isOpen()) return '';
    return unread > 99 ? `${this.locale().number(99)}+` : this.locale().number(unread);
  });

  protected readonly description = computed(() =>
    this.unread() === 0 || this.isOpen() ? '' : this.locale().count('unreadMessages', this.unread()),
  );

  focus(): void {
    this.button().nativeElement.focus();
  }
}
