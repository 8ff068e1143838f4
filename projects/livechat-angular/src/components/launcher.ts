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

/** From how many pixels on a movement is a drag, and how close to an edge it ends. */
const DRAG_BEGINS = 8;
const EDGE = 12;

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
      [class.lc-launcher--draggable]="isDraggable()"
      (click)="onClick()"
      (pointerdown)="onDown($event)"
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
  /** Whether a finger may drag it to another height. */
  readonly isDraggable = input(false);
  readonly pressed = output();
  /** Where it was dragged to: the distance from the page's lower edge, in pixels. */
  readonly lifted = output<number>();

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

  private wasDragged = false;

  focus(): void {
    this.button().nativeElement.focus();
  }

  protected onClick(): void {
    // A drag ends with a click that is none.
    if (!this.wasDragged) this.pressed.emit();
    this.wasDragged = false;
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
      const highest = window.innerHeight - button.offsetHeight - EDGE;
      this.lifted.emit(Math.round(Math.min(Math.max(bottom + by, EDGE), highest)));
    };
    button.setPointerCapture(event.pointerId);
    button.addEventListener('pointermove', move, { signal });
    for (const type of ['pointerup', 'pointercancel'] as const) {
      button.addEventListener(type, () => ending.abort(), { signal });
    }
  }
}
