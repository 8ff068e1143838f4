import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ViewEncapsulation,
  afterNextRender,
  inject,
  input,
  signal,
} from '@angular/core';
import { LiveChatService } from 'livechat-angular/service';
import { LocaleService } from '../i18n/locale-service';
import { adoptLaterStyles } from '../styles/later';
import type { Composer } from './composer';

/**
 * Takes the files that are dropped anywhere in the window, and says so while they are dragged over it: where
 * nobody takes them, the browser leaves the page for them.
 */
@Component({
  selector: 'lc-drop-target',
  template: `
    @if (isOver()) {
      <p class="lc-drop">{{ locale().text('dropFiles') }}</p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
})
export class DropTarget {
  readonly window = input.required<HTMLElement>();
  /** Where files go; there may be none for now. */
  readonly composer = input.required<() => Pick<Composer, 'add'> | undefined>();

  protected readonly locale = inject(LocaleService).locale;
  protected readonly isOver = signal(false);
  private readonly chat = inject(LiveChatService);

  constructor() {
    adoptLaterStyles();
    const ending = new AbortController();
    const { signal } = ending;
    inject(DestroyRef).onDestroy(() => ending.abort());
    afterNextRender(() => {
      const window = this.window();
      window.addEventListener('dragenter', (event) => this.onDrag(event), { signal });
      window.addEventListener('dragover', (event) => this.onDrag(event), { signal });
      window.addEventListener('dragleave', (event) => this.onLeave(event), { signal });
      window.addEventListener('drop', (event) => this.onDrop(event), { signal });
    });
  }

  private onDrag(event: DragEvent): void {
    if (this.composer()() === undefined || event.dataTransfer?.types.includes('Files') !== true) return;
    if (this.chat.state().widget?.attachments?.isEnabled !== true) return;
    event.preventDefault();
    this.isOver.set(true);
  }

  private onLeave({ relatedTarget }: DragEvent): void {
    // Moving over what is inside leaves nothing.
    if (!this.window().contains(relatedTarget as Node | null)) this.isOver.set(false);
  }

  private onDrop(event: DragEvent): void {
    if (!this.isOver()) return;
    event.preventDefault();
    this.isOver.set(false);
    this.composer()()?.add([...(event.dataTransfer?.files ?? [])]);
  }
}
