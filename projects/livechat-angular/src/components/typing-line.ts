import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import type { Author } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import { Avatar } from './avatar';

/** Somebody of the team is writing. */
@Component({
  selector: 'lc-typing-line',
  imports: [Avatar],
  template: `
    @if (author(); as writer) {
      <div class="lc-message lc-message--first lc-message--last">
        <lc-avatar [name]="writer.name" />
        <div class="lc-bubble lc-typing" aria-hidden="true"><i></i><i></i><i></i></div>
      </div>
    }
    <span class="lc-sr" role="status">{{ words() }}</span>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class TypingLine {
  readonly author = input.required<Author | null>();

  private readonly locale = inject(LocaleService).locale;
  protected readonly words = computed(() => {
    const author = this.author();
    if (author === null) return '';
    return author.name === undefined
      ? this.locale().text('typing')
      : this.locale().text('isTyping', { name: author.name });
  });
}
