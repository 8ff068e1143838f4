import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { DeskApi } from '../api/desk-api';
import { DeskStore } from '../state/desk-store';
import { noteFailure } from './note-failure';

/** Has the server change a conversation's status; the change itself comes back on the socket. */
export function setStatus(): void {
  const store = inject(DeskStore);
  const api = inject(DeskApi);

  store.changes$.pipe(takeUntilDestroyed(inject(DestroyRef))).subscribe(({ event }) => {
    if (event.type !== 'statusWanted') return;
    api
      .setStatus(event.conversationId, event.status)
      .then(() => store.dispatch({ type: 'logWanted', conversationId: event.conversationId }))
      .catch((thrown: unknown) => store.dispatch({ type: 'actionRefused', error: noteFailure(store, thrown) }));
  });
}
