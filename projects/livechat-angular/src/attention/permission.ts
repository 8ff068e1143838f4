import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { LiveChatService } from 'livechat-angular/service';
import { keptSetting } from '../parts/kept-setting';

/**
 * Whether to ask if the visitor wants notifications of the system: after the first own message, when
 * the wish to know of an answer is plain, once a browser, and never where that has decided. The menu
 * offers them as long as nothing is decided.
 */
@Injectable()
export class NotifyPermission {
  private readonly chat = inject(LiveChatService);
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly kept = keptSetting(this.view, 'livechat.asked-to-notify');
  private readonly wasAsked = signal(this.kept.read() === 'yes');

  private readonly hasWritten = computed(() =>
    this.chat.timeline().some(({ own, status }) => own && status !== 'FAILED' && status !== 'SENDING'),
  );

  // The browser takes a millisecond to say what it has decided: it is not asked with every message.
  readonly shouldAsk = computed(() => !this.wasAsked() && this.hasWritten() && this.isUndecided());

  /** Whether the browser would ask. */
  isUndecided(): boolean {
    if (this.view === null || !('Notification' in this.view)) return false;
    return Notification.permission === 'default' && canNotify();
  }

  /** The browser asks now; a click of the visitor has to be the reason. */
  async enable(): Promise<void> {
    this.decline();
    await Notification.requestPermission();
  }

  decline(): void {
    this.wasAsked.set(true);
    this.kept.write('yes');
  }
}

/**
 * Whether a page can notify by itself: browsers of phones leave it to service workers, and throw.
 * Nothing is shown before it is allowed.
 */
function canNotify(): boolean {
  try {
    new Notification('').close();
    return true;
  } catch {
    return false;
  }
}
