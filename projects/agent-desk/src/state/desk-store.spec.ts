import { TestBed } from '@angular/core/testing';
import { DeskStore } from './desk-store';

describe('DeskStore', () => {
  it('publishes the state before an effect sees the event', () => {
    const store = TestBed.inject(DeskStore);
    const seen: string[] = [];
    store.changes$.subscribe(({ event, state }) => {
      expect(store.state()).toBe(state);
      seen.push(event.type);
    });
    store.dispatch({ type: 'noSession' });
    expect(seen).toEqual(['noSession']);
    expect(store.state().session.status).toBe('signed-out');
  });

  it('lets what an effect dispatches wait its turn, and settles after it', () => {
    const store = TestBed.inject(DeskStore);
    const seen: string[] = [];
    store.changes$.subscribe(({ event }) => {
      if (event.type === 'filterChosen') store.dispatch({ type: 'inboxReading' });
      seen.push(event.type);
    });
    store.settled$.subscribe(({ inbox }) => seen.push(`settled ${inbox.load.status}`));
    store.dispatch({ type: 'filterChosen', filter: 'ALL' });
    expect(seen).toEqual(['filterChosen', 'inboxReading', 'settled loading']);
  });
});
