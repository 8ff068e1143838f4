import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import type { ThreadStatus } from 'livechat-core/protocol';
import { Archive, CheckCheck, RotateCcw } from 'lucide';
import { ShortcutHint } from '../keys/shortcut-hint';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';

/** How long nothing can be chosen after a choice, and after what a button does has changed under the pointer. */
const REST_MS = 500;

/**
 * Solves, closes and reopens a conversation. "Mark solved" becomes "Reopen" in the same place, so
 * that the second click of a double click is not taken for a choice.
 */
@Component({
  selector: 'desk-status-actions',
  imports: [Icon, ShortcutHint],
  templateUrl: './status-actions.html',
  styles: `
    :host {
      display: flex;
      flex: none;
      gap: 6px;
    }

    @media (max-width: 759px) {
      /* The icon stays; the words stay for those who hear them. */
      .label {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusActions {
  readonly status = input.required<ThreadStatus>();
  readonly statusWanted = output<ThreadStatus>();

  readonly #injector = inject(Injector);
  #shown: ThreadStatus | null = null;
  #restEnd: ReturnType<typeof setTimeout> | undefined;

  protected readonly text = TEXT.conversation;
  protected readonly icons = { Archive, CheckCheck, RotateCcw };
  protected readonly toggle = viewChild.required<ElementRef<HTMLElement>>('toggle');
  protected readonly close = viewChild<ElementRef<HTMLElement>>('close');
  protected readonly isResting = signal(false);
  protected readonly next = computed<ThreadStatus>(() => (this.status() === 'OPEN' ? 'SOLVED' : 'OPEN'));

  constructor() {
    effect(() => this.#follow(this.status()));
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#restEnd));
  }

  protected choose(status: ThreadStatus): void {
    if (this.isResting()) return;
    this.#rest();
    this.statusWanted.emit(status);
  }

  /** Runs before the buttons change, while the focus still is where it was. */
  #follow(status: ThreadStatus): void {
    const before = this.#shown;
    this.#shown = status;
    if (before === null || before === status) return;
    this.#rest();
    const hasFocus = document.activeElement === untracked(this.close)?.nativeElement;
    if (status !== 'CLOSED' || !hasFocus) return;
    // The button that had the focus goes away.
    afterNextRender({ write: () => this.toggle().nativeElement.focus() }, { injector: this.#injector });
  }

  #rest(): void {
    clearTimeout(this.#restEnd);
    this.isResting.set(true);
    this.#restEnd = setTimeout(() => this.isResting.set(false), REST_MS);
  }
}
