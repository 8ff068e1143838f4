import {
  ChangeDetectionStrategy,
  Component,
  afterNextRender,
  computed,
  input,
  output,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { LIMITS, type Colleague } from 'livechat-core/protocol';
import type { NoteDraft } from '../state/desk-state';
import { TEXT } from '../text/catalogue';
import { composerAction } from './composer-key';

/** A note that is to be stored. */
export interface WrittenNote {
  /** Who is to look after the conversation then; null leaves that as it is. */
  readonly handOverTo: Colleague | null;
}

/** Where the team notes something for itself. The text stays until the server has it. */
@Component({
  selector: 'desk-note-composer',
  templateUrl: './note-composer.html',
  styleUrl: './note-composer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoteComposer {
  readonly draft = input.required<NoteDraft | null>();
  /** To whom the conversation can be handed over. */
  readonly colleagues = input.required<readonly Colleague[]>();
  readonly draftChange = output<string>();
  readonly saved = output<WrittenNote>();
  /** The agent wants back to the list. */
  readonly left = output();

  protected readonly text = TEXT.note;
  protected readonly limit = LIMITS.textLength;
  protected readonly textbox = viewChild.required<ElementRef<HTMLTextAreaElement>>('textbox');
  protected readonly isSaving = computed(() => this.draft()?.status === 'saving');
  protected readonly isSavable = computed(() => !this.isSaving() && (this.draft()?.text.trim() ?? '') !== '');
  protected readonly problem = computed(() => this.draft()?.error ?? null);

  constructor() {
    afterNextRender({ write: () => this.textbox().nativeElement.focus() });
  }

  focus(): void {
    this.textbox().nativeElement.focus();
  }

  protected onKey(event: KeyboardEvent, colleagueId: string): void {
    const action = composerAction(event);
    if (action === null) return;
    event.preventDefault();
    if (action === 'send') this.save(colleagueId);
    else this.left.emit();
  }

  protected save(colleagueId: string): void {
    if (!this.isSavable()) return;
    this.saved.emit({ handOverTo: this.colleagues().find(({ id }) => id === colleagueId) ?? null });
    this.textbox().nativeElement.focus();
  }
}
