import { Location } from '@angular/common';
import { provideLocationMocks, type SpyLocation } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { DeskStore } from '../state/desk-store';
import { followLocation } from './follow-location';

function start(path: string) {
  TestBed.configureTestingModule({ providers: [provideLocationMocks()] });
  const location = TestBed.inject(Location) as SpyLocation;
  location.setInitialPath(path);
  TestBed.runInInjectionContext(followLocation);
  return { location, store: TestBed.inject(DeskStore) };
}

describe('followLocation', () => {
  it('opens the conversation that a link names', () => {
    expect(start('/conversations/conversation-1').store.state().openId).toBe('conversation-1');
    TestBed.resetTestingModule();
    expect(start('/').store.state().openId).toBeNull();
  });

  it('puts the shown conversation into the address, and "back" leads to the one before', () => {
    const { location, store } = start('/');
    store.dispatch({ type: 'conversationOpened', conversationId: 'conversation-1' });
    store.dispatch({ type: 'conversationOpened', conversationId: 'conversation-2' });
    expect(location.path()).toBe('/conversations/conversation-2');
    location.back();
    expect(store.state().openId).toBe('conversation-1');
    store.dispatch({ type: 'conversationLeft' });
    expect(location.path()).toBe('/');
  });

  it('lists what a link names, and names what is listed without a step for "back"', () => {
    const { location, store } = start('/conversations/conversation-1?status=solved&assigned=nobody&tag=vip');
    expect(store.state().inbox).toMatchObject({ filter: 'SOLVED', assignee: 'NOBODY', tag: 'vip' });
    store.dispatch({ type: 'conversationOpened', conversationId: 'conversation-2' });
    store.dispatch({ type: 'tagChosen', tag: null });
    store.dispatch({ type: 'filterChosen', filter: 'ALL' });
    expect(location.path()).toBe('/conversations/conversation-2?status=all&assigned=nobody');
    location.back();
    expect(store.state()).toMatchObject({ openId: 'conversation-1', inbox: { filter: 'SOLVED', tag: 'vip' } });
  });

  it('leads nowhere else when nobody is signed in', () => {
    const { location, store } = start('/conversations/conversation-1?tag=vip');
    store.dispatch({ type: 'noSession' });
    expect(location.path()).toBe('/conversations/conversation-1?tag=vip');
  });
});
