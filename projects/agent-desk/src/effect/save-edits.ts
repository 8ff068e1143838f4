import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { DeskApi } from '../api/desk-api';
import { dueEdits, type PendingEdit } from '../state/case-edit';
import { DeskStore } from '../state/desk-store';
import { TEXT } from '../text/catalogue';
import { noteFailure } from './note-failure';

/** Has the server make the agent's edits; what it refuses is taken back, and said. */
export function saveEdits(): void {
  const store = inject(DeskStore);
  const api = inject(DeskApi);
  const destroyRef = inject(DestroyRef);

  store.settled$.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ session, edits }) => {
    if (session.status !== 'signed-in') return;
    for (const { editId } of dueEdits(edits)) store.dispatch({ type: 'editSending', editId });
  });

  store.changes$.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ event, state }) => {
    if (event.type !== 'editSending') return;
    const pending = state.edits.find(({ editId }) => editId === event.editId);
    if (pending !== undefined) void save(pending);
  });

  async function save({ editId, conversationId, edit }: PendingEdit): Promise<void> {
    try {
      store.dispatch({ type: 'editStored', editId, conversation: await api.editCase(conversationId, edit) });
      // What the chat noted of it in the conversation.
      if (edit.field === 'status') store.dispatch({ type: 'logWanted', conversationId });
    } catch (thrown) {
      const error = noteFailure(store, thrown);
      const message = `${TEXT.cases.notSaved[edit.field]} ${error.message}`;
      store.dispatch({ type: 'editFailed', editId, error: { ...error, message } });
    }
  }
}
