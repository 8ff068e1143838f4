import { DOCUMENT, DestroyRef, computed, effect, inject, untracked } from '@angular/core';
import { selectNotifies } from 'livechat-core';
import { LiveChatService } from 'livechat-angular/service';

/** `(2) The page's title` while the page is in the background, in one of several tabs. */
export function countInTitle(): void {
  const chat = inject(LiveChatService);
  const document = inject(DOCUMENT);
  const count = computed(() => (selectNotifies(chat.state()) ? chat.unread() : 0));
  let shown: { readonly before: string; readonly marked: string } | null = null;
  const restore = (): void => {
    // A title that the page has set meanwhile is the page's.
    if (shown !== null && document.title === shown.marked) document.title = shown.before;
    shown = null;
  };
  const update = (): void => {
    const unread = untracked(count);
    restore();
    if (unread === 0 || document.visibilityState === 'visible') return;
    const before = document.title;
    shown = { before, marked: `(${unread}) ${before}` };
    document.title = shown.marked;
  };
  const ending = new AbortController();
  document.addEventListener('visibilitychange', update, { signal: ending.signal });
  effect(() => {
    count();
    untracked(update);
  });
  inject(DestroyRef).onDestroy(() => {
    ending.abort();
    restore();
  });
}
