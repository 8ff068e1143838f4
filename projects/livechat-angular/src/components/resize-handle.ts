import { ChangeDetectionStrategy, Component, DOCUMENT, ViewEncapsulation, inject, input } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { keptSetting } from '../parts/kept-setting';
import { adoptLaterStyles } from '../styles/later';
import { WINDOW_SIZE_KEY, showWindowSize } from './window-size';

const SMALLEST = { width: 320, height: 360 } as const;
/** What stays free around the window, in pixels; the style sheet limits the rest. */
const MARGIN = { width: 40, height: 108 } as const;
const STEP = 24;
/** What a press makes of the window, where the page has room for it. */
const LARGE = { width: 640, height: 960 } as const;
/** From how many pixels on a movement is a drag. */
const DRAG_BEGINS = 4;

/**
 * The corner by which the window is made larger or smaller, with a pointer or the arrow keys. A press
 * alone makes it large, and the next one as it was: who cannot drag needs no keyboard. The visitor's
 * size is kept in this browser.
 */
@Component({
  selector: 'lc-resize-handle',
  template: `
    <button
      type="button"
      class="lc-resize"
      [attr.aria-label]="locale().text('resizeWindow')"
      (pointerdown)="onDown($event)"
      (keydown)="onKey($event)"
      (click)="onClick()"
      (dblclick)="reset()"
    ></button>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ResizeHandle {
  readonly window = input.required<HTMLElement>();

  protected readonly locale = inject(LocaleService).locale;
  private readonly kept = keptSetting(inject(DOCUMENT).defaultView, WINDOW_SIZE_KEY);

  private wasDragged = false;

  constructor() {
    adoptLaterStyles();
  }

  protected onDown(event: PointerEvent): void {
    const handle = event.currentTarget as HTMLElement;
    const start = this.window().getBoundingClientRect();
    const towards = this.towards();
    this.wasDragged = false;
    const move = ({ clientX, clientY }: PointerEvent): void => {
      const [right, up] = [clientX - event.clientX, event.clientY - clientY];
      if (!this.wasDragged && Math.hypot(right, up) < DRAG_BEGINS) return;
      this.wasDragged = true;
      this.resize(start.width + towards * right, start.height + up);
    };
    const ending = new AbortController();
    const { signal } = ending;
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move, { signal });
    for (const type of ['pointerup', 'pointercancel'] as const) {
      handle.addEventListener(type, () => ending.abort(), { signal });
    }
    event.preventDefault();
  }

  protected onClick(): void {
    // A drag ends with a click that is none.
    if (this.wasDragged) this.wasDragged = false;
    else if (this.window().style.getPropertyValue('--lc-window-width') === '') this.resize(LARGE.width, LARGE.height);
    else this.reset();
  }

  protected onKey(event: KeyboardEvent): void {
    const { width, height } = this.window().getBoundingClientRect();
    const towards = this.towards();
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-STEP * towards, 0],
      ArrowRight: [STEP * towards, 0],
      ArrowUp: [0, STEP],
      ArrowDown: [0, -STEP],
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    this.resize(width + move[0], height + move[1]);
  }

  protected reset(): void {
    this.window().style.removeProperty('--lc-window-width');
    this.window().style.removeProperty('--lc-window-height');
    this.kept.write(null);
  }

  private resize(width: number, height: number): void {
    const { innerWidth, innerHeight } = window;
    const shownWidth = Math.round(Math.min(Math.max(width, SMALLEST.width), innerWidth - MARGIN.width));
    const shownHeight = Math.round(Math.min(Math.max(height, SMALLEST.height), innerHeight - MARGIN.height));
    showWindowSize(this.window(), { width: shownWidth, height: shownHeight });
    this.kept.write(`${shownWidth}x${shownHeight}`);
  }

  /** 1 where moving right makes the window larger: it stands at the left side of the page. */
  private towards(): 1 | -1 {
    const { left, right } = this.window().getBoundingClientRect();
    return left < window.innerWidth - right ? 1 : -1;
  }
}
