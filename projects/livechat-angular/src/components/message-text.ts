import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { toBlocks } from '../message/markdown';
import { adoptTextStyles } from '../styles/text';
import { InlineText } from './inline-text';

/** The words of a message: lists, emphasis and links that can be followed. Nothing in it is ever markup. */
@Component({
  selector: 'lc-message-text',
  imports: [InlineText],
  template: `
    @for (block of blocks(); track $index) {
      @if (block.kind === 'paragraph') {
        @for (line of block.lines; track $index) {
          @if (!$first) {
            <br />
          }
          <lc-inline-text [parts]="line" [opens]="opens()" />
        }
      } @else if (block.start === null) {
        <ul class="lc-list" dir="auto">
          @for (entry of block.items; track $index) {
            <li><lc-inline-text [parts]="entry" [opens]="opens()" /></li>
          }
        </ul>
      } @else {
        <ol class="lc-list lc-list--ordered" dir="auto" [start]="block.start">
          @for (entry of block.items; track $index) {
            <li><lc-inline-text [parts]="entry" [opens]="opens()" /></li>
          }
        </ol>
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class MessageText {
  readonly text = input.required<string>();

  private readonly locale = inject(LocaleService).locale;
  protected readonly opens = computed(() => this.locale().text('opensInNewTab'));
  protected readonly blocks = computed(() => toBlocks(this.text()));

  constructor() {
    adoptTextStyles();
  }
}
