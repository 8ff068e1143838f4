import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  ViewEncapsulation,
  afterNextRender,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { adoptOwnStyles } from '../theme/adopt-own-styles';
import { EMOJI } from './emoji';

const COLUMNS = 8;

const EMOJI_CSS = `
.lc-emoji {
  display: grid; grid-template-columns: repeat(${COLUMNS}, minmax(0, 1fr)); gap: 2px; max-block-size: 208px; margin-block-end: 8px; padding: 8px;
  overflow-y: auto; border-radius: 16px; background: var(--lc-overlay); box-shadow: 0 0 0 1px var(--lc-line), 0 6px 24px rgb(16 18 24 / 14%);
  scrollbar-width: thin;
}
.lc-emoji button { display: grid; place-items: center; block-size: 36px; border-radius: 10px; font-size: 22px; line-height: 1; }
.lc-emoji button:focus-visible { outline-offset: -2px; }
@media (hover: hover) { .lc-emoji button:hover { background: var(--lc-surface-raised); } }
/* Low, where it would leave nothing of the conversation. */
@media (max-height: 500px) { .lc-emoji { max-block-size: 130px; } }
@media (forced-colors: active) { .lc-emoji { border: 1px solid CanvasText; } }
`;

/** Emoji to choose from, by pointer or by arrow keys. */
@Component({
  selector: 'lc-emoji-picker',
  template: `
    <div
      #grid
      class="lc-emoji"
      role="group"
      [attr.aria-label]="locale().text('addEmoji')"
      (keydown)="onKey($event)"
      (keydown.escape)="onEscape($event)"
    >
      @for (emoji of all; track emoji; let first = $first) {
        <button type="button" [tabIndex]="first ? 0 : -1" (click)="pick()(emoji)">{{ emoji }}</button>
      }
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class EmojiPicker {
  /** Takes the one that was chosen. */
  readonly pick = input.required<(emoji: string) => void>();
  readonly close = input.required<() => void>();

  protected readonly all = EMOJI;
  protected readonly locale = inject(LocaleService).locale;
  private readonly grid = viewChild.required<ElementRef<HTMLElement>>('grid');

  constructor() {
    adoptOwnStyles(EMOJI_CSS);
    afterNextRender(() => this.buttons()[0]?.focus({ preventScroll: true }));
  }

  protected onKey(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = this.buttons();
    const isMirrored = this.locale().direction === 'rtl' && Math.abs(step) === 1;
    const current = buttons.findIndex((button) => button.matches(':focus'));
    const next = buttons[current + (isMirrored ? -step : step)];
    if (next === undefined) return;
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  }

  /** Escape closes this first, and the window only the next time. */
  protected onEscape(event: Event): void {
    event.stopPropagation();
    this.close()();
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.grid().nativeElement.querySelectorAll('button')];
  }
}
