import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { DeskApi } from '../api/desk-api';
import type { OutgoingReply } from '../state/desk-state';
import { DeskStore } from '../state/desk-store';
import { dueReplies } from '../state/reduce-reply';
import { noteFailure } from './note-failure';

/** Sends the written replies, one at a time in each conversation so that their order holds. */
export function sendReplies(): void {
  const store = inject(DeskStore);
  const api = inject(DeskApi);
  const destroyRef = inject(DestroyRef);

  store.settled$.pipe(takeUntilDestroyed(destroyRef)).subscribe((state) => {
    for (const { clientMessageId } of dueReplies(state)) store.dispatch({ type: 'replySending', clientMessageId });
  });

  store.changes$.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ event, state }) => {
    if (event.type !== 'replySending') return;
    const reply = state.outgoing.find(({ clientMessageId }) => clientMessageId === event.clientMessageId);
    if (reply !== undefined) void post(reply);
  });

  async function post({ conversationId, clientMessageId, text, files }: OutgoingReply): Promise<void> {
    try {
      const message = await api.postReply({ conversationId, clientMessageId, text, files });
      store.dispatch({ type: 'replyStored', conversationId, message });
    } catch (thrown) {
      store.dispatch({ type: 'replyFailed', clientMessageId, error: noteFailure(store, thrown) });
    }
  }
}
