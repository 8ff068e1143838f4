import 'zone.js';
import { Component, NgZone, provideZoneChangeDetection, type EnvironmentProviders } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { LiveChatService } from 'livechat-angular/service';
import { LiveChatTestingController, provideLiveChatTesting } from 'livechat-angular/testing';
import { withRouterContext } from './with-router-context';

@Component({ selector: 'lc-page', template: '' })
class Page {}

interface Options {
  readonly toContext?: Parameters<typeof withRouterContext>[0];
  readonly zones?: EnvironmentProviders;
}

function open({ toContext, zones }: Options = {}): {
  readonly visit: (address: string) => Promise<void>;
  readonly team: LiveChatTestingController;
} {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'mugs', title: 'Mugs', component: Page },
        { path: 'bowls', title: 'Bowls', component: Page },
        { path: 'cups', redirectTo: 'mugs' },
      ]),
      provideLiveChatTesting({}, withRouterContext(toContext)),
      zones ?? [],
    ],
  });
  const router = TestBed.inject(Router);
  const visit = async (address: string): Promise<void> => {
    const isThere = router.navigateByUrl(address);
    await jest.advanceTimersByTimeAsync(0);
    await isThere;
  };
  return { visit, team: TestBed.inject(LiveChatTestingController) };
}

describe('withRouterContext', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('tells which page the customer stays on, without what may be secret in its address', async () => {
    const { visit, team } = open();
    await visit('/mugs?voucher=secret');
    await visit('/bowls');
    await visit('/mugs?voucher=secret');
    await jest.advanceTimersByTimeAsync(600);
    await TestBed.inject(LiveChatService).send('Hello');
    expect(team.context()).toEqual({ pageUrl: `${location.origin}${location.pathname}`, pageTitle: 'Mugs' });

    await visit('/bowls');
    await jest.advanceTimersByTimeAsync(600);
    expect(team.context()['pageTitle']).toBe('Bowls');
    expect(team.server.received.filter(({ type }) => type === 'context')).toHaveLength(1);
  });

  it('tells what the application makes of a page', async () => {
    const { visit, team } = open({
      toContext: ({ pageTitle }) => (pageTitle === 'Mugs' ? { looksAt: 'mugs' } : null),
    });
    await visit('/mugs');
    await jest.advanceTimersByTimeAsync(600);
    await visit('/bowls');
    await jest.advanceTimersByTimeAsync(600);
    await TestBed.inject(LiveChatService).send('Hello');
    expect(team.context()).toEqual({ looksAt: 'mugs' });
  });

  it('tells a page once, whatever its query and fragment, and where a redirect has led', async () => {
    const told: string[] = [];
    const { visit, team } = open({
      toContext: (page) => {
        told.push(page.pageTitle);
        return page;
      },
    });
    await team.createConversation();
    for (const address of ['/mugs', '/mugs', '/mugs?colour=blue', '/mugs?colour=red#top', '/cups', '/bowls']) {
      await visit(address);
      await jest.advanceTimersByTimeAsync(600);
    }
    expect(told).toEqual(['Mugs', 'Bowls']);
    expect(team.server.received.filter(({ type }) => type === 'context')).toHaveLength(2);
  });

  it('tells the next person anew, whom nobody has told where they are', async () => {
    const { visit, team } = open();
    const chat = TestBed.inject(LiveChatService);
    await visit('/mugs');
    await jest.advanceTimersByTimeAsync(600);
    await chat.send('Hello');
    await chat.clear();
    await chat.send('Hello again');
    expect(team.context()['pageTitle']).toBe('Mugs');
  });

  it('keeps no application with zone.js busy while it waits', async () => {
    // Zones follow the real timers only.
    jest.useRealTimers();
    open({ zones: provideZoneChangeDetection() });
    const zone = TestBed.inject(NgZone);
    await zone.run(() => TestBed.inject(Router).navigateByUrl('/mugs'));
    expect(zone.hasPendingMacrotasks).toBe(false);
  });
});
