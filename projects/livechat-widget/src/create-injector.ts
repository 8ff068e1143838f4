import type { EnvironmentInjector } from '@angular/core';
import { provideDrawingInSteps } from 'livechat-angular';
import { DOCUMENT, PLATFORM_ID } from '../engine/platform';
import { BROWSER } from '../engine/common';
import { createEnvironmentInjector } from '../engine/environment-injector';
import { Injector } from '../engine/injector';
import type { Provider } from '../engine/provider';

/**
 * An injector in which components can be drawn on a page: what `createApplication` of Angular's platform gives
 * applications.
 *
 * @param document the page's
 */
export function createInjector(document: Document): EnvironmentInjector {
  const injector = createEnvironmentInjector(
    [
      // A page that is being read has other work too.
      provideDrawingInSteps() as Provider,
      { provide: DOCUMENT, useValue: document },
      { provide: PLATFORM_ID, useValue: BROWSER },
    ],
    // There is nothing above it: this injector is the root.
    Injector.NULL,
  );
  // The components know it as Angular's, whose place it takes in the widget's files.
  return injector as unknown as EnvironmentInjector;
}
