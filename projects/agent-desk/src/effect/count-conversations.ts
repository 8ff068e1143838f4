import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { auditTime, filter } from 'rxjs';
import { DeskApi } from '../api/desk-api';
import type { DeskEvent } from '../state/desk-event';
import { DeskStore } from '../state/desk-store';
import { noteFailure } from './note-failure';

/** How long after a change the conversations are counted; what else changes until then is in it. */
const COUNT_AFTER_MS = 400;

const CHANGING: ReadonlySet<DeskEvent['type']> = new Set([
  'filterChosen',
  'tagChosen',
  'inboxRead',
  'conversationHeard',
  'conversationErased',
  'editStored',
]);

/** Counts the conversations of the chosen status whenever one may have come, gone, or been given to somebody. */
export function countConversations(): void {
  const store = inject(DeskStore);
  const api = inject(DeskApi);

  store.changes$
    .pipe(
      filter(({ event }) => CHANGING.has(event.type)),
      auditTime(COUNT_AFTER_MS),
      takeUntilDestroyed(inject(DestroyRef)),
    )
    .subscribe(() => void count());

  async function count(): Promise<void> {
    const { session, inbox } = store.state();
    if (session.status !== 'signed-in') return;
    try {
      const { filter, tag } = inbox;
      const counts = await api.countConversations({ filter, tag });
      store.dispatch({ type: 'countsRead', filter, tag, counts });
    } catch (thrown) {
      // The former numbers stay; the list itself says when the server cannot be reached.
      noteFailure(store, thrown);
    }
  }
}
