import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import type { TimelineItem } from 'livechat-core';
import type { FileReference } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';
import { FileTile } from './file-tile';
import { FileUrls } from './file-urls';

/** The files of a message, with how far they are while they are sent. */
@Component({
  selector: 'lc-file-list',
  imports: [FileTile],
  providers: [FileUrls],
  template: `
    <div class="lc-files">
      @for (file of files(); track $index) {
        <lc-file-tile [file]="file" [isOwn]="item().own" />
      }
      @if (progress() !== null) {
        <div
          class="lc-progress"
          role="progressbar"
          aria-valuemin="0"
          aria-valuemax="100"
          [attr.aria-valuenow]="progress()"
          [attr.aria-label]="locale().text('uploading', { percent: locale().percent((progress() ?? 0) / 100) })"
        >
          <span class="lc-progress__bar" [style.inline-size.%]="progress()"></span>
        </div>
      }
    </div>
    @if (progress() !== null) {
      <button type="button" class="lc-link-button lc-progress__cancel" (click)="cancel()">
        {{ locale().text('cancelUpload') }}
      </button>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class FileList {
  readonly files = input.required<readonly FileReference[]>();
  readonly item = input.required<TimelineItem>();

  protected readonly locale = inject(LocaleService).locale;
  private readonly chat = inject(LiveChatService);
  /** How much of all files has arrived, in percent; `null` where nothing is under way. */
  protected readonly progress = computed(() => {
    const uploads = this.item().uploads ?? [];
    if (uploads.length === 0 || this.item().status === 'FAILED') return null;
    return Math.round((100 * uploads.reduce((sum, { progress }) => sum + progress, 0)) / uploads.length);
  });

  protected cancel(): void {
    const { entryId } = this.item();
    if (entryId !== undefined) this.chat.cancel(entryId);
  }
}
