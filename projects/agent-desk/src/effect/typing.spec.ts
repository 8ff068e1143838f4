import { TestBed } from '@angular/core/testing';
import { TYPING, type DeskClientFrame } from 'livechat-core/protocol';
import { LiveConnection } from '../live/live-connection';
import { DeskStore } from '../state/desk-store';
import { AT_WORK, NOON, sampleConversation, sampleId } from '../testing/samples';
import { forgetTyping } from './forget-typing';
import { reportTyping } from './report-typing';

const { id: conversationId, customer } = sampleConversation('a');

function start() {
  const said: boolean[] = [];
  const send = (frame: DeskClientFrame): boolean => {
    if (frame.type === 'typing') said.push(frame.isTyping);
    return true;
  };
  TestBed.configureTestingModule({ providers: [{ provide: LiveConnection, useValue: { send } }] });
  TestBed.runInInjectionContext(() => {
    reportTyping();
    forgetTyping();
  });
  const store = TestBed.inject(DeskStore);
  for (const event of AT_WORK) store.dispatch(event);
  const write = (text: string): void => store.dispatch({ type: 'draftChanged', conversationId, text });
  return { said, store, write };
}

describe('typing', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOON }));
  afterEach(() => jest.useRealTimers());

  it('is told at the first key, again while it goes on, and once when it has ended', () => {
    const { said, write } = start();
    write('H');
    write('He');
    expect(said).toEqual([true]);
    jest.advanceTimersByTime(TYPING.repeatMs);
    write('Hel');
    expect(said).toEqual([true, true]);
    jest.advanceTimersByTime(TYPING.forgetMs);
    expect(said).toEqual([true, true, false]);
  });

  it('has ended when the reply is sent, and when nothing is left of it', () => {
    const { said, store, write } = start();
    write('Hello');
    store.dispatch({
      type: 'replyWritten',
      conversationId,
      clientMessageId: sampleId('reply'),
      text: 'Hello',
      files: [],
      createdAt: NOON,
    });
    write('Also');
    write('');
    expect(said).toEqual([true, false, true, false]);
    jest.advanceTimersByTime(TYPING.forgetMs);
    expect(said).toHaveLength(4);
  });

  it('of the customer is forgotten when it is not said again', () => {
    const { store } = start();
    const author = { type: 'CUSTOMER', id: customer.id } as const;
    const hear = (): void => store.dispatch({ type: 'typingHeard', conversationId, author, isTyping: true });
    hear();
    jest.advanceTimersByTime(TYPING.forgetMs - 1);
    hear();
    jest.advanceTimersByTime(TYPING.forgetMs - 1);
    expect(store.state().writers[conversationId]).toEqual([author]);
    jest.advanceTimersByTime(1);
    expect(store.state().writers).toEqual({});
  });
});
