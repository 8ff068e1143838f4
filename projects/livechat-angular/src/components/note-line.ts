import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import type { NoteRow } from '../message/rows';
import { noteWords } from '../message/words';

/** Something that happened in the conversation: somebody joined, it was closed. */
@Component({
  selector: 'lc-note-line',
  template: `
    <p class="lc-note" [attr.data-key]="row().key">
      {{ words() }}
      <time class="lc-sr" [attr.datetime]="isoTime()">{{ locale().dayAndTime(row().moment) }}</time>
    </p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class NoteLine {
  readonly row = input.required<NoteRow>();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly words = computed(() => noteWords(this.locale(), this.row().note));
  protected readonly isoTime = computed(() => new Date(this.row().moment).toISOString());
}
