import {
  AGENT,
  AT_WORK,
  NOON,
  after,
  sampleConversation,
  sampleDetail,
  sampleId,
  sampleMessages,
} from '../testing/samples';
import { dueEdits, type CaseEdit } from './case-edit';
import type { DeskEvent } from './desk-event';
import { shownConversation } from './shown-conversation';

const conversation = sampleConversation('a', { tags: ['vip'], topic: 'Order' });
const conversationId = conversation.id;
const error = { code: 'UNAVAILABLE', message: 'No answer.', remedy: 'Try again.' } as const;
const note = {
  id: sampleId('note'),
  author: { type: 'AGENT', id: AGENT.id },
  text: 'Call',
  createdAt: NOON,
  updatedAt: NOON,
} as const;
const opened: readonly DeskEvent[] = [
  ...AT_WORK,
  { type: 'conversationOpened', conversationId },
  { type: 'logReading', conversationId },
  { type: 'logRead', detail: sampleDetail(conversation, sampleMessages(1, 1)) },
];
const edited = (editId: string, edit: CaseEdit): DeskEvent => ({ type: 'caseEdited', conversationId, editId, edit });
const shown = (...events: readonly DeskEvent[]) => shownConversation(after(...opened, ...events))?.conversation;

describe('edits of a conversation', () => {
  it.each<[CaseEdit, object]>([
    [{ field: 'assignee', assignee: { id: AGENT.id, name: AGENT.name } }, { assignee: { name: 'Maya' } }],
    [{ field: 'assignee', assignee: null }, { status: 'OPEN' }],
    [
      { field: 'status', status: 'WAITING' },
      { status: 'OPEN', isOnHold: true },
    ],
    [
      { field: 'status', status: 'SOLVED' },
      { status: 'SOLVED', isOnHold: false },
    ],
    [{ field: 'priority', priority: 'HIGH' }, { priority: 'HIGH' }],
    [{ field: 'topic', topic: 'Return' }, { topic: 'Return' }],
    [{ field: 'tagAdded', tag: 'b' }, { tags: ['b', 'vip'] }],
    [{ field: 'tagRemoved', tag: 'vip' }, { tags: [] }],
  ])('are shown at once: %j', (edit, expected) => {
    expect(shown(edited('edit-1', edit))).toMatchObject(expected);
  });

  it('are taken back when the server refuses them, and the agent is told', () => {
    const events = [
      edited('edit-1', { field: 'topic', topic: null }),
      { type: 'editFailed', editId: 'edit-1', error },
    ] as const;
    expect(shown(...events)).toEqual(conversation);
    expect(after(...opened, ...events).notice).toEqual(error);
    expect(after(...opened, ...events, edited('edit-2', { field: 'topic', topic: null })).notice).toBeNull();
  });

  it('a refused one leaves the others as they are', () => {
    const events = [
      edited('edit-1', { field: 'priority', priority: 'LOW' }),
      edited('edit-2', { field: 'tagAdded', tag: 'late' }),
      { type: 'editFailed', editId: 'edit-1', error },
    ] as const;
    expect(shown(...events)).toMatchObject({ tags: ['late', 'vip'] });
    expect(shown(...events)).not.toHaveProperty('priority');
  });

  it('go one after the other in each conversation', () => {
    const { edits } = after(
      ...opened,
      edited('edit-1', { field: 'priority', priority: 'LOW' }),
      edited('edit-2', { field: 'priority', priority: 'HIGH' }),
      { ...edited('edit-3', { field: 'topic', topic: 'x' }), conversationId: 'another-one' } as DeskEvent,
    );
    expect(dueEdits(edits).map(({ editId }) => editId)).toEqual(['edit-1', 'edit-3']);
    const sending = after(...opened, edited('edit-1', { field: 'topic', topic: 'x' }), {
      type: 'editSending',
      editId: 'edit-1',
    });
    expect(dueEdits(sending.edits)).toEqual([]);
  });

  it('a late answer does not hide what was heard since', () => {
    const answer = { ...conversation, topic: 'Mine', updatedAt: NOON + 1 };
    const heard = { ...conversation, topic: 'Theirs', updatedAt: NOON + 2 };
    const events = [
      edited('edit-1', { field: 'topic', topic: 'Mine' }),
      { type: 'conversationHeard', conversation: heard },
      { type: 'editStored', editId: 'edit-1', conversation: answer },
    ] as const;
    expect(shown(...events)?.topic).toBe('Theirs');
  });
});

describe('notes', () => {
  const wanted = (noteId: string): DeskEvent => ({ type: 'noteWanted', conversationId, noteId, handOverTo: null });
  const typed = (text: string): DeskEvent => ({ type: 'noteChanged', conversationId, text });
  const draft = (...events: readonly DeskEvent[]) => after(...opened, ...events).noteDrafts[conversationId];

  it('G2: keep their id through every attempt, until they are changed', () => {
    const failed = [typed('Call'), wanted('note-1'), { type: 'noteFailed', conversationId, error }] as const;
    expect(draft(...failed)).toEqual({ text: 'Call', noteId: 'note-1', status: 'failed', error });
    expect(draft(...failed, wanted('note-2'))).toEqual({ text: 'Call', noteId: 'note-1', status: 'saving' });
    expect(draft(...failed, typed('Call now'), wanted('note-2'))?.noteId).toBe('note-2');
  });

  it('G3: stand once in the conversation, and leave the field, when they are stored', () => {
    const stored = { type: 'noteStored', conversationId, note } as const;
    const state = after(...opened, typed('Call'), wanted('note-1'), stored, stored);
    expect(state.logs[conversationId]?.notes).toEqual([note]);
    expect(state.noteDrafts).toEqual({});
  });

  it('are kept when the session ends, and forgotten when the agent signs out', () => {
    expect(draft(typed('Call'), wanted('note-1'), { type: 'sessionExpired' })).toMatchObject({
      text: 'Call',
      status: 'draft',
    });
    expect(draft(typed('Call'), { type: 'signedOut' })).toBeUndefined();
  });
});
