import { effect, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { DeskStore } from '../state/desk-store';
import { TEXT } from '../text/catalogue';

/** Shows in the browser's tab how many messages nobody has read. */
export function showTitle(): void {
  const store = inject(DeskStore);
  const title = inject(Title);
  effect(() => {
    const unread = Object.values(store.state().conversations).reduce((sum, row) => sum + row.unread, 0);
    title.setTitle(unread === 0 ? TEXT.appName : TEXT.titleWithUnread(unread));
  });
}
