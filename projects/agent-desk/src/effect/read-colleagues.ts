import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { DeskApi } from '../api/desk-api';
import { DeskStore } from '../state/desk-store';
import { noteFailure } from './note-failure';

/** Reads who is in the team after every connection. Those known from before stay when that fails. */
export function readColleagues(): void {
  const store = inject(DeskStore);
  const api = inject(DeskApi);

  store.changes$.pipe(takeUntilDestroyed(inject(DestroyRef))).subscribe(({ event }) => {
    if (event.type !== 'liveReady') return;
    api
      .listColleagues()
      .then((colleagues) => store.dispatch({ type: 'colleaguesRead', colleagues }))
      .catch((thrown: unknown) => void noteFailure(store, thrown));
  });
}
