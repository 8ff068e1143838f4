import { isPlatformBrowser } from '@angular/common';
import { DOCUMENT, DestroyRef, Injectable, PLATFORM_ID, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { selectNotifies } from 'livechat-core';
import type { Message } from 'livechat-core/protocol';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService } from 'livechat-angular/service';
import { announcementOf } from '../message/words';
import { playChime } from './chime';
import { SoundSetting } from './sound-setting';

/**
 * Draws attention to messages that nobody is looking at: a sound, the count in the page's title, and
 * a notification of the system where the visitor has allowed them. Of several tabs one does it.
 */
@Injectable()
export class Attention {
  private readonly chat = inject(LiveChatService);
  private readonly sound = inject(SoundSetting);
  private readonly locale = inject(LocaleService).locale;
  private readonly document = inject(DOCUMENT);

  constructor() {
    const view = this.document.defaultView;
    if (view === null || !isPlatformBrowser(inject(PLATFORM_ID))) return;
    this.chat
      .on('message')
      .pipe(takeUntilDestroyed())
      .subscribe(({ message }) => this.tell(view, message));
    this.countInTitle();
  }

  private tell(view: Window & typeof globalThis, message: Message): void {
    if (message.author.type === 'CUSTOMER' || message.author.type === 'SYSTEM') return;
    if (this.isWatched(message) || !selectNotifies(untracked(this.chat.state))) return;
    if (untracked(this.sound.isOn)) playChime(view);
    if (this.document.visibilityState === 'hidden') this.notify(view, message);
  }

  /** Whether the visitor sees the message arrive. */
  private isWatched({ threadId }: Message): boolean {
    const { isOpen, activeThreadId, screen } = untracked(this.chat.state);
    const isShown = isOpen && screen === 'THREAD' && activeThreadId === threadId;
    return isShown && this.document.visibilityState === 'visible';
  }

  private notify(view: Window & typeof globalThis, message: Message): void {
    if (view.Notification?.permission !== 'granted') return;
    const locale = untracked(this.locale);
    const { title, body } = announcementOf(locale, message);
    const shown = new view.Notification(title, {
      body,
      tag: message.threadId,
      lang: locale.language,
      dir: locale.direction,
    });
    shown.addEventListener('click', () => {
      view.focus();
      this.chat.show();
      this.chat.showThread(message.threadId);
      shown.close();
    });
  }

  /** `(2) The page's title` while the page is in the background. */
  private countInTitle(): void {
    const { document } = this;
    let shown: { readonly before: string; readonly marked: string } | null = null;
    const restore = (): void => {
      // A title that the page has set meanwhile is the page's.
      if (shown !== null && document.title === shown.marked) document.title = shown.before;
      shown = null;
    };
    const update = (): void => {
      const unread = untracked(this.chat.unread);
      restore();
      if (unread === 0 || document.visibilityState === 'visible') return;
      const before = document.title;
      shown = { before, marked: `(${unread}) ${before}` };
      document.title = shown.marked;
    };
    const ending = new AbortController();
    document.addEventListener('visibilitychange', update, { signal: ending.signal });
    effect(() => {
      this.chat.unread();
      untracked(update);
    });
    inject(DestroyRef).onDestroy(() => {
      ending.abort();
      restore();
    });
  }
}
