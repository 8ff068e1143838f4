import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  DOCUMENT,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { Check, Copy } from 'lucide';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';

const CONFIRM_MS = 2000;

/** Puts a value on the clipboard and says so. */
@Component({
  selector: 'desk-copy-button',
  imports: [Icon],
  template: `
    <button
      type="button"
      class="button button-quiet button-icon"
      [attr.aria-label]="text.copy(what())"
      [title]="text.copy(what())"
      (click)="copy()"
    >
      <desk-icon [icon]="icon()" />
    </button>
    <span class="visually-hidden" role="status">{{ isCopied() ? text.copied : '' }}</span>
  `,
  styles: `
    :host {
      --icon-size: 14px;
      position: relative;
      display: inline-flex;
    }

    .button {
      inline-size: 24px;
      min-block-size: 24px;
      border-radius: 6px;
      color: var(--ink-faint);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CopyButton {
  readonly value = input.required<string>();
  /** What the value is, for the name of the button. */
  readonly what = input.required<string>();

  readonly #clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly text = TEXT.context;
  protected readonly isCopied = signal(false);
  protected readonly icon = computed(() => (this.isCopied() ? Check : Copy));

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  /** Where the browser refuses, nothing is claimed; the value can still be selected by hand. */
  protected async copy(): Promise<void> {
    try {
      await this.#clipboard?.writeText(this.value());
    } catch {
      return;
    }
    if (this.#clipboard === undefined) return;
    this.isCopied.set(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.isCopied.set(false), CONFIRM_MS);
  }
}
