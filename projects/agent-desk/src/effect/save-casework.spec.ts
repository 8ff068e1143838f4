import { TestBed } from '@angular/core/testing';
import type { Colleague, Conversation, TeamNote } from 'livechat-core/protocol';
import { DeskApi, type NewNote } from '../api/desk-api';
import { DeskApiError } from '../api/desk-api-error';
import type { CaseEdit } from '../state/case-edit';
import { DeskStore } from '../state/desk-store';
import { AGENT, AT_WORK, NOON, sampleConversation } from '../testing/samples';
import { readColleagues } from './read-colleagues';
import { saveEdits } from './save-edits';
import { saveNotes } from './save-notes';

const conversation = sampleConversation('a');
const conversationId = conversation.id;
const COLLEAGUE: Colleague = { id: 'agent-noah-1', name: 'Noah' };

function start(failure?: DeskApiError) {
  const asked: unknown[] = [];
  const api: Pick<DeskApi, 'editCase' | 'addNote' | 'listColleagues'> = {
    editCase: async (_id: string, edit: CaseEdit): Promise<Conversation> => {
      asked.push(edit);
      if (failure !== undefined) throw failure;
      return conversation;
    },
    addNote: async ({ noteId, text }: NewNote): Promise<TeamNote> => {
      asked.push({ noteId, text });
      if (failure !== undefined) throw failure;
      return { id: noteId, author: { type: 'AGENT', id: AGENT.id }, text, createdAt: NOON, updatedAt: NOON };
    },
    listColleagues: async () => [COLLEAGUE],
  };
  TestBed.configureTestingModule({ providers: [{ provide: DeskApi, useValue: api }] });
  TestBed.runInInjectionContext(() => {
    readColleagues();
    saveEdits();
    saveNotes();
  });
  const store = TestBed.inject(DeskStore);
  for (const event of AT_WORK) store.dispatch(event);
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return { asked, store, settled };
}

describe('the casework of an agent', () => {
  const offline = new DeskApiError({ code: 'UNAVAILABLE', message: 'The server does not answer.', remedy: 'Wait.' });

  it('knows the colleagues once it is connected', async () => {
    const { store, settled } = start();
    await settled();
    expect(store.state().colleagues).toEqual([COLLEAGUE]);
  });

  it('is saved in the order in which it was done', async () => {
    const { asked, store, settled } = start();
    const edits: readonly CaseEdit[] = [
      { field: 'priority', priority: 'LOW' },
      { field: 'priority', priority: 'HIGH' },
    ];
    for (const [index, edit] of edits.entries()) {
      store.dispatch({ type: 'caseEdited', conversationId, editId: `edit-${index}`, edit });
    }
    expect(asked).toEqual([edits[0]]);
    await settled();
    expect(asked).toEqual(edits);
    expect(store.state().edits).toEqual([]);
  });

  it('says what was not saved, and why', async () => {
    const { store, settled } = start(offline);
    store.dispatch({ type: 'caseEdited', conversationId, editId: 'edit-1', edit: { field: 'tagAdded', tag: 'vip' } });
    await settled();
    expect(store.state().notice?.message).toBe('The tag was not added. The server does not answer.');
  });

  it('hands a conversation over when the note is stored', async () => {
    const { asked, store, settled } = start();
    store.dispatch({ type: 'noteChanged', conversationId, text: ' Please call ' });
    store.dispatch({ type: 'noteWanted', conversationId, noteId: 'note-0001', handOverTo: COLLEAGUE });
    await settled();
    await settled();
    expect(asked).toEqual([
      { noteId: 'note-0001', text: 'Please call' },
      { field: 'assignee', assignee: COLLEAGUE },
    ]);
  });

  it('hands nothing over without its note, which is kept', async () => {
    const { asked, store, settled } = start(offline);
    store.dispatch({ type: 'noteChanged', conversationId, text: 'Please call' });
    store.dispatch({ type: 'noteWanted', conversationId, noteId: 'note-0001', handOverTo: COLLEAGUE });
    await settled();
    expect(asked).toHaveLength(1);
    expect(store.state().noteDrafts[conversationId]).toMatchObject({ text: 'Please call', status: 'failed' });
  });
});
