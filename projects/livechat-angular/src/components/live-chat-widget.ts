import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  ViewEncapsulation,
  afterNextRender,
  computed,
  effect,
  inject,
  untracked,
  viewChild,
} from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from '../live-chat-service';
import { WIDGET_CSS } from '../styles/widget-css';
import { applyTheme } from '../theme/apply-theme';
import { adoptStyles } from '../theme/style-sheets';
import { ChatWindow } from './chat-window';
import { Launcher } from './launcher';

/**
 * The widget: the launcher in the page's corner and the window that it opens. Place it once, at the
 * end of the application's template; `provideLiveChat()` provides what it shows.
 *
 * It lives in a shadow root with a constructed style sheet: the page's styles do not reach in, its
 * own do not leak out, and no content security policy has to be loosened.
 *
 * @example
 * ```html
 * <router-outlet />
 * <lc-widget />
 * ```
 */
@Component({
  selector: 'lc-widget',
  imports: [ChatWindow, Launcher],
  template: `
    @if (locale.isReady()) {
      <div
        class="lc-root"
        [class.lc-root--open]="isOpen()"
        [attr.dir]="locale.locale().direction"
        [attr.lang]="locale.locale().language"
      >
        @if (isOpen()) {
          <lc-window />
        }
        @if (hasLauncher()) {
          <lc-launcher
            [isOpen]="isOpen()"
            [unread]="chat.unread()"
            [icon]="theme.launcherIcon()"
            (pressed)="toggle()"
          />
        }
      </div>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.ExperimentalIsolatedShadowDom,
})
export class LiveChatWidget {
  protected readonly chat = inject(LiveChatService);
  protected readonly locale = inject(LocaleService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly theme = applyTheme(this.host);
  private readonly window = viewChild(ChatWindow);
  private readonly launcher = viewChild(Launcher);

  protected readonly isOpen = computed(() => this.chat.state().phase !== 'idle' && this.chat.isOpen());
  /** Shown once the widget is known: it would otherwise change its colour, or promise a chat that is not there. */
  protected readonly hasLauncher = computed(() => {
    const { isLauncherVisible, widget, phase, consent } = this.chat.state();
    // Without consent nobody may be asked what the widget looks like: the press of the button is the consent.
    const isKnown = widget !== null || (consent === 'required' && phase === 'initializing');
    return isLauncherVisible && isKnown && phase !== 'failed';
  });

  constructor() {
    this.moveFocus();
    if (this.host.shadowRoot !== null) adoptStyles(this.host.shadowRoot, WIDGET_CSS);
  }

  protected toggle(): void {
    if (this.isOpen()) this.chat.hide();
    else this.chat.show();
  }

  /** Opening moves the focus into the window, closing takes it back; a window that was open from the start does not. */
  private moveFocus(): void {
    let wasOpen: boolean | null = null;
    effect(() => {
      const isOpen = this.isOpen();
      untracked(() => {
        const hadFocus = (this.host.shadowRoot?.activeElement ?? null) !== null;
        const opened = wasOpen === false && isOpen;
        const closed = wasOpen === true && !isOpen;
        if (opened) afterNextRender(() => this.window()?.focus(), { injector: this.injector });
        if (closed && hadFocus) afterNextRender(() => this.launcher()?.focus(), { injector: this.injector });
        wasOpen = isOpen;
      });
    });
  }
}
