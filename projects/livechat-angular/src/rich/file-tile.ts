import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  ViewEncapsulation,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { FileReference } from 'livechat-core/protocol';
import { Icon } from '../components/icon';
import { LocaleService } from '../i18n/locale-service';
import { fileKind, fileType, pictureSize } from '../message/file-kind';
import { FileUrls } from './file-urls';

/** One file: a picture to enlarge, a film or a sound to play, or a document to take along. */
@Component({
  selector: 'lc-file-tile',
  imports: [Icon],
  template: `
    @switch (view()) {
      @case ('image') {
        <button
          type="button"
          class="lc-picture"
          [style.inline-size.px]="size().width"
          [style.aspect-ratio]="size().width + ' / ' + size().height"
          [attr.aria-label]="locale().text('openImage') + ': ' + file().name"
          (click)="enlarge()"
        >
          @if (url(); as address) {
            <img alt="" referrerpolicy="no-referrer" [src]="address" (error)="isBroken.set(true)" />
          }
        </button>
        <dialog
          #lightbox
          tabindex="-1"
          class="lc-lightbox"
          [attr.aria-label]="file().name"
          (click)="lightbox.close()"
          (keydown.escape)="$event.stopPropagation()"
        >
          @if (url(); as address) {
            <img class="lc-lightbox__image" referrerpolicy="no-referrer" [alt]="file().name" [src]="address" />
          }
          <div class="lc-lightbox__bar">
            <button
              type="button"
              class="lc-icon-button"
              [attr.aria-label]="locale().text('download', { name: file().name })"
              (click)="save($event)"
            >
              <lc-icon name="download" />
            </button>
            <button
              type="button"
              class="lc-icon-button"
              [attr.aria-label]="locale().text('closeImage')"
              (click)="lightbox.close()"
            >
              <lc-icon name="dismiss" />
            </button>
          </div>
        </dialog>
      }
      @case ('video') {
        <span class="lc-media"
          ><video
            controls
            preload="metadata"
            [attr.src]="url()"
            [attr.aria-label]="file().name"
            (error)="isBroken.set(true)"
          ></video
        ></span>
      }
      @case ('audio') {
        <span class="lc-media"
          ><audio
            controls
            preload="metadata"
            [attr.src]="url()"
            [attr.aria-label]="file().name"
            (error)="isBroken.set(true)"
          ></audio
        ></span>
      }
      @case ('document') {
        <button
          type="button"
          class="lc-file"
          [attr.aria-label]="locale().text('download', { name: file().name })"
          [attr.aria-busy]="isLoading()"
          (click)="save($event)"
        >
          <span class="lc-file__sign"><lc-icon name="file" /></span>
          <span class="lc-file__text">
            <bdi class="lc-file__name lc-cut" dir="auto">{{ file().name }}</bdi>
            <span class="lc-file__size">{{
              problem() || (isLostPicture() ? locale().text('imageFailed') : details())
            }}</span>
          </span>
          <lc-icon name="download" />
        </button>
      }
      @case ('link') {
        <a class="lc-file" target="_blank" rel="noopener noreferrer nofollow" [href]="link()">
          <span class="lc-file__sign"><lc-icon name="file" /></span>
          <span class="lc-file__text">
            <bdi class="lc-file__name lc-cut" dir="auto">{{ file().name }}</bdi>
            <span class="lc-file__size">{{ details() }}</span>
          </span>
          <lc-icon name="external" /><span class="lc-sr">({{ locale().text('opensInNewTab') }})</span>
        </a>
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class FileTile {
  readonly file = input.required<FileReference>();
  readonly isOwn = input.required<boolean>();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly url = signal<string | null>(null);
  protected readonly isBroken = signal(false);
  protected readonly isLoading = signal(false);
  protected readonly problem = signal('');
  protected readonly size = computed(() => pictureSize(stored(this.file()) ?? {}));
  protected readonly link = computed(() => linkOf(this.file()));
  /** Its type, and how large it is or where it lies. */
  protected readonly details = computed(() => {
    const link = this.link();
    const rest = link === '' ? this.locale().fileSize(stored(this.file())?.size ?? 0) : new URL(link).hostname;
    return [fileType(this.file()), rest].filter(Boolean).join(' · ');
  });
  protected readonly isLostPicture = computed(() => this.isBroken() && fileKind(this.file()) === 'image');
  /** What lies elsewhere is drawn only when the team sent it: a customer's address is nobody's to request. */
  protected readonly view = computed(() => {
    const kind = this.isBroken() ? 'document' : fileKind(this.file());
    if (this.link() === '') return kind;
    return kind === 'document' || this.isOwn() ? 'link' : kind;
  });

  private readonly urls = inject(FileUrls);
  private readonly lightbox = viewChild<ElementRef<HTMLDialogElement>>('lightbox');

  constructor() {
    // What is being sent is named anew when the server has stored it.
    effect(() => {
      this.file();
      const needsBytes = this.view() !== 'document' && this.view() !== 'link';
      if (needsBytes) untracked(() => void this.read());
    });
  }

  protected enlarge(): void {
    this.lightbox()?.nativeElement.showModal();
  }

  protected async save(event: Event): Promise<void> {
    event.stopPropagation();
    const address = await this.read();
    if (address === null) return;
    // What lies on another site cannot be saved from here: the browser would go there, and leave the page.
    const anchor = Object.assign(document.createElement('a'), { href: address, rel: 'noopener noreferrer' });
    if (this.link() === '') anchor.download = this.file().name;
    else anchor.target = '_blank';
    anchor.click();
  }

  private async read(): Promise<string | null> {
    this.problem.set('');
    this.isLoading.set(true);
    try {
      this.url.set(await this.urls.of(this.file()));
    } catch {
      this.isBroken.set(true);
      this.problem.set(this.locale().text('actionFailed'));
    } finally {
      this.isLoading.set(false);
    }
    return this.url();
  }
}

function stored(file: FileReference): Exclude<FileReference, { url: string }> | null {
  return 'id' in file ? file : null;
}

function linkOf(file: FileReference): string {
  return 'url' in file ? file.url : '';
}
