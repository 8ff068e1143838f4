import { DestroyRef, DOCUMENT, NgZone, PLATFORM_ID, inject } from '@angular/core';
import { isPlatformBrowser } from '@angular/common';
import { NavigationEnd, Router } from '@angular/router';
import { COMPANIONS, type Companion, type LiveChatFeature } from 'livechat-angular/service';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { LiveChat } from 'livechat-core';
import { combineLatest, debounceTime, distinctUntilChanged, filter, map, startWith, type Observable } from 'rxjs';
import { leaveZone } from './leave-zone';

/** How long a page has to be in view before the team is told, in milliseconds. */
const SETTLE_MS = 500;

/** Where a customer is. */
export interface PageContext {
  /** The address of the page without what may be secret: no query, no fragment. */
  readonly pageUrl: string;
  readonly pageTitle: string;
}

/**
 * Tells the team which page the customer looks at, as contextual data of every conversation: half a second after each
 * navigation of the router that leads to another page, and anew when another person is there.
 *
 * @param toContext makes other data of a page, or `null` for one that is not worth a word; called in
 * no injection context
 *
 * @example
 * ```ts
 * provideLiveChat({ widgetId }, withRouterContext(({ pageTitle }) => ({ looksAt: pageTitle })));
 * ```
 */
export function withRouterContext(
  toContext: (page: PageContext) => object | null = (page) => page,
): LiveChatFeature<'routerContext'> {
  return {
    kind: 'routerContext',
    providers: [{ provide: COMPANIONS, multi: true, useFactory: () => pageTeller(toContext) }],
  };
}

function pageTeller(toContext: (page: PageContext) => object | null): Companion {
  if (!isPlatformBrowser(inject(PLATFORM_ID))) return () => undefined;
  const pages$ = injectPages();
  const destroyed = inject(DestroyRef);
  return (chat) => {
    const tell = (page: PageContext): void => {
      const context = toContext(page);
      if (context === null) return;
      void chat.sendContextualData({ metadata: { ...context }, multiThreadStrategy: 'ALL_PLUS_NEW' });
    };
    combineLatest([pages$, identityOf(chat)])
      .pipe(takeUntilDestroyed(destroyed))
      .subscribe(([page]) => tell(page));
  };
}

/** What a former person was told does not belong to the next one. */
function identityOf(chat: LiveChat): Observable<number> {
  return chat.state$.pipe(
    map(({ generation }) => generation),
    distinctUntilChanged(),
  );
}

/** The pages that stay in view; read when they do, because a resolver may set the title late. */
function injectPages(): Observable<PageContext> {
  const router = inject(Router);
  const zone = inject(NgZone);
  const document = inject(DOCUMENT);
  return router.events.pipe(
    filter((event) => event instanceof NavigationEnd),
    startWith(null),
    filter(() => router.navigated),
    leaveZone(zone),
    debounceTime(SETTLE_MS),
    map(() => ({ pageUrl: addressOf(document.location), pageTitle: document.title })),
    // Another query or fragment is no other page.
    distinctUntilChanged((a, b) => a.pageUrl === b.pageUrl && a.pageTitle === b.pageTitle),
  );
}

function addressOf({ origin, pathname }: Location): string {
  return `${origin}${pathname}`;
}
