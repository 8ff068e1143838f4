import { TestBed } from '@angular/core/testing';
import type { ConversationCounts } from 'livechat-core/protocol';
import { DeskApi, type CountQuery } from '../api/desk-api';
import { DeskApiError } from '../api/desk-api-error';
import { DeskStore } from '../state/desk-store';
import { AGENT, AT_WORK, sampleConversation } from '../testing/samples';
import { countConversations } from './count-conversations';

const COUNTS: ConversationCounts = { all: 3, mine: 1, unassigned: 2 };

function start(answer: () => Promise<ConversationCounts>) {
  const asked: CountQuery[] = [];
  const countBy = (query: CountQuery): Promise<ConversationCounts> => {
    asked.push(query);
    return answer();
  };
  TestBed.configureTestingModule({
    providers: [{ provide: DeskApi, useValue: { countConversations: countBy } }],
  });
  TestBed.runInInjectionContext(countConversations);
  return { asked, store: TestBed.inject(DeskStore) };
}

describe('countConversations', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('counts once for changes that come together', async () => {
    const { asked, store } = start(() => Promise.resolve(COUNTS));
    for (const event of AT_WORK) store.dispatch(event);
    for (const name of ['a', 'b', 'c']) {
      store.dispatch({ type: 'conversationHeard', conversation: sampleConversation(name) });
    }
    store.dispatch({ type: 'filterChosen', filter: 'ALL' });
    await jest.advanceTimersByTimeAsync(1000);
    expect(asked).toEqual([{ filter: 'ALL', tag: null }]);
    expect(store.state().inbox.counts).toEqual(COUNTS);
  });

  it('counts those of the chosen tag', async () => {
    const { asked, store } = start(() => Promise.resolve(COUNTS));
    for (const event of AT_WORK) store.dispatch(event);
    store.dispatch({ type: 'tagChosen', tag: 'vip' });
    await jest.advanceTimersByTimeAsync(1000);
    expect(asked).toEqual([{ filter: 'OPEN', tag: 'vip' }]);
    expect(store.state().inbox.counts).toEqual(COUNTS);
  });

  it('does not ask when nobody is signed in', async () => {
    const { asked, store } = start(() => Promise.resolve(COUNTS));
    store.dispatch({ type: 'filterChosen', filter: 'ALL' });
    await jest.advanceTimersByTimeAsync(1000);
    expect(asked).toEqual([]);
  });

  it('keeps the former numbers where the server cannot be reached, and leaves when the session is gone', async () => {
    let outcome: () => Promise<ConversationCounts> = () => Promise.resolve(COUNTS);
    const { store } = start(() => outcome());
    for (const event of AT_WORK) store.dispatch(event);
    store.dispatch({ type: 'conversationHeard', conversation: sampleConversation('a') });
    await jest.advanceTimersByTimeAsync(1000);
    outcome = () => Promise.reject(new DeskApiError({ code: 'UNAVAILABLE', message: 'x', remedy: 'y' }));
    store.dispatch({ type: 'conversationHeard', conversation: sampleConversation('b') });
    await jest.advanceTimersByTimeAsync(1000);
    expect(store.state().inbox.counts).toEqual(COUNTS);
    outcome = () =>
      Promise.reject(new DeskApiError({ code: 'UNAUTHENTICATED', message: 'x', remedy: 'y', status: 401 }));
    store.dispatch({ type: 'conversationHeard', conversation: sampleConversation('c') });
    await jest.advanceTimersByTimeAsync(1000);
    expect(store.state().session).toEqual({ status: 'signed-out', former: AGENT });
  });
});
