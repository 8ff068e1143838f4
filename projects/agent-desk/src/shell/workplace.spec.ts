import { TestBed } from '@angular/core/testing';
import { DeskApi } from '../api/desk-api';
import { NEW_MESSAGE_ID } from '../conversation/message-id';
import { KEPT_CHOICES } from '../session/kept-choices';
import { DeskStore } from '../state/desk-store';
import { AGENT, AT_WORK, NOON, sampleConversation, sampleDetail, sampleMessages } from '../testing/samples';
import { Workplace } from './workplace';

const [a, b, c] = ['a', 'b', 'c'].map((name, index) => sampleConversation(name, { updatedAt: NOON - index }));

function start() {
  // jsdom has no media queries, and dialogs that are never shown.
  window.matchMedia = () => ({ matches: true }) as MediaQueryList;
  const showModal = jest.fn();
  HTMLDialogElement.prototype.showModal = showModal;
  const kept = new Map<string, string>();
  let ids = 0;
  TestBed.configureTestingModule({
    providers: [
      { provide: DeskApi, useValue: {} },
      { provide: NEW_MESSAGE_ID, useValue: () => `id-number-${(ids += 1)}` },
      {
        provide: KEPT_CHOICES,
        useValue: { read: (name: string) => kept.get(name) ?? null, write: kept.set.bind(kept) },
      },
    ],
  });
  const store = TestBed.inject(DeskStore);
  for (const event of AT_WORK) store.dispatch(event);
  store.dispatch({ type: 'inboxReading' });
  store.dispatch({ type: 'inboxRead', request: 1, cursor: null, conversations: [a!, b!, c!] });
  const fixture = TestBed.createComponent(Workplace);
  const host = fixture.nativeElement as HTMLElement;
  document.body.append(host);
  fixture.detectChanges();
  const press = (key: string, on: Element = document.activeElement ?? document.body): boolean => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    on.dispatchEvent(event);
    fixture.detectChanges();
    return event.defaultPrevented;
  };
  const open = (conversation = a!): void => {
    store.dispatch({ type: 'conversationOpened', conversationId: conversation.id });
    store.dispatch({ type: 'logRead', detail: sampleDetail(conversation, sampleMessages(1, 1)) });
    fixture.detectChanges();
  };
  const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset['conversation'];
  const said = (): string => host.querySelector(':scope > [role="status"]')?.textContent.trim() ?? '';
  return { store, fixture, host, press, open, focused, said, showModal, kept };
}

describe('the banner of the workplace', () => {
  afterEach(() => document.body.replaceChildren());

  it('says that the connection is lost, and how much waits for it', () => {
    const { store, fixture, host, open } = start();
    open();
    const banner = (): string => host.querySelector('.banner')?.textContent.trim() ?? '';
    expect(banner()).toBe('');
    store.dispatch({ type: 'liveLost' });
    store.dispatch({
      type: 'replyWritten',
      conversationId: a!.id,
      clientMessageId: 'client-message-9',
      text: 'Yes',
      files: [],
      createdAt: NOON,
    });
    fixture.detectChanges();
    expect(banner()).toContain('The connection is lost.');
    expect(banner()).toContain('1 reply waits to be sent.');
  });
});

describe('the keys of the workplace', () => {
  afterEach(() => document.body.replaceChildren());

  it('go through the list, and stop at its ends', () => {
    const { press, focused } = start();
    press('j');
    expect(focused()).toBe(a!.id);
    press('j');
    press('j');
    press('j');
    expect(focused()).toBe(c!.id);
    press('k');
    expect(focused()).toBe(b!.id);
  });

  it('go on from the shown conversation', () => {
    const { press, open, focused } = start();
    open(b);
    press('j', document.body);
    expect(focused()).toBe(c!.id);
  });

  it('do nothing while somebody writes, and lead back by Escape', () => {
    const { store, press, open, focused, host } = start();
    open();
    const reply = host.querySelector<HTMLTextAreaElement>('desk-composer textarea')!;
    expect(document.activeElement).toBe(reply);
    for (const key of ['j', 'a', 'e', 'n', '/', '?']) expect(press(key)).toBe(false);
    expect(store.state().edits).toEqual([]);
    press('Escape');
    expect(focused()).toBe(a!.id);
  });

  it('act on the row with the keyboard, else on the shown conversation, and say so', () => {
    const { store, press, open, said } = start();
    open();
    press('a', document.body);
    expect(said()).toBe('Assigned to you');
    press('j', document.body);
    press('e');
    expect(said()).toBe('Marked as solved');
    expect(store.state().edits.map(({ conversationId, edit }) => [conversationId, edit])).toEqual([
      [a!.id, { field: 'assignee', assignee: { id: AGENT.id, name: AGENT.name } }],
      [b!.id, { field: 'status', status: 'SOLVED' }],
    ]);
    // It is assigned already, though not yet confirmed.
    press('a', document.body);
    press('e');
    expect(store.state().edits).toHaveLength(3);
  });

  it('begin a note and a reply, in the row with the keyboard too', () => {
    const { store, press, open, host } = start();
    open();
    press('n', document.body);
    expect(document.activeElement).toBe(host.querySelector('desk-note-composer textarea'));
    press('r', document.body);
    expect(document.activeElement).toBe(host.querySelector('desk-composer textarea'));
    press('j', document.body);
    press('n');
    expect(store.state().openId).toBe(b!.id);
  });

  it('write nothing in a closed conversation, and say why', () => {
    const { store, press, open, said } = start();
    open(sampleConversation('a', { status: 'CLOSED', updatedAt: NOON + 1 }));
    press('n', document.body);
    press('a', document.body);
    expect(said()).toContain('This conversation is closed');
    expect(store.state().edits).toEqual([]);
  });

  it('keep the keyboard in the list when the row with it goes away', () => {
    const { store, press, fixture, focused } = start();
    press('j');
    press('j');
    const gone = { ...b!, status: 'SOLVED', updatedAt: NOON + 1 } as const;
    store.dispatch({ type: 'conversationHeard', conversation: gone });
    fixture.detectChanges();
    expect(focused()).toBe(c!.id);
  });

  it('reach the filter and the help', () => {
    const { press, host, showModal } = start();
    press('/');
    expect(document.activeElement).toBe(host.querySelector('desk-tag-filter input'));
    press('?', document.body);
    expect(showModal).toHaveBeenCalledTimes(1);
  });

  it('can be switched off, but for Escape; nothing tells of them then', () => {
    const { store, press, open, focused, host, fixture, kept } = start();
    open();
    const solve = (): HTMLElement => host.querySelector<HTMLElement>('desk-status-actions button')!;
    expect(solve().title).toBe('Mark solved (E)');
    expect(solve().getAttribute('aria-keyshortcuts')).toBe('e');
    host.querySelector<HTMLInputElement>('dialog input')!.click();
    fixture.detectChanges();
    expect(kept.get('shortcuts')).toBe('off');
    expect(solve().title).toBe('Mark solved');
    expect(solve().hasAttribute('aria-keyshortcuts')).toBe(false);
    press('a', document.body);
    expect(store.state().edits).toEqual([]);
    press('Escape', document.body);
    expect(focused()).toBe(a!.id);
  });
});
