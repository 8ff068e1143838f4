import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  ViewEncapsulation,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { Avatar } from './avatar';
import { Faces } from './faces';
import { Icon } from './icon';
import { Lazy } from './lazy';
import { LAZY_PARTS } from './lazy-parts';

/** The window's head: who one talks to, the way back, the menu, and the button that closes the window. */
@Component({
  selector: 'lc-header',
  imports: [Avatar, Faces, Icon, Lazy],
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
      @if (agent(); as name) {
        <lc-avatar size="large" [name]="name" />
      } @else {
        <lc-faces size="large" [names]="faces()" />
      }
      <div class="lc-header__text">
        <h2 class="lc-header__title">
          <bdi class="lc-cut" dir="auto">{{ title() }}</bdi>
        </h2>
        @if (tagline(); as line) {
          <p class="lc-header__tagline">
            @if (isOnline()) {
              <span class="lc-header__presence" aria-hidden="true"></span>
            }
            {{ line }}
          </p>
        }
      </div>
      <div class="lc-header__menu" (focusout)="onFocusLeft($event)">
        <button
          #menuButton
          type="button"
          class="lc-icon-button"
          [attr.aria-expanded]="isMenuOpen()"
          [attr.aria-label]="locale().text('menu')"
          (click)="isMenuOpen.set(!isMenuOpen())"
        >
          <lc-icon name="menu" />
        </button>
        @if (isMenuOpen()) {
          <lc-lazy excuse="loud" [part]="menu" [inputs]="menuInputs" />
        }
      </div>
      @if (canMinimize()) {
        <button
          type="button"
          class="lc-icon-button"
          [attr.aria-label]="locale().text('minimizeChat')"
          (click)="minimize.emit()"
        >
          <lc-icon name="minimize" />
        </button>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ChatHeader {
  readonly title = input.required<string>();
  /** The name of the agent who wrote last. */
  readonly agent = input<string | undefined>(undefined);
  /** Names of those who answer. */
  readonly faces = input<readonly string[]>([]);
  readonly tagline = input.required<string>();
  readonly isOnline = input<boolean>(false);
  readonly canGoBack = input.required<boolean>();
  /** Whether the window can be closed; one that is part of the page stays. */
  readonly canMinimize = input<boolean>(true);
  readonly back = output();
  readonly minimize = output();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly menu = LAZY_PARTS.menu;
  protected readonly isMenuOpen = signal(false);

  private readonly menuButton = viewChild.required<ElementRef<HTMLElement>>('menuButton');
  /** Closing gives the focus back to the button that opened it. */
  protected readonly menuInputs = {
    close: (): void => {
      this.isMenuOpen.set(false);
      this.menuButton().nativeElement.focus();
    },
  };

  /** Who goes on elsewhere with the keyboard is done with the menu, which would cover what has the focus. */
  protected onFocusLeft({ currentTarget, relatedTarget }: FocusEvent): void {
    const isElsewhere = relatedTarget !== null && !(currentTarget as Node).contains(relatedTarget as Node);
    if (isElsewhere) this.isMenuOpen.set(false);
  }
}
