import { ChangeDetectionStrategy, Component, DOCUMENT, ViewEncapsulation, effect, inject, input } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { keptSetting } from '../parts/kept-setting';

const SMALLEST = { width: 320, height: 360 } as const;
/** What stays free around the window, in pixels; the style sheet limits the rest. */
const MARGIN = { width: 40, height: 108 } as const;
const STEP = 24;
/** How a size is kept: `520x680`. */
const SIZE = /^(\d{3,4})x(\d{3,4})$/;

/**
 * The corner by which the window is made larger or smaller, with a pointer or the arrow keys. The
 * visitor's size is kept in this browser.
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
      (dblclick)="reset()"
    ></button>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ResizeHandle {
  readonly window = input.required<HTMLElement>();

  protected readonly locale = inject(LocaleService).locale;
  private readonly kept = keptSetting(inject(DOCUMENT).defaultView, 'livechat.window-size');

  constructor() {
    const size = SIZE.exec(this.kept.read() ?? '');
    if (size !== null) effect(() => this.show(Number(size[1]), Number(size[2])));
  }

  protected onDown(event: PointerEvent): void {
    const handle = event.currentTarget as HTMLElement;
    const start = this.window().getBoundingClientRect();
    const towards = this.towards();
    const move = ({ clientX, clientY }: PointerEvent): void =>
      this.resize(start.width + towards * (clientX - event.clientX), start.height + event.clientY - clientY);
    const ending = new AbortController();
    const { signal } = ending;
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move, { signal });
    for (const type of ['pointerup', 'pointercancel'] as const) {
      handle.addEventListener(type, () => ending.abort(), { signal });
    }
    event.preventDefault();
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
    this.show(shownWidth, shownHeight);
    this.kept.write(`${shownWidth}x${shownHeight}`);
  }

  /** In pixels. A page that is smaller than the one where it was chosen limits it by the style sheet. */
  private show(width: number, height: number): void {
    const { style } = this.window();
    style.setProperty('--lc-window-width', `${width}px`);
    style.setProperty('--lc-window-height', `${height}px`);
  }

  /** 1 where moving right makes the window larger: it stands at the left side of the page. */
  private towards(): 1 | -1 {
    const { left, right } = this.window().getBoundingClientRect();
    return left < window.innerWidth - right ? 1 : -1;
  }
}
