import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { splitLinks } from '../message/links';

/** The words of a message: plain text whose links can be followed. Nothing in it is ever markup. */
@Component({
  selector: 'lc-message-text',
  template: `
    @for (part of parts(); track $index) {
      @if (part.kind === 'link') {
        <a class="lc-words" target="_blank" rel="noopener noreferrer nofollow" [href]="part.href">{{ part.text }}</a>
        <span class="lc-sr">({{ locale().text('opensInNewTab') }})</span>
      } @else {
        <span class="lc-words">{{ part.text }}</span>
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class MessageText {
  readonly text = input.required<string>();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly parts = computed(() => splitLinks(this.text()));
}
