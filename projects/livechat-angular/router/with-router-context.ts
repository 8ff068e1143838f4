import { DestroyRef, DOCUMENT, PLATFORM_ID, inject } from '@angular/core';
import { isPlatformBrowser } from '@angular/common';
import { NavigationEnd, Router } from '@angular/router';
import { COMPANIONS, type Companion, type LiveChatFeature } from 'livechat-angular/service';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { debounceTime, filter, map, startWith, type Observable } from 'rxjs';

/** How long a page has to be in view before the team is told, in milliseconds. */
const SETTLE_MS = 500;

/** Where a customer is. */
export interface PageContext {
  /** The address of the page without what may be secret: no query, no fragment. */
  readonly pageUrl: string;
  readonly pageTitle: string;
}

/**
 * Tells the team which page the customer looks at, as contextual data of every conversation: when the
 * chat begins, and half a second after each navigation of the router.
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
    pages$.pipe(map(toContext), takeUntilDestroyed(destroyed)).subscribe((context) => {
      if (context === null) return;
      void chat.sendContextualData({ metadata: { ...context }, multiThreadStrategy: 'ALL_PLUS_NEW' });
    });
  };
}

/** The pages that stay in view; read when they do, because a resolver may set the title late. */
function injectPages(): Observable<PageContext> {
  const router = inject(Router);
  const document = inject(DOCUMENT);
  return router.events.pipe(
    filter((event) => event instanceof NavigationEnd),
    startWith(null),
    filter(() => router.navigated),
    debounceTime(SETTLE_MS),
    map(() => ({ pageUrl: addressOf(document.location), pageTitle: document.title })),
  );
}

function addressOf({ origin, pathname }: Location): string {
  return `${origin}${pathname}`;
}
