import { DOCUMENT, inject, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { selectNotifies } from 'livechat-core';
import type { Message } from 'livechat-core/protocol';
import { Subject, delayWhen, filter, timer } from 'rxjs';
import { LiveChatService } from 'livechat-angular/service';
import { playChime } from './chime';
import { SoundSetting } from './sound-setting';
import { SystemNotifications } from './system-notifications';
import { countInTitle } from './title-count';

/** How long another tab has to say that its visitor has seen the message, in milliseconds. */
const PATIENCE_MS = 300;

/**
 * Draws attention to messages that nobody is looking at: a sound, the count in the page's title, and
 * a notification of the system where the visitor has allowed them. Of several tabs one does it, and
 * none while the conversation is read in one of them. It is made in an injection context, and lives as long.
 */
export class Attention {
  private readonly chat = inject(LiveChatService);
  private readonly sound = inject(SoundSetting);
  private readonly notifications = new SystemNotifications();
  private readonly messages = new Subject<Message>();
  private readonly document = inject(DOCUMENT);

  constructor() {
    const view = this.document.defaultView;
    if (view === null) return;
    this.messages
      .pipe(
        filter((message) => this.isOurs(message)),
        delayWhen(() => timer(this.hasTabs() ? PATIENCE_MS : 0)),
        filter((message) => this.isUnseen(message)),
        takeUntilDestroyed(),
      )
      .subscribe((message) => this.tell(view, message));
    countInTitle();
  }

  /** Takes a message that has just come. */
  hear(message: Message): void {
    this.messages.next(message);
  }

  private tell(view: Window & typeof globalThis, message: Message): void {
    if (untracked(this.sound.isOn)) playChime(view);
    if (this.document.visibilityState === 'hidden') this.notifications.show(view, message);
  }

  /** Whether there may be other tabs that show the chat. */
  private hasTabs(): boolean {
    return untracked(this.chat.state).chatId !== null;
  }

  /** Whether it is for this tab to tell of a message. */
  private isOurs({ author }: Message): boolean {
    if (author.type === 'CUSTOMER' || author.type === 'SYSTEM') return false;
    return selectNotifies(untracked(this.chat.state));
  }

  /** Whether the visitor sees the message neither here nor in another tab. */
  private isUnseen({ threadId, seq }: Message): boolean {
    const { threads, isOpen, activeThreadId, screen } = untracked(this.chat.state);
    // Whoever it was for may have left meanwhile.
    const thread = threads[threadId];
    if (thread === undefined || thread.seenSeq >= seq) return false;
    const isShown = isOpen && screen === 'THREAD' && activeThreadId === threadId;
    return !isShown || this.document.visibilityState !== 'visible';
  }
}
