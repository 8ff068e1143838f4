import { Location } from '@angular/common';
import { provideLocationMocks, type SpyLocation } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { DeskStore } from '../state/desk-store';
import { conversationOf, followLocation } from './follow-location';

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
});

describe('conversationOf', () => {
  it('takes nothing but an id of the agreed form', () => {
    expect(conversationOf('/conversations/Abc-123_xyz')).toBe('Abc-123_xyz');
    expect(conversationOf('/conversations/Abc-123_xyz?from=mail')).toBe('Abc-123_xyz');
    for (const path of [
      '',
      '/',
      '/conversations/',
      '/conversations/short',
      '/conversations/..%2Fsession',
      '/other/abcdefgh',
    ]) {
      expect(conversationOf(path)).toBeNull();
    }
  });
});
