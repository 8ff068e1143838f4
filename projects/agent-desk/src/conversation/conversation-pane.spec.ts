import { TestBed } from '@angular/core/testing';
import { DeskApi } from '../api/desk-api';
import { DeskStore } from '../state/desk-store';
import { AT_WORK, sampleConversation, sampleDetail, sampleMessage, sampleMessages } from '../testing/samples';
import { ConversationPane } from './conversation-pane';
import { WINDOW_STEP } from './log-window';

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

describe('the log of a long conversation', () => {
  const COUNT = 10_000;
  const long = sampleConversation('long', { topSeq: COUNT });

  function startLong() {
    const started = start();
    const { store, fixture } = started;
    store.dispatch({ type: 'conversationOpened', conversationId: long.id });
    store.dispatch({ type: 'logRead', detail: sampleDetail(long, sampleMessages(1, COUNT)) });
    fixture.detectChanges();
    const host = fixture.nativeElement as HTMLElement;
    const log = host.querySelector('desk-message-log')!;
    const bubbles = () => [...log.querySelectorAll('.bubble')].map(({ textContent }) => textContent.trim());
    const pressOlder = () => {
      log.querySelector<HTMLElement>('.older button')!.click();
      fixture.detectChanges();
    };
    return { ...started, log, bubbles, pressOlder };
  }

  it('is drawn at its end, and further up as far as somebody looks', () => {
    const { bubbles, pressOlder } = startLong();
    expect(bubbles()).toHaveLength(WINDOW_STEP);
    expect(bubbles().at(-1)).toBe(`Message ${COUNT}`);
    pressOlder();
    expect(bubbles()).toHaveLength(2 * WINDOW_STEP);
    expect(bubbles()[0]).toBe(`Message ${COUNT - 2 * WINDOW_STEP + 1}`);
  });

  it('is left alone by every key that is typed, and gets one bubble for a message', () => {
    const { store, fixture, log, bubbles } = startLong();
    const observer = new MutationObserver(() => undefined);
    observer.observe(log, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const text of ['G', 'Go', 'Goo', 'Good']) {
      store.dispatch({ type: 'draftChanged', conversationId: long.id, text });
      store.dispatch({ type: 'conversationHeard', conversation: sampleConversation('other') });
      fixture.detectChanges();
    }
    expect(observer.takeRecords()).toEqual([]);

    store.dispatch({ type: 'messageHeard', conversationId: long.id, message: sampleMessage(COUNT + 1) });
    fixture.detectChanges();
    const added = observer.takeRecords().flatMap(({ addedNodes }) => [...addedNodes]);
    const isBubble = (node: Node) => node instanceof HTMLElement && node.classList.contains('bubble');
    expect(added.filter(isBubble)).toHaveLength(1);
    expect(bubbles()).toHaveLength(WINDOW_STEP + 1);
    observer.disconnect();
  });
});
