import {
  ChangeDetectionStrategy,
  Component,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { LIMITS } from 'livechat-core/protocol';
import { SendHorizontal } from 'lucide';
import { PageState } from '../live/page-state';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';
import { composerAction } from './composer-key';

/** From how many characters before the limit their number is shown. */
const NEAR_LIMIT = 200;

/** Where a reply is written. It keeps no text of its own: the draft belongs to the conversation. */
@Component({
  selector: 'desk-composer',
  imports: [Icon],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Composer {
  readonly customerName = input.required<string>();
  readonly draft = input.required<string>();
  readonly draftChange = output<string>();
  readonly send = output<string>();
  /** The agent wants back to the list. */
  readonly left = output();

  readonly #page = inject(PageState);

  protected readonly text = TEXT.reply;
  protected readonly icon = SendHorizontal;
  protected readonly textbox = viewChild.required<ElementRef<HTMLTextAreaElement>>('textbox');
  protected readonly charactersLeft = computed(() => LIMITS.textLength - this.draft().length);
  protected readonly isSendable = computed(() => this.draft().trim() !== '' && this.charactersLeft() >= 0);
  protected readonly limitText = computed(() => {
    const left = this.charactersLeft();
    if (left > NEAR_LIMIT) return null;
    return left >= 0 ? this.text.left(left) : this.text.tooLong(-left);
  });

  constructor() {
    afterRenderEffect({
      write: () => {
        this.draft();
        this.#fit();
      },
    });
    afterNextRender({ write: () => this.#takeFocus() });
  }

  protected onKey(event: KeyboardEvent): void {
    const action = composerAction(event);
    if (action === null) return;
    event.preventDefault();
    if (action === 'send') this.submit();
    else this.left.emit();
  }

  protected submit(): void {
    // What stands in the field counts: the draft that comes back may be a key behind.
    const textbox = this.textbox().nativeElement;
    const text = textbox.value;
    if (text.trim() === '' || text.length > LIMITS.textLength) return;
    textbox.value = '';
    this.send.emit(text.trim());
    textbox.focus();
  }

  /** As high as its text; the style sheet sets the bounds. */
  #fit(): void {
    const textbox = this.textbox().nativeElement;
    textbox.style.blockSize = 'auto';
    textbox.style.blockSize = `${textbox.scrollHeight}px`;
  }

  /** Not on a touch screen, where the keyboard would cover the conversation that was just opened. */
  #takeFocus(): void {
    if (this.#page.hasFinePointer()) this.textbox().nativeElement.focus();
  }
}
