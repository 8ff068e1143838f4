import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, input } from '@angular/core';
import { isPlain } from '../message/plain';
import { Lazy } from './lazy';
import { LAZY_PARTS } from './lazy-parts';

/** Words that may have lists, emphasis and links in them: what draws those is read for the first that has. */
@Component({
  selector: 'lc-message-words',
  imports: [Lazy],
  template: `
    @if (isPlain()) {
      <span class="lc-words">{{ text() }}</span>
    } @else {
      <lc-lazy [part]="messageText" [inputs]="{ text: text() }"
        ><span class="lc-words">{{ text() }}</span></lc-lazy
      >
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class MessageWords {
  readonly text = input.required<string>();

  protected readonly messageText = LAZY_PARTS.messageText;
  protected readonly isPlain = computed(() => isPlain(this.text()));
}
