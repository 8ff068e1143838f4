import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TYPING } from 'livechat-core/protocol';
import { filter, groupBy, map, mergeMap, switchMap, timer } from 'rxjs';
import { DeskStore } from '../state/desk-store';

/** Forgets who is writing when it is not said again: the frame that ends it may be lost. */
export function forgetTyping(): void {
  const store = inject(DeskStore);
  store.changes$
    .pipe(
      map(({ event }) => event),
      filter((event) => event.type === 'typingHeard'),
      filter(({ isTyping }) => isTyping),
      groupBy(({ conversationId, author }) => `${conversationId}:${author.type}:${author.id}`),
      mergeMap((said$) => said$.pipe(switchMap((said) => timer(TYPING.forgetMs).pipe(map(() => said))))),
      takeUntilDestroyed(inject(DestroyRef)),
    )
    .subscribe((said) => store.dispatch({ ...said, isTyping: false }));
}
