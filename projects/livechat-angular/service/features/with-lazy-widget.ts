import {
  ApplicationRef,
  DOCUMENT,
  DestroyRef,
  EnvironmentInjector,
  ErrorHandler,
  NgZone,
  PLATFORM_ID,
  createComponent,
  inject,
  type Type,
} from '@angular/core';
import { isPlatformBrowser } from '@angular/common';
import { COMPANIONS, type Companion } from './core-options';
import type { LiveChatFeature } from './feature';

/** How long the browser may be busy before the widget is read all the same, in milliseconds. */
const PATIENCE_MS = 5000;

/**
 * Shows the widget without a place in any template: at the end of the page, once the browser has
 * nothing better to do, so that the application is drawn first.
 *
 * The widget's code is read then as well where the application imports all else of the chat from
 * `livechat-angular/service`: bundlers keep files whole, and `livechat-angular` holds the components.
 *
 * @param load gives the component, once; on a server it is not called. It may be a component of your
 * own around the widget. What it fails with goes to the application's `ErrorHandler`
 *
 * @example
 * ```ts
 * provideLiveChat({ widgetId }, withLazyWidget(async () => (await import('./shop-chat')).ShopChat));
 * ```
 */
export function withLazyWidget(load: () => Promise<Type<unknown>>): LiveChatFeature<'lazyWidget'> {
  const useFactory = (): Companion => {
    const application = inject(ApplicationRef);
    const environmentInjector = inject(EnvironmentInjector);
    const document = inject(DOCUMENT);
    const zone = inject(NgZone);
    const destroyed = inject(DestroyRef);
    const errors = inject(ErrorHandler);
    if (!isPlatformBrowser(inject(PLATFORM_ID))) return () => undefined;
    const show = async (): Promise<void> => {
      if (destroyed.destroyed) return;
      const component = await load();
      if (destroyed.destroyed) return;
      const view = createComponent(component, { environmentInjector });
      const host = view.location.nativeElement as HTMLElement;
      application.attachView(view.hostView);
      document.body.append(host);
      destroyed.onDestroy(() => {
        view.destroy();
        host.remove();
      });
    };
    const begin = (): void => void zone.run(() => show().catch((error: unknown) => errors.handleError(error)));
    return () => zone.runOutsideAngular(() => whenIdle(document.defaultView, begin));
  };
  return { kind: 'lazyWidget', providers: [{ provide: COMPANIONS, multi: true, useFactory }] };
}

/** Safari has no idle callbacks yet; a moment after everything else is near enough. */
function whenIdle(view: Window | null, use: () => void): void {
  if (view === null) return;
  if (typeof view.requestIdleCallback === 'function') view.requestIdleCallback(use, { timeout: PATIENCE_MS });
  else view.setTimeout(use, 200);
}
