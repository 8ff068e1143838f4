import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  Injector,
  ViewEncapsulation,
  type WritableSignal,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { LIMITS, type AttachmentRules } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';
import { fileProblem } from '../message/check-file';
import { charactersLeft, isNearLimit, roomLeft } from '../message/text-limit';
import type { Written } from '../message/written';
import { Conversation } from '../parts/conversation';
import { PartFrame } from '../parts/part-frame';
import { PART_PROVIDERS } from '../parts/part-providers';
import { Icon } from './icon';
import { Lazy } from './lazy';
import { LAZY_PARTS } from './lazy-parts';

/**
 * The field to write in. Enter sends, Shift and Enter begin a new line; files are chosen, pasted or
 * dropped. Where `draft` is given it only says what is written and what is to be sent.
 *
 * @example
 * ```html
 * <lc-composer />
 * ```
 */
@Component({
  selector: 'lc-composer',
  imports: [Icon, Lazy],
  providers: [PART_PROVIDERS],
  template: `
    <div class="lc-composer" part="composer">
      <p class="lc-composer__problem" role="alert" [hidden]="shownProblem() === ''">{{ shownProblem() }}</p>
      <p class="lc-composer__hint" id="lc-limit" [class.lc-composer__hint--over]="isTooLong()">{{ limitText() }}</p>
      <p class="lc-sr" role="status">{{ limitSaid() }}</p>
      @if (files().length > 0) {
        <lc-lazy [part]="parts.chosenFiles" [inputs]="{ files: files(), remove }"
          ><p class="lc-composer__hint">{{ fileNames() }}</p></lc-lazy
        >
      }
      @if (isPickingEmoji()) {
        <lc-lazy
          [part]="parts.emojiPicker"
          [inputs]="{ pick: insert, close: closeEmoji }"
          (failed)="failToShow(isPickingEmoji)"
        />
      }
      @if (isRecording()) {
        <lc-lazy
          [part]="parts.voiceRecorder"
          [inputs]="{ done: addRecording, failed: showProblem }"
          (failed)="failToShow(isRecording)"
        />
      } @else {
        <div class="lc-composer__field">
          @if (shownRules()?.isEnabled) {
            <button
              type="button"
              class="lc-composer__tool"
              [attr.aria-label]="locale().text('attachFile')"
              (click)="chooser.click()"
            >
              <lc-icon name="attach" />
            </button>
          }
          <button
            type="button"
            class="lc-composer__tool"
            [attr.aria-label]="locale().text('addEmoji')"
            [attr.aria-expanded]="isPickingEmoji()"
            (click)="toggle(isPickingEmoji)"
          >
            <lc-icon name="satisfied" />
          </button>
          <textarea
            #input
            class="lc-composer__input"
            rows="1"
            enterkeyhint="send"
            aria-describedby="lc-limit"
            [attr.aria-invalid]="isTooLong()"
            [attr.aria-label]="locale().text('message')"
            [placeholder]="locale().text('messagePlaceholder')"
            [value]="text()"
            (input)="write(input.value)"
            (keydown.enter)="onEnter($event)"
            (paste)="onPaste($event)"
          ></textarea>
          @if (canRecord() && !isInUse()) {
            <button
              type="button"
              class="lc-composer__tool"
              [attr.aria-label]="locale().text('recordVoice')"
              (click)="toggle(isRecording)"
            >
              <lc-icon name="microphone" />
            </button>
          }
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
      }
      <input #chooser type="file" hidden multiple [accept]="accepted()" (change)="onChosen(chooser)" />
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class Composer {
  /** What stands in the field; the chat's own draft without. */
  readonly draft = input<string>();
  /** Why the last message was not taken; empty when all is well. */
  readonly problem = input<string>();
  /** Which files may be sent; with a `draft`, none where it is absent. */
  readonly rules = input<AttachmentRules>();
  /** Emits what stands in the field, before the chat keeps it. */
  readonly draftChange = output<string>();
  /** Emits what is to be sent, before the chat sends it. */
  readonly send = output<Written>();

  private readonly chat = inject(LiveChatService);
  // The outermost part brings the styles.
  protected readonly frame = inject(PartFrame);
  private readonly conversation = inject(Conversation);
  protected readonly parts = LAZY_PARTS;
  protected readonly locale = inject(LocaleService).locale;
  private readonly isOfChat = computed(() => this.draft() === undefined);
  protected readonly text = computed(() => this.draft() ?? this.chat.draft());
  protected readonly shownRules = computed(() => {
    const rules = this.rules();
    return rules !== undefined || !this.isOfChat() ? rules : this.chat.state().widget?.attachments;
  });
  private readonly ownFiles = signal<readonly File[]>([]);
  protected readonly files = computed(() => (this.isOfChat() ? this.conversation.files() : this.ownFiles()));
  protected readonly fileNames = computed(() =>
    this.files()
      .map(({ name }) => name)
      .join(', '),
  );
  protected readonly isPickingEmoji = signal(false);
  protected readonly isRecording = signal(false);
  private readonly left = computed(() => charactersLeft(this.text()));
  /** What is too long stays as it is, to be shortened by who wrote it: nothing is cut off silently. */
  protected readonly isTooLong = computed(() => this.left() < 0);
  protected readonly limitText = computed(() => {
    const left = this.left();
    if (left < 0) return this.locale().count('overLimit', -left);
    return isNearLimit(left) ? this.locale().count('charactersLeft', left) : '';
  });
  private readonly room = computed(() => roomLeft(this.left()));
  /** Said aloud a few times on the way to the limit: at each key nobody could follow what they write. */
  protected readonly limitSaid = computed(() => (this.room() === 'enough' ? '' : untracked(this.limitText)));
  protected readonly canSend = computed(
    () => (this.text().trim() !== '' || this.files().length > 0) && !this.isTooLong(),
  );
  /** Whether something would be lost if it were taken away. */
  readonly isInUse = computed(() => this.text().trim() !== '' || this.files().length > 0 || this.isRecording());
  protected readonly accepted = computed(() =>
    (this.shownRules()?.allowedExtensions ?? []).map((extension) => `.${extension}`).join(','),
  );
  protected readonly canRecord = computed(() => {
    const rules = this.shownRules();
    return rules?.isEnabled === true && rules.allowedExtensions.some(isRecordable) && canRecordVoice();
  });
  protected readonly shownProblem = computed(
    () => this.ownProblem() || (this.problem() ?? (this.isOfChat() ? this.conversation.problem() : '')),
  );
  private readonly ownProblem = signal('');

  private readonly injector = inject(Injector);
  private readonly input = viewChild<ElementRef<HTMLTextAreaElement>>('input');

  constructor() {
    afterRenderEffect(() => {
      this.text();
      this.grow();
    });
  }

  focus(): void {
    this.input()?.nativeElement.focus({ preventScroll: true });
  }

  /** Takes files to send along; those that cannot be sent are refused with the reason. */
  add(added: readonly File[]): void {
    const rules = this.shownRules();
    if (rules?.isEnabled !== true || added.length === 0) return;
    const problems = added.map((file) => fileProblem(file, rules, this.locale()));
    const fitting = added.filter((_, index) => problems[index] === null);
    const all = [...this.files(), ...fitting];
    const problem = problems.findIndex((found) => found !== null);
    if (all.length > LIMITS.filesPerMessage) {
      this.ownProblem.set(this.locale().count('maxFiles', LIMITS.filesPerMessage));
    } else {
      this.ownProblem.set(problem === -1 ? '' : `${added[problem]?.name ?? ''}: ${problems[problem] ?? ''}`);
    }
    this.choose(all.slice(0, LIMITS.filesPerMessage));
    this.focus();
  }

  protected write(text: string): void {
    this.draftChange.emit(text);
    if (this.isOfChat()) this.conversation.write(text);
  }

  private choose(files: readonly File[]): void {
    if (this.isOfChat()) this.conversation.choose(files);
    else this.ownFiles.set(files);
  }

  protected readonly remove = (file: File): void => {
    this.choose(this.files().filter((other) => other !== file));
    this.ownProblem.set('');
    this.focus();
  };

  protected onChosen(chooser: HTMLInputElement): void {
    const chosen = [...(chooser.files ?? [])];
    // The same file may be chosen again after it was removed.
    chooser.value = '';
    this.add(chosen);
  }

  protected onPaste(event: Event): void {
    const { clipboardData } = event as ClipboardEvent;
    const files = [...(clipboardData?.files ?? [])];
    if (files.length === 0 || isWords(clipboardData) || this.shownRules()?.isEnabled !== true) return;
    event.preventDefault();
    this.add(files);
  }

  protected onEnter(event: Event): void {
    const { shiftKey, isComposing, keyCode } = event as KeyboardEvent;
    // An input method takes this Enter to accept what it proposes.
    if (shiftKey || isComposing || keyCode === 229) return;
    event.preventDefault();
    this.submit();
  }

  protected submit(): void {
    // What stands in the field counts: the draft that comes back may be a key behind.
    const field = this.input()?.nativeElement;
    const text = (field?.value ?? this.text()).trim();
    const files = this.files();
    if ((text === '' && files.length === 0) || charactersLeft(text) < 0) return;
    if (field !== undefined) field.value = '';
    this.choose([]);
    this.ownProblem.set('');
    this.isPickingEmoji.set(false);
    this.grow();
    this.send.emit({ text, files });
    if (this.isOfChat()) this.conversation.send({ text, files });
    this.focus();
  }

  protected toggle(tool: WritableSignal<boolean>): void {
    this.ownProblem.set('');
    tool.update((isShown) => !isShown);
  }

  /** Its code could not be had: the button that asked for it does so again. */
  protected failToShow(tool: WritableSignal<boolean>): void {
    this.ownProblem.set(this.locale().text('actionFailed'));
    tool.set(false);
    if (tool === this.isRecording) this.endRecording();
  }

  protected readonly insert = (emoji: string): void => {
    const field = this.input()?.nativeElement;
    if (field === undefined) return;
    field.setRangeText(emoji, field.selectionStart, field.selectionEnd, 'end');
    this.write(field.value);
  };

  protected readonly closeEmoji = (): void => {
    this.isPickingEmoji.set(false);
    this.focus();
  };

  /** A recording is sent with the next message, so that it can be thought over. */
  protected readonly addRecording = (recording: File | null): void => {
    this.endRecording();
    if (recording !== null) this.add([recording]);
  };

  protected readonly showProblem = (problem: string): void => {
    this.endRecording();
    this.ownProblem.set(problem);
  };

  /** The field comes back with the focus that the recorder had. */
  private endRecording(): void {
    this.isRecording.set(false);
    afterNextRender(() => this.focus(), { injector: this.injector });
  }

  /** As high as its lines; the style sheet sets the most, and all of it where the browser can: nothing is laid out early. */
  private grow(): void {
    const field = this.input()?.nativeElement;
    if (field === undefined || globalThis.CSS?.supports('field-sizing', 'content')) return;
    field.style.blockSize = '';
    field.style.blockSize = `${field.scrollHeight}px`;
  }
}

/** Office programs put a picture of what was copied beside its words: the words are meant. A file has its name alone. */
function isWords(pasted: DataTransfer | null): boolean {
  return ['text/plain', 'text/html'].every((type) => pasted?.types.includes(type));
}

/** The file types in which browsers record. */
function isRecordable(extension: string): boolean {
  return extension === 'webm' || extension === 'ogg' || extension === 'm4a';
}

function canRecordVoice(): boolean {
  return typeof MediaRecorder !== 'undefined' && 'mediaDevices' in navigator;
}
