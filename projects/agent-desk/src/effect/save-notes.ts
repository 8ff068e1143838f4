import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter, map } from 'rxjs';
import { DeskApi } from '../api/desk-api';
import { NEW_MESSAGE_ID } from '../conversation/message-id';
import type { CaseworkEvent } from '../state/desk-event';
import { DeskStore } from '../state/desk-store';
import { noteFailure } from './note-failure';

type NoteWanted = Extract<CaseworkEvent, { type: 'noteWanted' }>;

/** Has the server store the notes of the agent, and then hands the conversation over where that was wished. */
export function saveNotes(): void {
  const store = inject(DeskStore);
  const api = inject(DeskApi);
  const newId = inject(NEW_MESSAGE_ID);

  store.changes$
    .pipe(
      map(({ event }) => event),
      filter((event) => event.type === 'noteWanted'),
      takeUntilDestroyed(inject(DestroyRef)),
    )
    .subscribe((event) => void save(event));

  async function save({ conversationId, handOverTo }: NoteWanted): Promise<void> {
    const { noteId, text, status } = store.state().noteDrafts[conversationId] ?? {};
    if (noteId === undefined || text === undefined || status !== 'saving') return;
    try {
      const note = await api.addNote({ conversationId, noteId, text: text.trim() });
      store.dispatch({ type: 'noteStored', conversationId, note });
    } catch (thrown) {
      store.dispatch({ type: 'noteFailed', conversationId, error: noteFailure(store, thrown) });
      return;
    }
    if (handOverTo === null) return;
    const edit = { field: 'assignee', assignee: handOverTo } as const;
    store.dispatch({ type: 'caseEdited', conversationId, editId: newId(), edit });
  }
}
