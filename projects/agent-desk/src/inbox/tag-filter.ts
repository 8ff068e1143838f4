import { ChangeDetectionStrategy, Component, computed, input, output, viewChild, type ElementRef } from '@angular/core';
import { CASE_LIMITS, type Conversation } from 'livechat-core/protocol';
import { Tag, X } from 'lucide';
import { ShortcutHint } from '../keys/shortcut-hint';
import { TEXT } from '../text/catalogue';
import { Icon } from '../ui/icon';

/** Has only those conversations listed that bear a tag. Tags of the conversations at hand are suggested. */
@Component({
  selector: 'desk-tag-filter',
  imports: [Icon, ShortcutHint],
  template: `
    <desk-icon [icon]="icons.Tag" />
    <input
      #field
      dir="auto"
      autocomplete="off"
      enterkeyhint="search"
      list="inbox-tags"
      deskShortcut="filter"
      [shortcutTitle]="text.tag"
      [attr.aria-label]="text.tag"
      [attr.maxlength]="limit"
      [placeholder]="text.tag"
      [value]="tag() ?? ''"
      (change)="choose(field.value)"
      (keydown.enter)="choose(field.value)"
      (keydown.escape)="leave($event)"
    />
    <datalist id="inbox-tags">
      @for (known of suggestions(); track known) {
        <option [value]="known"></option>
      }
    </datalist>
    @if (tag() !== null) {
      <button type="button" [attr.aria-label]="text.allTags" [title]="text.allTags" (click)="clear()">
        <desk-icon [icon]="icons.X" />
      </button>
    }
  `,
  styleUrl: './tag-filter.css',
  host: { '[class.chosen]': 'tag() !== null' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TagFilter {
  readonly tag = input.required<string | null>();
  readonly conversations = input.required<readonly Conversation[]>();
  readonly tagChange = output<string | null>();
  /** The agent wants back to the list. */
  readonly left = output();

  protected readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly text = TEXT.inbox;
  protected readonly icons = { Tag, X };
  protected readonly limit = CASE_LIMITS.tagLength;
  protected readonly suggestions = computed(() =>
    [...new Set(this.conversations().flatMap(({ tags }) => tags ?? []))].sort(),
  );

  focus(): void {
    this.field().nativeElement.select();
    this.field().nativeElement.focus();
  }

  protected choose(written: string): void {
    const tag = written.trim();
    this.tagChange.emit(tag === '' ? null : tag);
  }

  /** The button goes away: the focus stays with the filter. */
  protected clear(): void {
    this.field().nativeElement.value = '';
    this.tagChange.emit(null);
    this.focus();
  }

  /** What was written and not chosen goes again. */
  protected leave(event: Event): void {
    event.stopPropagation();
    this.field().nativeElement.value = this.tag() ?? '';
    this.left.emit();
  }
}
