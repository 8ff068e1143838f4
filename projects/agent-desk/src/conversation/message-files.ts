import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { FileReference, StoredFile } from 'livechat-core/protocol';
import { ExternalLink, File as FileIcon } from 'lucide';
import { fileAddress } from '../api/desk-api';
import { TEXT } from '../text/catalogue';
import { plainFileName } from '../text/file-name';
import { fileSize } from '../text/file-size';
import { Icon } from '../ui/icon';

/** Images that browsers draw and that cannot hold scripts. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** The files of a message. What lies elsewhere is only a link: showing it would tell its owner of the agent. */
@Component({
  selector: 'desk-message-files',
  imports: [Icon],
  template: `
    <ul>
      @for (file of files(); track $index) {
        <li>
          @if (stored(file); as kept) {
            @if (isPicture(kept)) {
              <a
                class="picture"
                target="_blank"
                [href]="address(kept)"
                [attr.aria-label]="text.openImage(nameOf(kept))"
              >
                <img
                  loading="lazy"
                  alt=""
                  [src]="address(kept)"
                  [width]="kept.width ?? 240"
                  [height]="kept.height ?? 160"
                />
              </a>
            } @else {
              @switch (mediaOf(kept)) {
                @case ('audio') {
                  <audio
                    controls
                    preload="metadata"
                    [src]="address(kept)"
                    [attr.aria-label]="text.play(nameOf(kept))"
                  ></audio>
                }
                @case ('video') {
                  <video
                    controls
                    preload="metadata"
                    [src]="address(kept)"
                    [attr.aria-label]="text.play(nameOf(kept))"
                  ></video>
                }
              }
              <a
                class="file"
                [href]="address(kept)"
                [attr.download]="nameOf(kept)"
                [attr.aria-label]="text.save(nameOf(kept))"
              >
                <desk-icon [icon]="icons.FileIcon" />
                <bdi class="name" dir="auto">{{ nameOf(kept) }}</bdi>
                <span class="size">{{ size(kept) }}</span>
              </a>
            }
          } @else if (link(file); as url) {
            <a class="file" target="_blank" rel="noopener noreferrer nofollow" [href]="url">
              <desk-icon [icon]="icons.ExternalLink" />
              <bdi class="name" dir="auto">{{ nameOf(file) }}</bdi>
              <span class="size">{{ host(url) }}</span>
            </a>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin: 4px 0 2px;
      padding: 0;
      list-style: none;
    }

    li {
      max-inline-size: 100%;
    }

    .picture {
      display: block;
      overflow: hidden;
      border: 1px solid var(--line);
      border-radius: 10px;
    }

    img {
      display: block;
      inline-size: auto;
      max-inline-size: min(100%, 280px);
      block-size: auto;
      max-block-size: 220px;
      object-fit: contain;
    }

    audio,
    video {
      display: block;
      inline-size: 320px;
      max-inline-size: 100%;
      margin-block-end: 6px;
    }

    video {
      max-block-size: 240px;
      border-radius: 10px;
      background: black;
    }

    .file {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 36px;
      max-inline-size: 100%;
      padding: 6px 10px;
      border: 1px solid var(--line);
      border-radius: 10px;
      background: var(--surface-raised);
      color: var(--ink);
      text-decoration: none;
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
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MessageFiles {
  readonly files = input.required<readonly FileReference[]>();

  protected readonly text = TEXT.files;
  protected readonly icons = { ExternalLink, FileIcon };
  protected readonly address = fileAddress;

  protected nameOf({ name }: FileReference): string {
    return plainFileName(name);
  }

  protected stored(file: FileReference): StoredFile | null {
    return 'id' in file ? file : null;
  }

  protected link(file: FileReference): string | null {
    return 'url' in file ? file.url : null;
  }

  protected isPicture({ mediaType }: StoredFile): boolean {
    return PICTURES.has(mediaType);
  }

  /** What browsers may play; what they cannot, the link below it saves. */
  protected mediaOf({ mediaType }: StoredFile): 'audio' | 'video' | null {
    if (mediaType.startsWith('audio/')) return 'audio';
    return mediaType.startsWith('video/') ? 'video' : null;
  }

  protected size({ size }: StoredFile): string {
    return fileSize(size);
  }

  protected host(url: string): string {
    return new URL(url).hostname;
  }
}
