import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  ViewEncapsulation,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { LIMITS } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import { Icon } from './icon';

/** The field to write in. Enter sends, Shift and Enter begin a new line. */
@Component({
  selector: 'lc-composer',
  imports: [Icon],
  template: `
    <div class="lc-composer" part="composer">
      <p class="lc-composer__problem" role="alert" [hidden]="problem() === ''">{{ problem() }}</p>
      <p class="lc-composer__problem" role="status" id="lc-limit">{{ limitText() }}</p>
      <div class="lc-composer__field">
        <textarea
          #input
          class="lc-composer__input"
          rows="1"
          enterkeyhint="send"
          aria-describedby="lc-limit"
          [attr.aria-invalid]="excess() > 0"
          [attr.aria-label]="locale().text('message')"
          [placeholder]="locale().text('messagePlaceholder')"
          [value]="draft()"
          (input)="draftChange.emit(input.value)"
          (keydown.enter)="onEnter($event)"
        ></textarea>
        <button
          type="button"
          class="lc-composer__send"
          [disabled]="!canSend()"
          [attr.aria-label]="locale().text('sendMessage')"
          (click)="submit()"
        >
          <lc-icon name="send" />
        </button>
      </div>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Composer {
  readonly draft = input.required<string>();
  /** Why the last message was not taken; empty when all is well. */
  readonly problem = input('');
  readonly draftChange = output<string>();
  readonly send = output<string>();

  protected readonly locale = inject(LocaleService).locale;
  /** What is too long stays as it is, to be shortened by who wrote it: nothing is cut off silently. */
  protected readonly excess = computed(() => excessOf(this.draft()));
  protected readonly limitText = computed(() =>
    this.excess() > 0 ? this.locale().count('overLimit', this.excess()) : '',
  );
  protected readonly canSend = computed(() => this.draft().trim() !== '' && this.excess() === 0);

  private readonly input = viewChild.required<ElementRef<HTMLTextAreaElement>>('input');

  constructor() {
    afterRenderEffect(() => {
      this.draft();
      this.grow();
    });
  }

  focus(): void {
    this.input().nativeElement.focus({ preventScroll: true });
  }

  protected onEnter(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.shiftKey) return;
    // An input method takes this Enter to accept what it proposes.
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit();
  }

  protected submit(): void {
    // What stands in the field counts: the draft that comes back may be a key behind.
    const field = this.input().nativeElement;
    const text = field.value.trim();
    if (text === '' || excessOf(text) > 0) return;
    field.value = '';
    this.grow();
    this.send.emit(text);
    this.focus();
  }

  /** As high as its lines; the style sheet sets the most. */
  private grow(): void {
    const field = this.input().nativeElement;
    field.style.blockSize = '';
    field.style.blockSize = `${field.scrollHeight}px`;
  }
}

/** How many characters a text is above the limit, as it is sent; 0 for one that fits. */
function excessOf(text: string): number {
  return Math.max(0, text.trim().length - LIMITS.textLength);
}
