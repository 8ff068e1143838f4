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
import { LiveChatService } from 'livechat-angular/service';
import { PartFrame } from '../parts/part-frame';
import { PART_PROVIDERS } from '../parts/part-providers';
import type { LauncherIcon } from '../theme/shape-tokens';
import { Icon } from './icon';

/** From how many pixels on a movement is a drag. */
const DRAG_BEGINS = 8;
/** How close to an edge of the page a drag ends, in pixels. */
export const LAUNCHER_EDGE = 12;

/**
 * The round button that opens and closes the window, with the count of unread messages. Alone it
 * lies where it is placed. Where `isOpen` is given it only says that it was pressed.
 *
 * @example
 * ```html
 * <nav><lc-launcher /></nav>
 * ```
 */
@Component({
  selector: 'lc-launcher',
  imports: [Icon],
  providers: [PART_PROVIDERS],
  template: `
    <button
      #button
      type="button"
      class="lc-launcher"
      part="launcher"
      aria-haspopup="dialog"
      aria-describedby="lc-unread"
      [class.lc-launcher--open]="showsClose()"
      [attr.aria-expanded]="showsClose()"
      [attr.aria-label]="showsClose() ? locale().text('closeChat') : locale().text('openChat')"
      [class.lc-launcher--draggable]="isDraggable()"
      (click)="onClick($event)"
      (pointerdown)="onDown($event)"
    >
      <span class="lc-launcher__icon lc-launcher__icon--chat"
        ><lc-icon [name]="icon() ?? frame.theme.launcherIcon()"
      /></span>
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
  /** Whether the window is open; the chat's own without. */
  readonly isOpen = input<boolean>();
  /** How many messages are unread; those of the chat without. */
  readonly unread = input<number>();
  /** The icon; that of the theme without. */
  readonly icon = input<LauncherIcon>();
  /** Whether a finger may drag it to another height. */
  readonly isDraggable = input(false);
  /** Emits at every press, before the chat opens or closes. */
  readonly pressed = output();
  /** Where it was dragged to: the distance from the page's lower edge, in pixels. */
  readonly lifted = output<number>();

  private readonly chat = inject(LiveChatService);
  protected readonly frame = inject(PartFrame);
  protected readonly locale = inject(LocaleService).locale;
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');

  protected readonly showsClose = computed(() => this.isOpen() ?? this.chat.isOpen());
  private readonly count = computed(() => this.unread() ?? this.chat.unread());
  protected readonly shownCount = computed(() => {
    const unread = this.count();
    if (unread === 0 || this.showsClose()) return '';
    return unread > 99 ? `${this.locale().number(99)}+` : this.locale().number(unread);
  });

  protected readonly description = computed(() =>
    this.count() === 0 || this.showsClose() ? '' : this.locale().count('unreadMessages', this.count()),
  );

  private wasDragged = false;

  focus(): void {
    this.button().nativeElement.focus();
  }

  protected onClick({ detail }: MouseEvent): void {
    // A drag may end with a click that is none; one by a key or a tool, which counts no clicks, is always meant.
    if (!this.wasDragged || detail === 0) this.press();
    this.wasDragged = false;
  }

  private press(): void {
    this.pressed.emit();
    if (this.isOpen() !== undefined) return;
    if (this.chat.isOpen()) this.chat.hide();
    else this.chat.show();
  }

  protected onDown(event: PointerEvent): void {
    this.wasDragged = false;
    if (!this.isDraggable() || event.pointerType !== 'touch') return;
    const button = this.button().nativeElement;
    const bottom = window.innerHeight - button.getBoundingClientRect().bottom;
    const ending = new AbortController();
    const { signal } = ending;
    const move = ({ clientY }: PointerEvent): void => {
      const by = event.clientY - clientY;
      if (!this.wasDragged && Math.abs(by) < DRAG_BEGINS) return;
      this.wasDragged = true;
      const highest = window.innerHeight - button.offsetHeight - LAUNCHER_EDGE;
      this.lifted.emit(Math.round(Math.min(Math.max(bottom + by, LAUNCHER_EDGE), highest)));
    };
    button.setPointerCapture(event.pointerId);
    button.addEventListener('pointermove', move, { signal });
    for (const type of ['pointerup', 'pointercancel'] as const) {
      button.addEventListener(type, () => ending.abort(), { signal });
    }
  }
}
