import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { LiveChatService } from 'livechat-angular/service';

const KEY = 'livechat.asked-to-notify';

/**
 * Whether to ask if the visitor wants notifications of the system: after the first own message, when
 * the wish to know of an answer is plain, once a tab, and never where the browser has decided.
 */
@Injectable()
export class NotifyPermission {
  private readonly chat = inject(LiveChatService);
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly wasAsked = signal(this.readAsked());

  private readonly hasWritten = computed(() =>
    this.chat.timeline().some(({ own, status }) => own && status !== 'FAILED' && status !== 'SENDING'),
  );

  readonly shouldAsk = computed(() => {
    if (this.wasAsked() || this.view === null || !('Notification' in this.view)) return false;
    // The browser takes a millisecond to say what it has decided: it is not asked with every message.
    return this.hasWritten() && Notification.permission === 'default';
  });

  /** The browser asks now; a click of the visitor has to be the reason. */
  async enable(): Promise<void> {
    this.decline();
    await Notification.requestPermission();
  }

  decline(): void {
    this.wasAsked.set(true);
    try {
      this.view?.sessionStorage.setItem(KEY, 'yes');
    } catch {
      // Without a storage it holds until the page is left.
    }
  }

  private readAsked(): boolean {
    try {
      return this.view?.sessionStorage.getItem(KEY) === 'yes';
    } catch {
      return true;
    }
  }
}
