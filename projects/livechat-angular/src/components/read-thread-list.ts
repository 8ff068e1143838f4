import { DOCUMENT, computed, effect, inject } from '@angular/core';
import { LiveChatService } from 'livechat-angular/service';
import { LAZY_PARTS } from './lazy-parts';
import { whenIdle } from './when-idle';

/**
 * Reads the list of conversations where somebody may come to see it, before they do: at once where it is what they come
 * to, and else when the browser rests, since a first conversation is drawn before anybody looks for others. A widget that
 * has only one conversation has no list. Until the widget is known, what this tab has shown last tells. Call it in a constructor.
 */
export function readThreadListInTime(): void {
  const chat = inject(LiveChatService);
  const page = inject(DOCUMENT).defaultView;
  const isWanted = computed(() => {
    const { widget, screen } = chat.state();
    return widget?.multiThread === false || (widget === null && screen !== 'THREAD_LIST') ? null : screen;
  });
  effect((onCleanup) => {
    const screen = isWanted();
    // Where it fails, the place where the list belongs asks again.
    const read = (): void => void LAZY_PARTS.threadList.read().catch(() => undefined);
    if (screen === 'THREAD_LIST') read();
    else if (screen !== null && page !== null) onCleanup(whenIdle(page, read));
  });
}
