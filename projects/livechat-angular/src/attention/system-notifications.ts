import { DestroyRef, effect, inject } from '@angular/core';
import type { Message } from 'livechat-core/protocol';
import { LiveChatService } from 'livechat-angular/service';
import { LocaleService } from '../i18n/locale-service';
import { announcementOf } from '../message/words';

/**
 * Notifications of the system, one a conversation. A click leads to it, and what has been read, here
 * or in another tab, is taken away again.
 */
export class SystemNotifications {
  private readonly chat = inject(LiveChatService);
  private readonly locale = inject(LocaleService).locale;
  private readonly shown = new Map<string, Notification>();

  constructor() {
    effect(() => {
      const { threads } = this.chat.state();
      for (const threadId of this.shown.keys()) if ((threads[threadId]?.unread ?? 0) === 0) this.close(threadId);
    });
    inject(DestroyRef).onDestroy(() => {
      for (const threadId of this.shown.keys()) this.close(threadId);
    });
  }

  /** Shows a message, if the visitor has allowed it. */
  show(view: Window & typeof globalThis, message: Message): void {
    if (view.Notification?.permission !== 'granted') return;
    const { threadId } = message;
    const notification = this.create(view, message);
    if (notification === null) return;
    this.shown.set(threadId, notification);
    notification.addEventListener('click', () => {
      view.focus();
      this.chat.show();
      this.chat.showThread(threadId);
      this.close(threadId);
    });
  }

  private create(view: Window & typeof globalThis, message: Message): Notification | null {
    const locale = this.locale();
    const { title, body } = announcementOf(locale, message);
    try {
      return new view.Notification(title, {
        body,
        tag: message.threadId,
        lang: locale.language,
        dir: locale.direction,
      });
    } catch {
      // Browsers of phones leave it to service workers, and throw.
      return null;
    }
  }

  private close(threadId: string): void {
    this.shown.get(threadId)?.close();
    this.shown.delete(threadId);
  }
}
