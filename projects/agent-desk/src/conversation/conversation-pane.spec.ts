import { TestBed } from '@angular/core/testing';
import { DeskApi } from '../api/desk-api';
import { DeskStore } from '../state/desk-store';
import { AT_WORK, sampleConversation, sampleDetail, sampleMessages } from '../testing/samples';
import { ConversationPane } from './conversation-pane';

const first = sampleConversation('first');
const second = sampleConversation('second');

function start() {
  // jsdom has no media queries.
  window.matchMedia = () => ({ matches: true }) as MediaQueryList;
  // Nothing is asked of the server here.
  TestBed.configureTestingModule({ providers: [{ provide: DeskApi, useValue: {} }] });
  const store = TestBed.inject(DeskStore);
  for (const event of AT_WORK) store.dispatch(event);
  const open = (conversation: typeof first) => {
    store.dispatch({ type: 'conversationOpened', conversationId: conversation.id });
    store.dispatch({ type: 'logRead', detail: sampleDetail(conversation, sampleMessages(1, 1)) });
    TestBed.tick();
  };
  open(first);
  const fixture = TestBed.createComponent(ConversationPane);
  const host = fixture.nativeElement as HTMLElement;
  fixture.detectChanges();
  const note = () => host.querySelector<HTMLTextAreaElement>('desk-note-composer textarea');
  const choose = (kind: string) => {
    [...host.querySelectorAll<HTMLElement>('.kind')].find(({ textContent }) => textContent.trim() === kind)?.click();
    fixture.detectChanges();
  };
  const type = (text: string) => {
    const field = note();
    if (field === null) throw new Error('There is no field for a note.');
    field.value = text;
    field.dispatchEvent(new Event('input'));
    fixture.detectChanges();
  };
  return { store, fixture, open, note, choose, type };
}

describe('the note of the shown conversation', () => {
  it('keeps its field while it is written, and while something is heard', () => {
    const { store, fixture, note, choose, type } = start();
    expect(note()).toBeNull();
    choose('Note');
    const field = note();
    type('He called');
    store.dispatch({ type: 'conversationHeard', conversation: { ...first, updatedAt: first.updatedAt + 1 } });
    fixture.detectChanges();
    expect(note()).toBe(field);
    expect(field?.value).toBe('He called');
  });

  it('is not where the agent writes in another conversation', () => {
    const { fixture, open, note, choose } = start();
    choose('Note');
    open(second);
    fixture.detectChanges();
    expect(note()).toBeNull();
  });
});
