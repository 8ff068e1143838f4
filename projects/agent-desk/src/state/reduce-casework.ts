import type { TeamNote } from 'livechat-core/protocol';
import type { CaseworkEvent } from './desk-event';
import type { DeskState, NoteDraft } from './desk-state';
import { hearConversation } from './reduce-inbox';

/** What edits of the shown conversation and notes of the team make of their events. */
export function reduceCasework(state: DeskState, event: CaseworkEvent): DeskState {
  switch (event.type) {
    case 'colleaguesRead':
      return { ...state, colleagues: event.colleagues };
    case 'caseEdited': {
      const { editId, conversationId, edit } = event;
      return { ...state, notice: null, edits: [...state.edits, { editId, conversationId, edit, status: 'queued' }] };
    }
    case 'editSending':
      return {
        ...state,
        edits: state.edits.map((one) => (one.editId === event.editId ? { ...one, status: 'sending' } : one)),
      };
    case 'editStored':
      return hearConversation(withoutEdit(state, event.editId), event.conversation);
    case 'editFailed':
      return { ...withoutEdit(state, event.editId), notice: event.error };
    case 'noteChanged':
      return withNote(state, event.conversationId, event.text === '' ? null : { text: event.text, status: 'draft' });
    case 'noteWanted': {
      const draft = state.noteDrafts[event.conversationId];
      if (draft === undefined || draft.status === 'saving') return state;
      // An unchanged note that may be stored already keeps its id.
      const noteId = draft.noteId ?? event.noteId;
      return withNote(state, event.conversationId, { text: draft.text, noteId, status: 'saving' });
    }
    case 'noteStored':
      return withNote(keepNote(state, event.conversationId, event.note), event.conversationId, null);
    case 'noteFailed': {
      const draft = state.noteDrafts[event.conversationId];
      if (draft === undefined) return state;
      return withNote(state, event.conversationId, { ...draft, status: 'failed', error: event.error });
    }
  }
}

function withoutEdit(state: DeskState, editId: string): DeskState {
  return { ...state, edits: state.edits.filter((one) => one.editId !== editId) };
}

function withNote(state: DeskState, id: string, draft: NoteDraft | null): DeskState {
  const { [id]: _, ...others } = state.noteDrafts;
  return { ...state, noteDrafts: draft === null ? others : { ...others, [id]: draft } };
}

function keepNote(state: DeskState, id: string, note: TeamNote): DeskState {
  const log = state.logs[id];
  if (log === undefined || log.notes.some((known) => known.id === note.id)) return state;
  return { ...state, logs: { ...state.logs, [id]: { ...log, notes: [...log.notes, note] } } };
}
