import {
  ChangeDetectionStrategy,
  Component,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { LIMITS, type StoredFile } from 'livechat-core/protocol';
import { Paperclip, SendHorizontal } from 'lucide';
import { PageState } from '../live/page-state';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';
import { AttachmentList } from './attachment-list';
import { Attachments } from './attachments';
import { composerAction } from './composer-key';

/** What goes to the customer: a text, files, or both. */
export interface WrittenReply {
  readonly text: string;
  readonly files: readonly StoredFile[];
}

/** From how many characters before the limit their number is shown. */
const NEAR_LIMIT = 200;

/** Where a reply is written. It keeps no text of its own: the draft belongs to the conversation. */
@Component({
  selector: 'desk-composer',
  imports: [AttachmentList, Icon],
  providers: [Attachments],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Composer {
  readonly customerName = input.required<string>();
  readonly draft = input.required<string>();
  readonly draftChange = output<string>();
  readonly send = output<WrittenReply>();
  /** The agent wants back to the list. */
  readonly left = output();

  readonly #page = inject(PageState);

  protected readonly text = TEXT.reply;
  protected readonly files = TEXT.files;
  protected readonly icons = { Paperclip, SendHorizontal };
  protected readonly attachments = inject(Attachments);
  protected readonly textbox = viewChild.required<ElementRef<HTMLTextAreaElement>>('textbox');
  protected readonly charactersLeft = computed(() => LIMITS.textLength - this.draft().length);
  protected readonly isSendable = computed(() => {
    const hasSomething = this.draft().trim() !== '' || this.attachments.stored().length > 0;
    return hasSomething && this.charactersLeft() >= 0 && !this.attachments.isUploading();
  });
  protected readonly limitText = computed(() => {
    const left = this.charactersLeft();
    if (left > NEAR_LIMIT) return null;
    return left >= 0 ? this.text.left(left) : this.text.tooLong(-left);
  });

  protected readonly isDropping = signal(false);

  constructor() {
    afterRenderEffect({
      write: () => {
        this.draft();
        this.#fit();
      },
    });
    afterNextRender({ write: () => this.#takeFocus() });
  }

  focus(): void {
    this.textbox().nativeElement.focus();
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
    const files = this.attachments.stored();
    if (text.trim() === '' && files.length === 0) return;
    if (text.length > LIMITS.textLength || this.attachments.isUploading()) return;
    textbox.value = '';
    this.attachments.clear();
    this.send.emit({ text: text.trim(), files });
    textbox.focus();
  }

  protected onChosen(chooser: HTMLInputElement): void {
    const chosen = [...(chooser.files ?? [])];
    // The same file may be chosen again after it was removed.
    chooser.value = '';
    this.attachments.add(chosen);
    this.textbox().nativeElement.focus();
  }

  protected onPaste(event: ClipboardEvent): void {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0) return;
    event.preventDefault();
    this.attachments.add(pasted);
  }

  /** Files alone are taken; a text that is dropped goes into the field by itself. */
  protected onDrag(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.isDropping.set(true);
  }

  protected onDrop(event: DragEvent): void {
    this.isDropping.set(false);
    const dropped = [...(event.dataTransfer?.files ?? [])];
    if (dropped.length === 0) return;
    event.preventDefault();
    this.attachments.add(dropped);
    this.focus();
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
