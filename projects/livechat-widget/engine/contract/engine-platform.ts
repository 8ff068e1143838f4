import { DOCUMENT, Injector, PLATFORM_ID, createEnvironmentInjector, type EnvironmentInjector } from '@angular/core';
import type { OpenRoot } from './stage';

/** What the widget has in the place of an application of Angular. */
export const openRoot: OpenRoot = async (document, providers) =>
  createEnvironmentInjector(
    [{ provide: DOCUMENT, useValue: document }, { provide: PLATFORM_ID, useValue: 'browser' }, ...providers],
    // There is nothing above it: this injector is the root.
    Injector.NULL as EnvironmentInjector,
  );
