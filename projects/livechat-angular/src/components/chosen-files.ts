import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject, input } from '@angular/core';
import { LocaleService } from '../i18n/locale-service';
import { adoptLaterStyles } from '../styles/later';
import { Icon } from './icon';

/** The files that go along with the next message. */
@Component({
  selector: 'lc-chosen-files',
  imports: [Icon],
  template: `
    <ul class="lc-chosen">
      @for (file of files(); track $index) {
        <li class="lc-chosen__file">
          <lc-icon name="file" />
          <bdi class="lc-cut" dir="auto">{{ file.name }}</bdi>
          <span class="lc-chosen__size">{{ size(file) }}</span>
          <button
            type="button"
            class="lc-chosen__remove"
            [attr.aria-label]="locale().text('removeFile', { name: file.name })"
            (click)="remove()(file)"
          >
            <lc-icon name="dismiss" />
          </button>
        </li>
      }
    </ul>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class ChosenFiles {
  readonly files = input.required<readonly File[]>();
  readonly remove = input.required<(file: File) => void>();

  protected readonly locale = inject(LocaleService).locale;

  constructor() {
    adoptLaterStyles();
  }

  protected size({ size }: File): string {
    return this.locale().fileSize(size);
  }
}
