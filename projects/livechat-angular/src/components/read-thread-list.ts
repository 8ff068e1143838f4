import { computed, effect, inject } from '@angular/core';
import { LiveChatService } from 'livechat-angular/service';
import { LAZY_PARTS } from './lazy-parts';

/**
 * Reads the list of conversations where somebody may come to see it, before they do: a widget that has only one
 * conversation has no list. Until the widget is known, what this tab has shown last tells. Call it in a constructor.
 */
export function readThreadListInTime(): void {
  const chat = inject(LiveChatService);
  const hasList = computed(() => {
    const { widget, screen } = chat.state();
    return widget?.multiThread ?? screen === 'THREAD_LIST';
  });
  effect(() => {
    // Where it fails, the place where the list belongs asks again.
    if (hasList()) LAZY_PARTS.threadList.read().catch(() => undefined);
  });
}
