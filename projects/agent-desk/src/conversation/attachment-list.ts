import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { File as FileIcon, X } from 'lucide';
import { TEXT } from '../text/catalogue';
import { plainFileName } from '../text/file-name';
import { fileSize } from '../text/file-size';
import { Icon } from '../ui/icon';
import { Attachments } from './attachments';

/** The files that go along with the next reply. */
@Component({
  selector: 'desk-attachment-list',
  imports: [Icon],
  template: `
    @if (attachments.list().length > 0) {
      <ul>
        @for (attachment of attachments.list(); track attachment.id) {
          <li>
            <desk-icon [icon]="icons.FileIcon" />
            <bdi class="name" dir="auto">{{ name(attachment.file) }}</bdi>
            @if (attachment.stored) {
              <span class="size">{{ size(attachment.file) }}</span>
            } @else {
              <progress [value]="attachment.part" [attr.aria-label]="text.uploading(name(attachment.file))"></progress>
            }
            <button
              type="button"
              class="button button-quiet button-icon"
              [attr.aria-label]="text.remove(name(attachment.file))"
              (click)="attachments.remove(attachment)"
            >
              <desk-icon [icon]="icons.X" />
            </button>
          </li>
        }
      </ul>
    }
    <p class="problem" role="alert">{{ attachments.problem() }}</p>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin: 0 0 6px;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      align-items: center;
      gap: 6px;
      max-inline-size: 100%;
      padding-inline-start: 8px;
      border-radius: 10px;
      background: var(--surface-raised);
      border: 1px solid var(--line);
      --icon-size: 15px;
    }

    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .size {
      flex: none;
      color: var(--ink-soft);
      font-size: 12px;
    }

    progress {
      flex: none;
      inline-size: 56px;
      block-size: 6px;
      accent-color: var(--accent-fill);
    }

    .problem {
      margin: 0 0 4px;
      color: var(--danger);
      font-size: 12px;
    }

    .problem:empty {
      display: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttachmentList {
  protected readonly attachments = inject(Attachments);
  protected readonly text = TEXT.files;
  protected readonly icons = { FileIcon, X };

  protected name({ name }: File): string {
    return plainFileName(name);
  }

  protected size({ size }: File): string {
    return fileSize(size);
  }
}
