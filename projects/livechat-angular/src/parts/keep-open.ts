import { DOCUMENT, DestroyRef, effect, inject, untracked } from '@angular/core';
import { LiveChatService } from 'livechat-angular/service';

/**
 * Keeps the chat open while a part that shows it is on the page: what it shows is seen. Call it in
 * an injection context; what it has opened it closes with the part, or with the page, so that the
 * next page does not find a chat that nobody there has opened.
 *
 * @param isWanted whether the part is one of the page, at this moment
 */
export function keepOpen(isWanted: () => boolean): void {
  const chat = inject(LiveChatService);
  const view = inject(DOCUMENT).defaultView;
  const close = (): void => void chat.hide();
  let hasOpened = false;
  effect(() => {
    const { phase, consent, isOpen } = chat.state();
    if (!isWanted() || isOpen || phase === 'idle' || consent === 'required') return;
    hasOpened = true;
    view?.addEventListener('pagehide', close);
    untracked(() => void chat.show());
  });
  inject(DestroyRef).onDestroy(() => {
    view?.removeEventListener('pagehide', close);
    if (hasOpened) close();
  });
}
