import { ChangeDetectionStrategy, Component, ViewEncapsulation, input } from '@angular/core';
import type { Inline } from '../message/markdown';

/** A line of a message's words. */
@Component({
  selector: 'lc-inline-text',
  template: `
    @for (part of parts(); track $index) {
      @switch (part.kind) {
        @case ('link') {
          <a class="lc-words" target="_blank" rel="noopener noreferrer nofollow" [href]="part.href">{{ part.text }}</a>
          <span class="lc-sr">({{ opens() }})</span>
        }
        @case ('strong') {
          <strong class="lc-words">{{ part.text }}</strong>
        }
        @case ('emphasis') {
          <em class="lc-words">{{ part.text }}</em>
        }
        @case ('code') {
          <code class="lc-words lc-code">{{ part.text }}</code>
        }
        @default {
          <span class="lc-words">{{ part.text }}</span>
        }
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class InlineText {
  readonly parts = input.required<readonly Inline[]>();
  /** What a screen reader says of a link. */
  readonly opens = input.required<string>();
}
