import {
  DOCUMENT,
  ErrorHandler,
  Injector,
  PLATFORM_ID,
  RendererFactory2,
  createEnvironmentInjector,
  provideZonelessChangeDetection,
  ɵINJECTOR_SCOPE as INJECTOR_SCOPE,
  type EnvironmentInjector,
} from '@angular/core';
import { provideDrawingInSteps } from 'livechat-angular';
import { domRenderers } from './dom-renderers';

/** What `isPlatformBrowser` asks for. */
const BROWSER = 'browser';

/**
 * An injector in which components can be drawn on a page: what `createApplication` of Angular's platform gives,
 * without its styles, event plugins and bootstrapping, which the widget has no use for.
 *
 * @param document the page's
 */
export function createInjector(document: Document): EnvironmentInjector {
  return createEnvironmentInjector(
    [
      provideZonelessChangeDetection(),
      // A page that is being read has other work too.
      provideDrawingInSteps(),
      { provide: INJECTOR_SCOPE, useValue: 'root' },
      { provide: ErrorHandler, useFactory: () => new ErrorHandler() },
      { provide: DOCUMENT, useValue: document },
      { provide: PLATFORM_ID, useValue: BROWSER },
      { provide: RendererFactory2, useValue: domRenderers(document) },
    ],
    // There is nothing above it: this injector is the root.
    Injector.NULL as EnvironmentInjector,
  );
}
