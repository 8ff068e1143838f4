import { DestroyRef, effect, inject, untracked } from '@angular/core';
import { LiveChatService } from '../live-chat-service';

/**
 * Keeps the chat open while a part that shows it is on the page: what it shows is seen. Call it in
 * an injection context; what it has opened it closes with the part.
 *
 * @param isWanted whether the part is one of the page, at this moment
 */
export function keepOpen(isWanted: () => boolean): void {
  const chat = inject(LiveChatService);
  let hasOpened = false;
  effect(() => {
    const { phase, consent, isOpen } = chat.state();
    if (!isWanted() || isOpen || phase === 'idle' || consent === 'required') return;
    hasOpened = true;
    untracked(() => void chat.show());
  });
  inject(DestroyRef).onDestroy(() => {
    if (hasOpened) void chat.hide();
  });
}
