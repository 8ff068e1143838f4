import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { LiveChatService } from 'livechat-angular/service';
import { LiveChatTestingController, provideLiveChatTesting } from 'livechat-angular/testing';
import { withRouterContext, type PageContext } from './with-router-context';

@Component({ selector: 'lc-page', template: '' })
class Page {}

function open(toContext?: (page: PageContext) => object | null): {
  readonly visit: (address: string) => Promise<void>;
  readonly team: LiveChatTestingController;
} {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'mugs', title: 'Mugs', component: Page },
        { path: 'bowls', title: 'Bowls', component: Page },
      ]),
      provideLiveChatTesting({}, withRouterContext(toContext)),
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
    const { visit, team } = open(({ pageTitle }) => (pageTitle === 'Mugs' ? { looksAt: 'mugs' } : null));
    await visit('/mugs');
    await jest.advanceTimersByTimeAsync(600);
    await visit('/bowls');
    await jest.advanceTimersByTimeAsync(600);
    await TestBed.inject(LiveChatService).send('Hello');
    expect(team.context()).toEqual({ looksAt: 'mugs' });
  });
});
