import { Location } from '@angular/common';
import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { idSchema } from 'livechat-core/protocol';
import { DeskStore } from '../state/desk-store';

const CONVERSATION_PATH = /^\/conversations\/([^/?#]+)/;

/** Keeps the address and the shown conversation alike: a reload, a link and "back" lead where they should. */
export function followLocation(): void {
  const store = inject(DeskStore);
  const location = inject(Location);
  const destroyRef = inject(DestroyRef);

  const follow = (path: string): void => {
    const conversationId = conversationOf(path);
    if (conversationId === store.state().openId) return;
    store.dispatch(
      conversationId === null ? { type: 'conversationLeft' } : { type: 'conversationOpened', conversationId },
    );
  };
  follow(location.path());
  const listening = location.subscribe(({ url }) => follow(url ?? ''));
  destroyRef.onDestroy(() => listening.unsubscribe());

  store.settled$.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ openId }) => {
    if (openId !== conversationOf(location.path())) location.go(pathOf(openId));
  });
}

/** The conversation that a path of the desk names. */
export function conversationOf(path: string): string | null {
  const parsed = idSchema.safeParse(CONVERSATION_PATH.exec(path)?.[1]);
  return parsed.success ? parsed.data : null;
}

function pathOf(conversationId: string | null): string {
  return conversationId === null ? '/' : `/conversations/${conversationId}`;
}
