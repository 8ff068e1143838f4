import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type Connection } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { LocaleService } from '../i18n/locale-service';
import { Loading } from './loading';

@Component({
  imports: [Loading],
  template: `<lc-loading [connection]="connection()">No connection.</lc-loading>`,
})
class Host {
  readonly connection = signal<Connection>({ status: 'connecting', attempt: 0, wasOnline: false });
}

describe('Loading', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function setUp(): { host: Host; words: () => string } {
    const chat = createLiveChat({ engine: chatEngine, serverUrl: 'https://chat.example', store: memorySessionStore() });
    TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat), LocaleService] });
    const fixture = TestBed.createComponent(Host);
    fixture.detectChanges();
    return {
      host: fixture.componentInstance,
      words: () => {
        fixture.detectChanges();
        return (fixture.nativeElement as HTMLElement).querySelector('[role=status]')?.textContent?.trim() ?? '';
      },
    };
  }

  it('says in words after ten seconds, however often it was tried, that there is no connection', () => {
    const { host, words } = setUp();
    jest.advanceTimersByTime(6_000);
    host.connection.set({ status: 'waiting', attempt: 3, wasOnline: false });
    expect(words()).toBe('Loading');
    jest.advanceTimersByTime(3_999);
    expect(words()).toBe('Loading');
    jest.advanceTimersByTime(1);
    expect(words()).toBe('No connection.');
  });

  it('shows that it is loading again once there is a connection', () => {
    const { host, words } = setUp();
    jest.advanceTimersByTime(10_000);
    expect(words()).toBe('No connection.');
    host.connection.set({ status: 'online', attempt: 0, wasOnline: true });
    expect(words()).toBe('Loading');
    jest.advanceTimersByTime(60_000);
    expect(words()).toBe('Loading');
  });
});
