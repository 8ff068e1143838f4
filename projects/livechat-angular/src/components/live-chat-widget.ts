import { isPlatformBrowser } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  ElementRef,
  Injector,
  PLATFORM_ID,
  ViewEncapsulation,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
  type InputSignal,
} from '@angular/core';
import { attend } from '../attention/attend';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService, OncePerChat } from 'livechat-angular/service';
import { keptSetting } from '../parts/kept-setting';
import { LauncherLift } from '../parts/launcher-lift';
import { PACE } from '../parts/pace';
import { PartFrame } from '../parts/part-frame';
import { PART_PROVIDERS } from '../parts/part-providers';
import { ChatWindow } from './chat-window';
import { ConsentQuestion } from './consent-question';
import { previewOf } from '../message/preview';
import { LAUNCHER_EDGE, Launcher } from './launcher';
import { Lazy } from './lazy';
import { LAZY_PARTS } from './lazy-parts';
import { readThreadListInTime } from './read-thread-list';

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
  imports: [ChatWindow, ConsentQuestion, Launcher, Lazy],
  providers: [PART_PROVIDERS],
  template: `
    @if (isInBrowser && locale.isReady()) {
      <div
        class="lc-root"
        [class.lc-root--open]="isOpen()"
        [class.lc-root--start]="launcherConfig()?.side === 'START'"
        [class.lc-root--inline]="isInline()"
        [style.--lc-offset-inline]="offsetInline()"
        [style.--lc-offset-block]="offsetBlock()"
        [attr.dir]="locale.locale().direction"
        [attr.lang]="locale.locale().language"
      >
        @if (isOpen() && pace('window')) {
          <lc-window [isInline]="isInline()" />
        }
        @if (isInline() && needsConsent()) {
          <lc-consent-question />
        }
        @if (hasLauncher() && pace('launcher')) {
          @if (preview(); as shown) {
            <lc-lazy
              [part]="parts.launcherPreview"
              [inputs]="{ name: shown.name, words: shown.words, open, dismiss }"
            />
          }
          <lc-launcher [isDraggable]="launcherConfig()?.isDraggable === true" (lifted)="lift.put($event)" />
        }
      </div>
    }
  `,
  host: { '[attr.data-floating]': "isInline() ? null : ''" },
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.ExperimentalIsolatedShadowDom,
})
export class LiveChatWidget {
  protected readonly chat = inject(LiveChatService);
  protected readonly locale = inject(LocaleService);
  protected readonly pace = inject(PACE);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly window = viewChild(ChatWindow);
  private readonly launcher = viewChild(Launcher);

  /** `inline` makes the window a part of the page: it fills the element, without a launcher. */
  readonly layout: InputSignal<'floating' | 'inline'> = input<'floating' | 'inline'>('floating');

  /** A server draws nothing: who opens the page, and what they left, only their browser knows. */
  protected readonly isInBrowser = isPlatformBrowser(inject(PLATFORM_ID));
  protected readonly isInline = computed(() => this.layout() === 'inline');
  protected readonly isOpen = computed(() => this.chat.state().phase !== 'idle' && this.chat.isOpen());
  protected readonly needsConsent = computed(() => this.chat.state().consent === 'required');
  protected readonly launcherConfig = computed(() => this.chat.state().widget?.launcher);
  protected readonly lift = inject(OncePerChat).get(LauncherLift);
  protected readonly offsetInline = computed(() => pixels(this.launcherConfig()?.offsetInline));
  protected readonly offsetBlock = computed(() => {
    const config = this.launcherConfig();
    // Above a launcher that lies high there would be no room for the window: it comes down while that is open.
    if (config?.isDraggable !== true || this.lift.height() === 0 || this.isOpen()) return pixels(config?.offsetBlock);
    // A phone that is turned is lower than where it was dragged.
    const above = `var(--lc-launcher-size) - ${LAUNCHER_EDGE}px`;
    return `min(${this.lift.height()}px, 100dvh - ${above}, 100% - ${above})`;
  });
  protected readonly parts = LAZY_PARTS;
  private readonly keptDismissal = keptSetting(inject(DOCUMENT).defaultView, 'livechat.dismissed');
  /** What was taken away stays away on the pages that follow. */
  private readonly dismissed = signal(this.keptDismissal.read());
  protected readonly preview = computed(() => {
    const preview = previewOf(this.locale.locale(), this.chat.state());
    return preview === null || preview.key === this.dismissed() ? null : preview;
  });
  /** Shown once the widget is known: it would otherwise change its colour, or promise a chat that is not there. */
  protected readonly hasLauncher = computed(() => {
    const { isLauncherVisible, widget, phase, consent } = this.chat.state();
    // Without consent nobody may be asked what the widget looks like: the press of the button is the consent.
    const isKnown = widget !== null || (consent === 'required' && phase === 'initializing');
    return !this.isInline() && isLauncherVisible && isKnown && phase !== 'failed';
  });

  constructor() {
    attend();
    // It is the outermost part, and brings theme and styles.
    inject(PartFrame);
    readThreadListInTime();
    // What is part of the page is always open: what it shows is seen.
    effect(() => {
      if (this.isInline() && !this.needsConsent() && this.chat.state().phase !== 'idle' && !this.chat.isOpen())
        untracked(() => this.chat.show());
    });
    this.moveFocus();
  }

  protected readonly open = (): void => {
    this.chat.show();
  };

  /** The button that takes the preview away goes with it; what it stood beside takes the focus. */
  protected readonly dismiss = (): void => {
    const key = this.preview()?.key ?? null;
    this.dismissed.set(key);
    this.keptDismissal.write(key);
    this.launcher()?.focus();
  };

  /** Opening moves the focus into the window, closing takes it back; a window that was open from the start does not. */
  private moveFocus(): void {
    let wasOpen: boolean | null = null;
    effect(() => {
      const isOpen = this.isOpen();
      // Drawn in steps, it comes a little later than the chat is open.
      if (isOpen && (this.window() === undefined || !this.pace('body'))) return;
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

function pixels(value: number | undefined): string | null {
  return value === undefined ? null : `${value}px`;
}
